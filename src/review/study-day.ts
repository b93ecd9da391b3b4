/** Minutes east of UTC at an instant (UTC milliseconds). */
export type Zone = (at: number) => number

/** How instants become study days: where the person lives, and the local hour at which a new day begins. */
export interface Calendar {
  zone: Zone
  /** 0-23. */
  rolloverHour: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * The study day of an instant, `2026-11-21`: the local civil date, or the date before while the local hour is
 * before the roll-over. Subtracting the hours instead would be wrong on daylight-saving days.
 */
export function studyDay(at: number, { zone, rolloverHour }: Calendar): string {
  const local = at + zone(at) * MINUTE
  const date = Math.floor(local / DAY)
  const hour = Math.floor((local - date * DAY) / HOUR)
  return dayOfNumber(hour < rolloverHour ? date - 1 : date)
}

/** Days since 1970-01-01 of a study day. */
export const dayNumber = (day: string): number => Date.parse(day) / DAY

/** The study day with a number; inverse of `dayNumber`. */
export const dayOfNumber = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10)

/** The study day so many days later (earlier when negative). */
export const addDays = (day: string, days: number): string => dayOfNumber(dayNumber(day) + days)

/** Whole days from one study day to another. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/**
 * The first instant of a study day: when the local clock shows the roll-over hour. Where it is shown twice,
 * the first time; where daylight saving leaps over it, the instant of the leap.
 */
export function rolloverInstant(day: string, { zone, rolloverHour }: Calendar): number {
  const wall = dayNumber(day) * DAY + rolloverHour * HOUR
  // A zone is at most 14 hours from UTC, so these two lie on either side of a change that could matter.
  const before = wall - zone(wall - DAY) * MINUTE
  const after = wall - zone(wall + DAY) * MINUTE
  if (before === after) return before
  const shows = (at: number) => at + zone(at) * MINUTE
  const hits = [before, after].filter((at) => shows(at) === wall)
  if (hits.length > 0) return Math.min(...hits)
  let [early, late] = [Math.min(before, after), Math.max(before, after)]
  while (late - early > MINUTE) {
    const middle = early + Math.floor((late - early) / MINUTE / 2) * MINUTE
    if (shows(middle) < wall) early = middle
    else late = middle
  }
  return late
}
