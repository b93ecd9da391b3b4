import fc from 'fast-check'
import type { Event, Grade } from '../../src/review/event.ts'
import { studyDay } from '../../src/review/study-day.ts'

export const CALENDAR = { zone: () => 0, rolloverHour: 4 }
export const CARD = 'aaaaaaaaaaaaaaaaaaaaaaaaaa'
export const START = Date.parse('2026-11-21T12:00:00Z')

/** An event of the card, in order of `seq`. */
export function event(seq: number, kind: string, more: Partial<Event> = {}): Event {
  const at = more.at ?? START + seq * 60_000
  return {
    device: 'laptop',
    seq,
    hlc: seq,
    at,
    day: studyDay(at, CALENDAR),
    offsetMin: 0,
    kind,
    card: CARD,
    grade: null,
    ms: null,
    data: null,
    ...more,
  }
}

const grade = fc.constantFrom<Grade>(1, 2, 3, 4)
const SETTINGS = [
  { retention: 0.8 },
  { retention: 0.95, fuzz: true },
  { learningSteps: [] },
  { maximumInterval: 30 },
]

const happening = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('graded'), grade }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('quizzed'), grade }) },
  fc.record({ kind: fc.constantFrom('suspended', 'resumed', 'buried', 'reset', 'flagged', 'noted') }),
  fc.record({ kind: fc.constant('configured'), data: fc.constantFrom(...SETTINGS), card: fc.constant(null) }),
)

/** Logs without `voided`, of all kinds, over months, now and then with a clock put back. */
export const logs: fc.Arbitrary<Event[]> = fc
  .array(fc.tuple(happening, fc.integer({ min: -3, max: 3000 })), { maxLength: 30 })
  .map((entries) => {
    let at = START
    return entries.map(([more, hours], index) => {
      at += hours * 3_600_000
      return event(index + 1, more.kind, { ...more, at })
    })
  })
