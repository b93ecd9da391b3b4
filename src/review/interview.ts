import type { Memory } from './memory.ts'
import type { Scheduler } from './scheduler.ts'
import { type Calendar, daysBetween, rolloverInstant } from './study-day.ts'

/** Days before an interview in which no new card is started any more: what is new then does not settle. */
const SETTLING = 3

/** Days of study left; 0 from the day of the interview on. */
export const daysLeft = (today: string, interview: string): number =>
  Math.max(0, daysBetween(today, interview))

/** New cards a day so that all of them have been started a few days before the interview, at most `most`. */
export function newCardsADay(cards: number, left: number, most: number): number {
  return Math.min(most, Math.ceil(cards / Math.max(1, left - SETTLING)))
}

/** What becomes of a card until an interview. */
export interface Prospect {
  /** How often it will be asked, each step of learning counted. */
  reviews: number
  /** How likely it is known on the day: 0-1. */
  known: number
}

/** Nothing is asked more often than this before an interview. */
const MANY = 100

/**
 * Looks ahead: the card is asked whenever it falls due and answered good, but the last time before the
 * interview it may be missed, as likely as its retrievability says.
 */
export function prospect(
  card: string,
  memory: Memory,
  { scheduler, calendar, from, interview }: Outlook,
): Prospect {
  const end = rolloverInstant(interview, calendar)
  let [before, after, at, reviews] = [memory, memory, Math.max(from, memory.due ?? from), 0]
  while (at < end && reviews < MANY) {
    before = after
    after = scheduler.next(before, 3, { card, at })
    reviews++
    at = Math.max(at + 1, after.due ?? end)
  }
  const good = scheduler.retrievability(after, end)
  if (reviews === 0 || before.state !== 'review') return { reviews, known: good }
  const last = after.lastAt ?? from
  const missed = scheduler.next(before, 1, { card, at: last })
  const chance = scheduler.retrievability(before, last)
  return { reviews, known: chance * good + (1 - chance) * scheduler.retrievability(missed, end) }
}

interface Outlook {
  scheduler: Scheduler
  calendar: Calendar
  /** When the card is asked first at the earliest: UTC milliseconds. */
  from: number
  /** Study day of the interview. */
  interview: string
}
