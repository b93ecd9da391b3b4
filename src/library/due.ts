import type { Memory } from '../review/memory.ts'
import { type Calendar, rolloverInstant } from '../review/study-day.ts'

/** A kept memory with the instant a review card is due, which follows from the day and where the person is now. */
export const withDue = (memory: Memory, calendar: Calendar): Memory =>
  memory.dueDay === null ? memory : { ...memory, due: rolloverInstant(memory.dueDay, calendar) }
