const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How many of each are kept. */
const DAYS = 7
const WEEKS = 4
const MONTHS = 6

/**
 * Which backups to keep, of those made at these instants (UTC milliseconds): all of the last day; then the newest
 * of each of the last 7 days, 4 weeks and 6 months that have one. The newest of all always stays.
 */
export function kept(made: readonly number[], now: number): Set<number> {
  const newest = made.toSorted((a, b) => b - a)
  return new Set([
    ...newest.filter((at) => now - at < DAY),
    ...newestOfEach(newest, DAYS, (at) => Math.floor(at / DAY)),
    // 1970-01-05 was a Monday.
    ...newestOfEach(newest, WEEKS, (at) => Math.floor((at / DAY - 4) / 7)),
    ...newestOfEach(newest, MONTHS, (at) => Number(new Date(at).toISOString().slice(0, 7).replace('-', ''))),
  ])
}

function newestOfEach(newest: readonly number[], count: number, periodOf: (at: number) => number): number[] {
  const found = new Map<number, number>()
  for (const at of newest) if (!found.has(periodOf(at))) found.set(periodOf(at), at)
  return [...found.values()].slice(0, count)
}
