import type { Event } from '../../review/event.ts'
import type { Zone } from '../../review/study-day.ts'
import type { Page } from '../page.ts'
import { timeText } from '../time.ts'
import { oneLine } from '../visible.ts'
import { wrapText } from '../wrap.ts'

export type ToldEvent = Pick<Event, 'at' | 'kind' | 'grade'> & Partial<Pick<Event, 'ms' | 'data'>>

const GRADES = ['again', 'hard', 'good', 'easy'] as const

/** What happened to a card, a line each: `2026-11-21 14:05  graded good, 12 s`. */
export const historyView = (events: readonly ToldEvent[], { width }: Page, zone: Zone): string[] =>
  events.flatMap((event) => wrapText(`${timeText(event.at, zone)}  ${eventText(event)}`, width))

/** `graded good, 12 s`, `noted: look at chapter 3`. */
export function eventText({ kind, grade, ms, data }: ToldEvent): string {
  if (grade !== null) return `${kind} ${GRADES[grade - 1]}${ms ? `, ${Math.round(ms / 1000)} s` : ''}`
  if (kind === 'flagged' && data?.flag === false) return 'flag taken off'
  return kind === 'noted' ? oneLine(`noted: ${data?.text}`) : kind
}
