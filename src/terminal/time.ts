import type { Zone } from '../review/study-day.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The short form beside a key: `<1m`, `10m`, `5h`, `31d`, `4mo`, `2.5y`. `ms` is a span of time. */
export function intervalText(ms: number): string {
  if (ms < MINUTE) return '<1m'
  if (Math.round(ms / MINUTE) < 60) return `${Math.round(ms / MINUTE)}m`
  if (Math.round(ms / HOUR) < 24) return `${Math.round(ms / HOUR)}h`
  const days = Math.round(ms / DAY)
  if (days < 100) return `${days}d`
  return days < 365 ? `${Math.round(days / 30.4)}mo` : `${Number((days / 365.25).toFixed(1))}y`
}

/**
 * How long until an instant: `now`, `in 10 minutes`, `in 3 days`. Days are rounded up: a review card is due at
 * the roll-over of its study day, so the hours left, rounded up to days, are the study days between.
 */
export function waitText(due: number, now: number): string {
  const wait = due - now
  if (wait <= 0) return 'now'
  if (wait < HOUR) return `in ${counted(Math.ceil(wait / MINUTE), 'minute')}`
  if (wait < DAY) return `in ${counted(Math.round(wait / HOUR), 'hour')}`
  return `in ${counted(Math.ceil(wait / DAY), 'day')}`
}

/** How long something took or takes: `40 seconds`, `9 minutes`, `1 h 20 min`. */
export function durationText(ms: number): string {
  if (ms < MINUTE) return counted(Math.max(1, Math.round(ms / 1000)), 'second')
  const minutes = Math.round(ms / MINUTE)
  if (minutes < 60) return counted(minutes, 'minute')
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** `2026-11-21 14:05` on the person's clock. */
export const timeText = (at: number, zone: Zone): string =>
  new Date(at + zone(at) * MINUTE).toISOString().slice(0, 16).replace('T', ' ')

/** `1 card`, `2 cards`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
