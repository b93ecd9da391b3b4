import { chance } from '../review/chance.ts'
import { daysLeft, prospect } from '../review/interview.ts'
import { NEW } from '../review/memory.ts'
import { studyDay } from '../review/study-day.ts'
import { cardKeys } from '../store/filter.ts'
import { memoriesOf } from '../store/memories.ts'
import { type Among, newCount } from '../store/queue.ts'
import { answeredOn } from '../store/today.ts'
import { filterOf, type Wishes } from './cards.ts'
import { newToday } from './day-queue.ts'
import type { Library } from './open.ts'

/** How the days until an interview are planned, and what they will come to. */
export interface InterviewPlan {
  /** Study day of the interview. */
  day: string
  /** Days until then. */
  left: number
  /** All cards to be asked about. */
  cards: number
  /** New cards a day. */
  newADay: number
  /** Cards that will not have been started by then. */
  unseen: number
  /** Answers a day, all told. */
  answersADay: number
  /** Share of all cards that will be known on the day: 0-1. */
  known: number
}

/** Looking ahead at each of a hundred thousand cards would take seconds. */
const LOOKED_AT = 200

/** The plan for the interview that is set; null without one, or when its day has come. */
export async function interviewPlan(
  library: Library,
  wishes: Pick<Wishes, 'topics'> = {},
): Promise<InterviewPlan | null> {
  const { db, ports } = library
  const [settings, calendar] = await Promise.all([library.settings(), library.calendar()])
  const now = ports.now()
  const today = studyDay(now, calendar)
  const { interview } = settings
  const left = interview === null ? 0 : daysLeft(today, interview)
  if (interview === null || left === 0) return null
  const scheduler = await library.scheduler()
  const keys = cardKeys(db, { ...(await filterOf(library, wishes)), askableOn: interview })
  const among: Among = wishes.topics?.length ? keys : null
  const fresh = newCount(db, among, interview)
  const { started } = answeredOn(db, today)
  const newADay = newToday(settings, today, () => fresh + started)
  const startable = Math.min(fresh, newADay * Math.max(1, left - 3))

  const memories = memoriesOf(db, keys)
  const learned = keys.filter((key) => (memories.get(key)?.stability ?? null) !== null)
  const sample = learned.filter((key) => chance(`${interview}/${key}`) < LOOKED_AT / learned.length)
  const outlook = { scheduler, calendar, from: now, interview }
  const old = sample.map((key) => prospect(String(key), memories.get(key) ?? NEW, outlook))
  const spread = Array.from({ length: Math.min(startable, 20) }, (_, i, of = Math.min(startable, 20)) =>
    prospect(`new-${i}`, NEW, { ...outlook, from: now + ((i + 0.5) / of) * Math.max(1, left - 3) * DAY }),
  )
  const scale = (
    of: readonly { [name in 'known' | 'reviews']: number }[],
    what: 'known' | 'reviews',
    to: number,
  ) => (of.length === 0 ? 0 : (of.reduce((total, each) => total + each[what], 0) / of.length) * to)
  const total = (what: 'known' | 'reviews') =>
    scale(old, what, learned.length) + scale(spread, what, startable)
  return {
    day: interview,
    left,
    cards: keys.length,
    newADay: Math.min(newADay, fresh),
    unseen: fresh - startable,
    answersADay: Math.round(total('reviews') / left),
    known: keys.length === 0 ? 0 : total('known') / keys.length,
  }
}

const DAY = 86_400_000
