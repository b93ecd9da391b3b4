import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Event } from '../../src/review/event.ts'
import { isMissed, isSeen, NEW, recall, remember } from '../../src/review/memory.ts'
import { createScheduler } from '../../src/review/scheduler.ts'
import { DEFAULT_SETTINGS } from '../../src/review/settings.ts'
import { CALENDAR, CARD, event, logs, START } from './history.ts'
import { zoneOf } from './zones.ts'

const scheduler = createScheduler(DEFAULT_SETTINGS, CALENDAR)
const remembered = (events: Event[]) => recall(CARD, events, scheduler)
const DAY = 86_400_000

describe('laws of recall', () => {
  test('it is a fold: the rest of a log continues what a prefix gave', () => {
    fc.assert(
      fc.property(logs, fc.nat(), (events, cut) => {
        const at = events.length === 0 ? 0 : cut % events.length
        let [memory, current] = [remembered(events.slice(0, at)), scheduler]
        for (const each of events.slice(0, at)) {
          if (each.kind === 'configured') current = current.configured(each.data)
        }
        for (const each of events.slice(at)) {
          if (each.kind === 'configured') current = current.configured(each.data)
          else memory = remember(memory, each, current, CARD)
        }
        expect(memory).toEqual(remembered(events))
      }),
    )
  })

  test('what is undone never happened', () => {
    fc.assert(
      fc.property(logs, fc.nat(), (events, pick) => {
        fc.pre(events.length > 0)
        const target = events[pick % events.length]!
        const undo = event(events.length + 1, 'voided', { data: { device: target.device, seq: target.seq } })
        expect(remembered([...events, undo])).toEqual(remembered(events.filter((each) => each !== target)))
      }),
    )
  })

  test('an undo that is undone never happened either', () => {
    fc.assert(
      fc.property(logs, fc.nat(), (events, pick) => {
        fc.pre(events.length > 0)
        const size = events.length
        const target = events[pick % size]!
        const undo = event(size + 1, 'voided', { data: { device: target.device, seq: target.seq } })
        const redo = event(size + 2, 'voided', { data: { device: undo.device, seq: undo.seq } })
        expect(remembered([...events, undo, redo])).toEqual(remembered(events))
      }),
    )
  })

  test('kinds of a newer iq change nothing', () => {
    fc.assert(
      fc.property(logs, fc.array(fc.tuple(fc.nat(), fc.string())), (events, unknown) => {
        const mixed = [...events]
        for (const [place, kind] of unknown)
          mixed.splice(place % (mixed.length + 1), 0, event(0, `x-${kind}`))
        expect(remembered(mixed)).toEqual(remembered(events))
      }),
    )
  })

  test('quizzes leave the schedule alone', () => {
    fc.assert(
      fc.property(logs, (events) => {
        const { lastQuizAt, lastQuizGrade, ...schedule } = remembered(events)
        const unquizzed = remembered(events.filter(({ kind }) => kind !== 'quizzed'))
        expect({ ...schedule, lastQuizAt: null, lastQuizGrade: null }).toEqual(unquizzed)
      }),
    )
  })

  test('the zone iq runs in moves nothing but the instant of due', () => {
    const auckland = createScheduler(DEFAULT_SETTINGS, { zone: zoneOf('Pacific/Auckland'), rolloverHour: 4 })
    fc.assert(
      fc.property(logs, (events) => {
        const here = remembered(events)
        const there = recall(CARD, events, auckland)
        const due = here.dueDay === null ? here.due : there.due
        expect(there).toEqual({ ...here, due })
      }),
      { numRuns: 30 },
    )
  })

  test('state, due and interval agree', () => {
    fc.assert(
      fc.property(logs, (events) => {
        const memory = remembered(events)
        expect(memory.due === null).toBe(memory.state === 'new')
        expect(memory.dueDay === null).toBe(memory.intervalDays === 0)
        if (memory.due !== null) expect(memory.due).toBeGreaterThan(memory.lastAt!)
      }),
    )
  })
})

describe('recall', () => {
  const good = (seq: number, at = START + seq * DAY) => event(seq, 'graded', { grade: 3, at })

  test('holds a clock that ran backwards at the grade before', () => {
    const back = remembered([good(1), good(2), good(3, START - 30 * DAY)])
    expect(back).toEqual(remembered([good(1), good(2), good(3, START + 2 * DAY)]))
    expect(back).toMatchObject({ lastAt: START + 2 * DAY, lastDay: '2026-11-23', reps: 3 })
  })

  test('reset forgets the schedule and the quizzes, and keeps the card suspended', () => {
    const memory = remembered([
      good(1),
      event(2, 'quizzed', { grade: 1 }),
      event(3, 'suspended'),
      event(4, 'reset'),
    ])
    expect(memory).toEqual({ ...NEW, suspended: true })
  })

  test('buries to the next study day, and resumes', () => {
    const buried = [event(1, 'suspended'), event(2, 'buried', { at: Date.parse('2026-11-22T01:00:00Z') })]
    expect(remembered(buried)).toEqual({ ...NEW, suspended: true, buriedUntil: '2026-11-22' })
    expect(remembered([...buried, event(3, 'resumed')])).toEqual(NEW)
  })

  test('settings hold for later grades, adopted parameters for none before their scheduler has them', () => {
    const strict = event(2, 'configured', {
      card: null,
      data: { retention: 0.95, parameters: Array(21).fill(0.5) },
    })
    const loose = remembered([good(1), good(3), good(5)])
    const tight = remembered([good(1), strict, good(3), good(5)])
    expect(tight.stability).toBe(loose.stability)
    expect(tight.intervalDays).toBeLessThan(loose.intervalDays)
  })

  test('settings that make no sense change nothing', () => {
    const nonsense = { retention: 7, learningSteps: ['1m'], maximumInterval: -1, fuzz: 'on', colour: 'red' }
    const log = [good(1), event(2, 'configured', { data: nonsense }), good(3)]
    expect(remembered(log)).toEqual(remembered([good(1), good(3)]))
  })

  test('a graded event without a grade changes nothing', () => {
    expect(remembered([event(1, 'graded')])).toEqual(NEW)
  })
})

test('a card is missed when its last answer was a miss, wherever it was given', () => {
  const missed = event(1, 'quizzed', { grade: 1 })
  const known = event(2, 'graded', { grade: 3 })
  expect([isSeen(NEW), isMissed(NEW)]).toEqual([false, false])
  expect([isSeen(remembered([missed])), isMissed(remembered([missed]))]).toEqual([true, true])
  expect(isMissed(remembered([missed, known]))).toBe(false)
  expect(isMissed(remembered([missed, known, event(3, 'quizzed', { grade: 1 })]))).toBe(true)
  expect(isMissed(remembered([event(1, 'graded', { grade: 1 }), event(2, 'quizzed', { grade: 4 })]))).toBe(
    false,
  )
})
