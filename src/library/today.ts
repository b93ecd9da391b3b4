import { studyDay } from '../review/study-day.ts'
import { answeredOn, nextDue } from '../store/today.ts'
import { withDue } from './due.ts'
import type { Library } from './open.ts'

/** Where the person stands today. */
interface Today {
  /** The study day: `2026-11-21`. */
  day: string
  /** Cards graded today for the first time ever: they count against the day's new cards. */
  started: number
  /** New cards that may still be started today. */
  newLimit: number
  /** Reviews graded today. */
  graded: number
  /** When the next card that is not due yet falls due, UTC milliseconds; null when none will. */
  nextDue: number | null
}

/** What today's study day has seen so far and still allows. */
export async function today(library: Library): Promise<Today> {
  const [settings, calendar] = await Promise.all([library.settings(), library.calendar()])
  const now = library.ports.now()
  const day = studyDay(now, calendar)
  const { started, graded } = answeredOn(library.db, day)
  const next = nextDue(library.db, now, day)
  const instants = next.map((memory) => withDue(memory, calendar).due).filter((due) => due !== null)
  return {
    day,
    started,
    graded,
    newLimit: Math.max(0, settings.newPerDay - started),
    nextDue: instants.length > 0 ? Math.min(...instants) : null,
  }
}
