import { describe, expect, it } from 'vitest'
import { counted, durationText, intervalText, timeText, waitText } from '../../src/terminal/time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('intervalText', () => {
  it.each([
    [30_000, '<1m'],
    [MINUTE, '1m'],
    [10 * MINUTE, '10m'],
    [59.6 * MINUTE, '1h'],
    [5 * HOUR, '5h'],
    [23.7 * HOUR, '1d'],
    [6 * DAY, '6d'],
    [31 * DAY, '31d'],
    [120 * DAY, '4mo'],
    [365 * DAY, '1y'],
    [900 * DAY, '2.5y'],
  ])('%d ms is %s', (ms, text) => expect(intervalText(ms)).toBe(text))
})

describe('waitText', () => {
  it.each([
    [-1, 'now'],
    [0, 'now'],
    [1, 'in 1 minute'],
    [9.5 * MINUTE, 'in 10 minutes'],
    [8 * HOUR, 'in 8 hours'],
    [DAY, 'in 1 day'],
    [DAY + HOUR, 'in 2 days'],
    [3 * DAY, 'in 3 days'],
  ])('%d ms ahead is %s', (ms, text) => expect(waitText(1000 + ms, 1000)).toBe(text))
})

describe('durationText', () => {
  it.each([
    [10, '1 second'],
    [40_000, '40 seconds'],
    [9 * MINUTE, '9 minutes'],
    [60 * MINUTE, '1 h'],
    [80 * MINUTE, '1 h 20 min'],
  ])('%d ms is %s', (ms, text) => expect(durationText(ms)).toBe(text))
})

describe('timeText', () => {
  it("shows the person's own clock", () =>
    expect(timeText(Date.UTC(2026, 10, 21, 23), () => 120)).toBe('2026-11-22 01:00'))
})

describe('counted', () => {
  it('is singular for one only', () =>
    expect([0, 1, 2].map((n) => counted(n, 'card'))).toEqual(['0 cards', '1 card', '2 cards']))
})
