import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  type Calendar,
  dayNumber,
  dayOfNumber,
  daysBetween,
  rolloverInstant,
  studyDay,
} from '../../src/review/study-day.ts'
import { zoneOf } from './zones.ts'

const HOUR = 3_600_000
const utc = (iso: string) => Date.parse(iso)
const calendar = (name: string, rolloverHour = 4): Calendar => ({ zone: zoneOf(name), rolloverHour })

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Apia',
  'America/Sao_Paulo',
]

describe('the study day', () => {
  test('runs from the roll-over to the next', () => {
    expect(studyDay(utc('2026-11-21T03:59:59Z'), calendar('UTC'))).toBe('2026-11-20')
    expect(studyDay(utc('2026-11-21T04:00:00Z'), calendar('UTC'))).toBe('2026-11-21')
    expect(studyDay(utc('2026-11-21T03:59:59Z'), calendar('UTC', 0))).toBe('2026-11-21')
  })

  test('keeps to the local clock when it is put forward', () => {
    // Berlin, 2026-03-29: 02:00 becomes 03:00. Four hours after midnight the clock shows 05:00.
    expect(studyDay(utc('2026-03-29T01:59:59Z'), calendar('Europe/Berlin'))).toBe('2026-03-28')
    expect(studyDay(utc('2026-03-29T02:00:00Z'), calendar('Europe/Berlin'))).toBe('2026-03-29')
    expect(rolloverInstant('2026-03-29', calendar('Europe/Berlin'))).toBe(utc('2026-03-29T02:00:00Z'))
    expect(rolloverInstant('2026-03-28', calendar('Europe/Berlin'))).toBe(utc('2026-03-28T03:00:00Z'))
  })

  test('keeps to the local clock when it is put back', () => {
    // Berlin, 2026-10-25: 03:00 becomes 02:00. Four hours after midnight the clock shows 03:00.
    expect(studyDay(utc('2026-10-25T02:59:59Z'), calendar('Europe/Berlin'))).toBe('2026-10-24')
    expect(studyDay(utc('2026-10-25T03:00:00Z'), calendar('Europe/Berlin'))).toBe('2026-10-25')
    expect(rolloverInstant('2026-10-25', calendar('Europe/Berlin'))).toBe(utc('2026-10-25T03:00:00Z'))
  })

  test('begins with the leap where the clock leaps over the roll-over', () => {
    const newYork = calendar('America/New_York', 2)
    const leap = utc('2026-03-08T07:00:00Z')
    expect(rolloverInstant('2026-03-08', newYork)).toBe(leap)
    expect(studyDay(leap, newYork)).toBe('2026-03-08')
    expect(studyDay(leap - 1, newYork)).toBe('2026-03-07')
  })

  test('begins with the first of two roll-overs', () => {
    // New York, 2026-11-01: 02:00 becomes 01:00, so 01:00 is shown twice.
    const newYork = calendar('America/New_York', 1)
    expect(rolloverInstant('2026-11-01', newYork)).toBe(utc('2026-11-01T05:00:00Z'))
  })

  test('daylight saving never adds or drops a day', () => {
    const created = studyDay(utc('2018-08-06T06:00:00Z'), { zone: () => -6 * 60, rolloverHour: 0 })
    const now = studyDay(utc('2019-12-27T03:00:00Z'), { zone: () => -7 * 60, rolloverHour: 0 })
    expect(daysBetween(created, now)).toBe(507)
  })

  test('numbers and days are inverse', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.integer({ min: -999, max: 999 }),
        (number, days) => {
          const day = dayOfNumber(number)
          expect(dayNumber(day)).toBe(number)
          expect(daysBetween(day, addDays(day, days))).toBe(days)
        },
      ),
    )
  })
})

describe.each(ZONES)('in %s', (name) => {
  const instants = fc.integer({ min: utc('1990-01-01T00:00:00Z'), max: utc('2040-01-01T00:00:00Z') })
  const hours = fc.integer({ min: 0, max: 6 })

  test('a day holds exactly the instants from its roll-over to the next', () => {
    fc.assert(
      fc.property(instants, hours, (at, hour) => {
        const here = calendar(name, hour)
        const day = studyDay(at, here)
        const start = rolloverInstant(day, here)
        const end = rolloverInstant(addDays(day, 1), here)
        expect(start).toBeLessThanOrEqual(at)
        expect(studyDay(start, here)).toBe(day)
        // A clock put back over the roll-over shows the end of the old day twice; then only the order holds.
        if (end <= at) expect(studyDay(end, here) > day).toBe(true)
        expect(studyDay(start - 1, here) < day).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('no day is shorter than 20 hours or longer than 28, the day Samoa skipped aside', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2040-01-01') }), (number) => {
        const here = calendar(name)
        const length =
          rolloverInstant(dayOfNumber(number + 1), here) - rolloverInstant(dayOfNumber(number), here)
        if (name === 'Pacific/Apia' && Math.abs(number - dayNumber('2011-12-30')) <= 1) return
        expect(length).toBeGreaterThanOrEqual(20 * HOUR)
        expect(length).toBeLessThanOrEqual(28 * HOUR)
      }),
      { numRuns: 300 },
    )
  })
})
