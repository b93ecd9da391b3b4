import { counted } from '../time.ts'
import { percent } from './topics.ts'

export interface Backlog {
  due: number
  pace: number
  /** Null when more falls due each day than is done. */
  days: number | null
}

/** How long what has piled up will take. */
export function backlogLine({ due, pace, days }: Backlog): string {
  const piled = `${counted(due, 'card')} due, the most endangered first:`
  return days === null
    ? `${piled} at ${pace} a day the pile does not shrink, for as many fall due each day.`
    : `${piled} ${counted(days, 'day')} at your pace of ${pace} a day.`
}

export interface InterviewPlan {
  day: string
  left: number
  cards: number
  newADay: number
  unseen: number
  answersADay: number
  known: number
}

/** Days to an interview, what they ask of the person, and what they will bring. */
export function interviewLine({
  day,
  left,
  cards,
  newADay,
  unseen,
  answersADay,
  known,
}: InterviewPlan): string {
  const work = `about ${counted(answersADay, 'answer')} a day, ${newADay} new`
  const short = unseen === 0 ? '' : ` ${counted(unseen, 'card')} will not have come up: raise new_per_day.`
  return `${counted(left, 'day')} to the interview on ${day}: ${work}. You will know about ${percent(known)} of ${counted(cards, 'card')}.${short}`
}
