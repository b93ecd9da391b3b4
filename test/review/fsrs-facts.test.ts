import { describe, expect, test } from 'vitest'
import type { Grade } from '../../src/review/event.ts'
import { leeches } from '../../src/review/leech.ts'
import { type Memory, NEW } from '../../src/review/memory.ts'
import { createScheduler } from '../../src/review/scheduler.ts'
import { DEFAULT_SETTINGS } from '../../src/review/settings.ts'
import { addDays, studyDay } from '../../src/review/study-day.ts'
import facts from '../data/fsrs.json' with { type: 'json' }

const CALENDAR = { zone: () => 0, rolloverHour: 4 }
const NOON = Date.parse('2026-11-21T12:00:00Z')
const DAY = 86_400_000
const CARD = 'aaaaaaaaaaaaaaaaaaaaaaaaaa'
const scheduler = createScheduler(DEFAULT_SETTINGS, CALENDAR)
const grades = (text: string) => [...text].map((digit) => Number(digit) as Grade)

/** Memories after each of some grades, the first at noon and each next one at the due of the last. */
function gradedAtDue(text: string, schedule = scheduler): Memory[] {
  let memory = NEW
  return grades(text).map((grade) => {
    memory = schedule.next(memory, grade, { card: CARD, at: memory.due ?? NOON })
    return memory
  })
}

describe('intervals, each grade exactly at due', () => {
  test.each(facts.interval_days_when_graded_at_due)('$grades', ({ grades, days }) => {
    expect(gradedAtDue(grades).map(({ intervalDays }) => intervalDays)).toEqual(days)
  })

  test.each(Object.entries(facts.retention_sweep_333333))('333333 at retention %s', (retention, days) => {
    const schedule = createScheduler({ ...DEFAULT_SETTINGS, retention: Number(retention) }, CALENDAR)
    expect(gradedAtDue('333333', schedule).map(({ intervalDays }) => intervalDays)).toEqual(days)
  })
})

describe('memory', () => {
  test.each(Object.entries(facts.first_grade))('after a first grade %s', (grade, expected) => {
    const { stability, difficulty } = scheduler.next(NEW, Number(grade) as Grade, { card: CARD, at: NOON })
    expect(stability).toBeCloseTo(expected.stability, 8)
    expect(difficulty).toBeCloseTo(expected.difficulty, 8)
  })

  test.each(facts.memory_after_given_gaps)('$grades after given gaps', (row) => {
    let memory = NEW
    let at = NOON
    for (const [index, grade] of grades(row.grades).entries()) {
      at += row.gap_days[index]! * DAY
      memory = scheduler.next(memory, grade, { card: CARD, at })
    }
    expect(memory.stability).toBeCloseTo(row.stability, 4)
    expect(memory.difficulty).toBeCloseTo(row.difficulty, 4)
  })

  describe.each(facts.one_step_from_stability_10_difficulty_5)('$elapsed_days days on', (row) => {
    const day = studyDay(NOON, CALENDAR)
    const start: Memory = {
      ...NEW,
      state: 'review',
      stability: 10,
      difficulty: 5,
      reps: 3,
      intervalDays: 10,
      dueDay: addDays(day, 10),
      lastAt: NOON,
      lastDay: day,
      lastGrade: 3,
    }
    test.each([1, 2, 3, 4] as const)('grade %i', (grade) => {
      const after = scheduler.next(start, grade, { card: CARD, at: NOON + row.elapsed_days * DAY })
      expect(after.stability).toBeCloseTo(row.stability_by_grade[grade - 1]!, 4)
    })
  })

  test.each(Object.entries(facts.retrievability_stability_10))(
    'retrievability after %s days',
    (days, expected) => {
      const memory: Memory = {
        ...NEW,
        state: 'review',
        stability: 10,
        difficulty: 5,
        lastAt: NOON,
        lastDay: '2026-11-21',
      }
      expect(scheduler.retrievability(memory, NOON + Number(days) * DAY)).toBeCloseTo(expected, 7)
    },
  )
})

test.each([
  ['threshold 8 fires at lapses', 8],
  ['threshold 3 fires at lapses', 3],
] as const)('leeches: %s', (row, threshold) => {
  const expected = facts.leech[row]
  const lapses = Array.from({ length: expected.at(-1)! }, (_, index) => index + 1)
  expect(lapses.filter((count) => leeches(count, threshold))).toEqual(expected)
})

describe('study days', () => {
  const reviewed = gradedAtDue('33').at(-1)!

  test('good at 23:50 and again at 00:10 are on one study day', () => {
    const late = scheduler.next(NEW, 4, { card: CARD, at: Date.parse('2026-11-21T23:50:00Z') })
    const after = scheduler.next(late, 3, { card: CARD, at: Date.parse('2026-11-22T00:10:00Z') })
    expect(after.lastDay).toBe('2026-11-21')
    expect(scheduler.retrievability(late, Date.parse('2026-11-22T00:10:00Z'))).toBe(1)
  })

  test('a review card is due at the roll-over of its study day, whenever it was answered', () => {
    expect(reviewed).toMatchObject({ state: 'review', dueDay: '2026-11-23' })
    expect(reviewed.due).toBe(Date.parse('2026-11-23T04:00:00Z'))
  })

  test('a night owl’s card of 01:00 is due with the morning’s drill', () => {
    const first = scheduler.next(NEW, 4, { card: CARD, at: Date.parse('2026-11-22T01:00:00Z') })
    expect(first).toMatchObject({ lastDay: '2026-11-21', intervalDays: 8, dueDay: '2026-11-29' })
  })
})
