import fc from 'fast-check'
import { createEmptyCard, FSRS } from 'ts-fsrs'
import { describe, expect, test } from 'vitest'
import type { Grade } from '../../src/review/event.ts'
import { type Memory, NEW, recall } from '../../src/review/memory.ts'
import { createScheduler, type Scheduler } from '../../src/review/scheduler.ts'
import { DEFAULT_SETTINGS, type MemorySettings } from '../../src/review/settings.ts'
import { CALENDAR, CARD, logs, START } from './history.ts'

const settings: fc.Arbitrary<MemorySettings> = fc.record({
  retention: fc.constantFrom(0.75, 0.9, 0.97),
  learningSteps: fc.constantFrom([1, 10], [], [5], [10, 1440]),
  relearningSteps: fc.constantFrom([10], [], [1, 10]),
  maximumInterval: fc.constantFrom(1, 10, 365, 36_500),
  fuzz: fc.boolean(),
  parameters: fc.constant(null),
  interview: fc.constantFrom(null, '2026-12-24', '2027-02-01'),
})

type Steps = MemorySettings['learningSteps']
const GRADES = [1, 2, 3, 4] as const
const delays = fc.integer({ min: 0, max: 200 * 24 * 60 }).map((minutes) => minutes * 60_000)

/** Any memory a log leads to under the scheduler, and an instant after its last grade. */
const situations = fc
  .tuple(settings, logs, delays)
  .map(([chosen, events, delay]): [Scheduler, Memory, number] => {
    const scheduler = createScheduler(chosen, CALENDAR)
    const graded = events.filter(({ kind }) => kind !== 'configured')
    const memory = recall(CARD, graded, scheduler)
    return [scheduler, memory, (memory.lastAt ?? START) + delay]
  })

describe('laws of the scheduler', () => {
  test('hard <= good <= easy, and none beyond the maximum interval', () => {
    fc.assert(
      fc.property(situations, ([scheduler, memory, at]) => {
        const { 2: hard, 3: good, 4: easy } = scheduler.preview(memory, { card: CARD, at })
        expect(hard.intervalDays).toBeLessThanOrEqual(good.intervalDays)
        expect(good.intervalDays).toBeLessThanOrEqual(easy.intervalDays)
        expect(easy.intervalDays).toBeLessThanOrEqual(scheduler.settings.maximumInterval)
      }),
    )
  })

  test('a preview is what the grade then does, fuzz or not, however long the answer takes', () => {
    fc.assert(
      fc.property(situations, fc.constantFrom<Grade>(...GRADES), ([scheduler, memory, at], grade) => {
        const seen = scheduler.preview(memory, { card: CARD, at })[grade]
        expect(scheduler.next(memory, grade, { card: CARD, at })).toEqual(seen)
        const slow = scheduler.next(memory, grade, { card: CARD, at: at + 1 })
        if (slow.lastDay === seen.lastDay) expect(slow.intervalDays).toBe(seen.intervalDays)
      }),
    )
  })

  test('retrievability is 1 on the day of the grade and falls', () => {
    fc.assert(
      fc.property(situations, ([scheduler, memory, at]) => {
        fc.pre(memory.state !== 'new')
        expect(scheduler.retrievability(memory, memory.lastAt!)).toBe(1)
        expect(scheduler.retrievability(memory, at + 86_400_000)).toBeLessThanOrEqual(
          scheduler.retrievability(memory, at),
        )
      }),
    )
  })
})

describe('fuzz', () => {
  const fuzzy = createScheduler({ ...DEFAULT_SETTINGS, fuzz: true }, CALENDAR)
  const plain = createScheduler(DEFAULT_SETTINGS, CALENDAR)
  const easy = (scheduler: Scheduler, card: string) => scheduler.next(NEW, 4, { card, at: START })

  test('spreads cards learned together over the days round their interval', () => {
    const days = Array.from({ length: 200 }, (_, index) => easy(fuzzy, `card-${index}`).intervalDays)
    expect(new Set(days).size).toBeGreaterThan(2)
    const mean = days.reduce((sum, each) => sum + each, 0) / days.length
    expect(Math.abs(mean - easy(plain, CARD).intervalDays)).toBeLessThan(0.5)
  })

  test('never pulls an interval that grew below the one before', () => {
    for (let index = 0; index < 500; index++) {
      const card = `card-${index}`
      let memory = easy(fuzzy, card)
      for (let reps = 0; reps < 6; reps++) {
        const next = fuzzy.next(memory, 2, { card, at: memory.due! })
        const unfuzzed = plain.next(memory, 2, { card, at: memory.due! })
        if (unfuzzed.intervalDays >= memory.intervalDays) {
          expect(next.intervalDays).toBeGreaterThanOrEqual(memory.intervalDays)
        }
        memory = next
      }
    }
  })
})

