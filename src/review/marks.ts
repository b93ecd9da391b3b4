import type { Event } from './event.ts'
import { standing } from './memory.ts'

/** What a person has put on a card beside grades. */
export interface Marks {
  flagged: boolean
  /** In the order they were written. */
  notes: string[]
}

/** The marks that a card's events add up to. `flagged` events say on or off, so that two machines agree. */
export function marksOf(events: readonly Event[]): Marks {
  const marks: Marks = { flagged: false, notes: [] }
  for (const { kind, data } of standing(events)) {
    if (kind === 'flagged') marks.flagged = data?.flag !== false
    else if (kind === 'noted' && typeof data?.text === 'string') marks.notes.push(data.text)
  }
  return marks
}
