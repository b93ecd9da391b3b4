import type { Zone } from '../../src/review/study-day.ts'

/** The zone of a place by the tz database that comes with Node. */
export function zoneOf(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  return (at) => {
    const shown: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(at)) shown[type] = Number(value)
    const local = Date.UTC(shown.year!, shown.month! - 1, shown.day, shown.hour, shown.minute)
    return Math.round((local - Math.floor(at / 60_000) * 60_000) / 60_000)
  }
}