describe('learning steps run on the real clock', () => {
  const scheduler = createScheduler(DEFAULT_SETTINGS, CALENDAR)
  const beforeRollover = Date.parse('2026-11-22T03:55:00Z')

  test('1 minute, 10 minutes, then a day', () => {
    const again = scheduler.next(NEW, 1, { card: CARD, at: START })
    expect(again).toMatchObject({
      state: 'learning',
      due: START + 60_000,
      dueDay: null,
      step: 0,
      intervalDays: 0,
    })
    const good = scheduler.next(again, 3, { card: CARD, at: again.due! })
    expect(good).toMatchObject({ state: 'learning', due: again.due! + 600_000, step: 1 })
    expect(scheduler.next(good, 3, { card: CARD, at: good.due! })).toMatchObject({
      state: 'review',
      step: 0,
      lapses: 0,
    })
  })

  test('also over the roll-over', () => {
    const good = scheduler.next(NEW, 3, { card: CARD, at: beforeRollover })
    expect(good.due).toBe(beforeRollover + 600_000)
  })

  test('a lapse relearns in 10 minutes and counts once', () => {
    const easy = scheduler.next(NEW, 4, { card: CARD, at: START })
    const lapsed = scheduler.next(easy, 1, { card: CARD, at: easy.due! })
    expect(lapsed).toMatchObject({
      state: 'relearning',
      due: easy.due! + 600_000,
      lapses: 1,
      intervalDays: 0,
    })
    expect(scheduler.next(lapsed, 1, { card: CARD, at: lapsed.due! })).toMatchObject({
      state: 'relearning',
      lapses: 1,
    })
  })

  test('a step of a day or more is a study day', () => {
    const slow = createScheduler({ ...DEFAULT_SETTINGS, learningSteps: [10, 2880] }, CALENDAR)
    expect(slow.next(NEW, 3, { card: CARD, at: START })).toMatchObject({
      intervalDays: 2,
      dueDay: '2026-11-23',
    })
  })
})

test('agrees with the scheduler of ts-fsrs on any history of whole days and steps', () => {
  const histories = fc.array(fc.tuple(fc.constantFrom<Grade>(...GRADES), fc.integer({ min: 0, max: 90 })), {
    minLength: 1,
    maxLength: 25,
  })
  const steps = fc.constantFrom<Steps>([1, 10], [], [5], [1, 10, 60], [10, 1440])
  fc.assert(
    fc.property(histories, steps, steps, (history, learningSteps, relearningSteps) => {
      const ours = createScheduler({ ...DEFAULT_SETTINGS, learningSteps, relearningSteps }, CALENDAR)
      const minutes = (steps: Steps) => steps.map((each) => `${each}m` as const)
      const theirs = new FSRS({
        learning_steps: minutes(learningSteps),
        relearning_steps: minutes(relearningSteps),
        enable_fuzz: false,
      })
      let memory = NEW
      let card = createEmptyCard(new Date(START))
      let at = START
      for (const [grade, days] of history) {
        at += days * 86_400_000
        memory = ours.next(memory, grade, { card: CARD, at })
        card = theirs.next(card, new Date(at), grade).card
        expect(memory).toMatchObject({
          state: (['new', 'learning', 'review', 'relearning'] as const)[card.state],
          stability: card.stability,
          difficulty: card.difficulty,
          intervalDays: card.scheduled_days,
          step: card.learning_steps,
          reps: card.reps,
          lapses: card.lapses,
        })
        if (memory.dueDay === null) expect(memory.due).toBe(card.due.getTime())
        else expect(memory.dueDay).toBe(card.due.toISOString().slice(0, 10))
      }
    }),
  )
})

describe('an interview date', () => {
  const INTERVIEW = '2027-01-15'
  const scheduler = createScheduler({ ...DEFAULT_SETTINGS, interview: INTERVIEW }, CALENDAR)
  const known = { ...NEW, state: 'review' as const, stability: 60, difficulty: 5, reps: 4, intervalDays: 60 }
  const on = (day: string, card: string) =>
    scheduler.preview(
      { ...known, lastAt: Date.parse('2026-10-01T12:00Z'), lastDay: '2026-10-01' },
      {
        card,
        at: Date.parse(`${day}T12:00:00Z`),
      },
    )
  const cards = Array.from({ length: 200 }, (_, index) => `card-${index}`)

  test('brings every card round once more in the week before, spread over it', () => {
    const days = cards.map((card) => on('2026-12-01', card)[3].dueDay!)
    expect([...new Set(days)].sort()).toEqual(
      ['08', '09', '10', '11', '12', '13', '14'].map((day) => `2027-01-${day}`),
    )
  })

  test('keeps the grades in order', () => {
    for (const card of cards) {
      const after = on('2026-12-20', card)
      expect(after[2].intervalDays).toBeLessThanOrEqual(after[3].intervalDays)
      expect(after[3].intervalDays).toBeLessThanOrEqual(after[4].intervalDays)
      expect(after[2].intervalDays).toBeGreaterThanOrEqual(1)
    }
  })

  test('bounds nothing in that week, on the day, or later', () => {
    const plain = createScheduler(DEFAULT_SETTINGS, CALENDAR)
    for (const day of ['2027-01-08', '2027-01-15', '2027-03-01']) {
      const at = Date.parse(`${day}T12:00:00Z`)
      const memory = { ...known, lastAt: at - 30 * 86_400_000, lastDay: '2026-12-09' }
      expect(scheduler.next(memory, 3, { card: 'a', at })).toEqual(plain.next(memory, 3, { card: 'a', at }))
    }
  })
})
