import { addDays, studyDay } from '../review/study-day.ts'
import { newestFirst } from '../store/events.ts'
import { daysPractised, newCards } from '../store/outlook.ts'
import { dueCount, learningCount } from '../store/queue.ts'
import type { Library } from './open.ts'

/** What the end of a session looks back and ahead to. */
export interface Outlook {
  /** Cards due tomorrow if nothing more is done today. */
  due: number
  /** New cards within tomorrow's limit. */
  new: number
  /** Of the last `WEEK` study days, today included, how many saw an answer. */
  practised: number
}

const WEEK = 7
const DAY = 86_400_000

export async function outlook(library: Library): Promise<Outlook> {
  const { db, ports } = library
  const [settings, calendar] = await Promise.all([library.settings(), library.calendar()])
  const today = studyDay(ports.now(), calendar)
  const tomorrow = addDays(today, 1)
  return {
    due: dueCount(db, null, tomorrow) + learningCount(db, null, tomorrow, Number.MAX_SAFE_INTEGER),
    new: newCards(db, settings.newPerDay),
    practised: daysPractised(db, addDays(today, 1 - WEEK), today, ports.now() - (WEEK + 1) * DAY),
  }
}

/** Answers that say how fast a person is, and how far back they are looked for. */
const ANSWERS = 20
const LOOKED_AT = 200

/** Milliseconds that the last answers took, oldest first. */
export function recentPace({ db, device }: Library): number[] {
  const times: number[] = []
  let seen = 0
  for (const { grade, ms } of newestFirst(db, device)) {
    if (grade !== null && ms !== null && ms > 0) times.unshift(ms)
    if (times.length === ANSWERS || ++seen === LOOKED_AT) break
  }
  return times
}
