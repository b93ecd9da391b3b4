import { chance } from '../review/chance.ts'
import { daysLeft, newCardsADay } from '../review/interview.ts'
import { type Memory, NEW } from '../review/memory.ts'
import { addDays, studyDay } from '../review/study-day.ts'
import { candidateRows } from '../store/candidates.ts'
import { cardKeys } from '../store/filter.ts'
import { memoriesOf } from '../store/memories.ts'
import {
  type Among,
  answeredCards,
  cardCount,
  dueBetween,
  dueByDanger,
  dueCount,
  lastGraded,
  learningUntil,
  newCount,
  newSample,
} from '../store/queue.ts'
import { answeredOn } from '../store/today.ts'
import { LEARN_AHEAD, reviewQueue } from '../study/queue.ts'
import { twinsOf } from './alike.ts'
import type { Askable } from './candidates.ts'
import { filterOf, type Wishes } from './cards.ts'
import { withDue } from './due.ts'
import type { Library } from './open.ts'
import type { Settings } from './settings.ts'

/** What a person wants of today's drill. */
export interface DrillWishes extends Pick<Wishes, 'topics' | 'cards'> {
  /** At most so many cards. */
  limit?: number | undefined
  /** So many new cards, instead of what the day still allows. */
  newLimit?: number | undefined
  /** Every due card, however many there are: for a list, not for a session. */
  all?: boolean
}

/** Today's drill. */
export interface DayQueue {
  /** Today's study day. */
  day: string
  /** In the order to ask them. */
  queue: Askable[]
  /** Cards due now, those beyond this queue among them. */
  due: number
  /** More is due than the person does in a day; null when not. */
  backlog: Backlog | null
}

export interface Backlog {
  due: number
  /** Cards a day, of late or by the daily limit. */
  pace: number
  /** Until nothing is left over; null when more falls due each day than is done. */
  days: number | null
}

/** One sitting: more cards than anybody asks for at once, and few enough to choose among in no time. */
const SITTING = 150
/** Of so many new cards those of a day are chosen, that their topics can differ. */
const SAMPLE = 60
const PLACES = 20
/** On a day with an interview ahead up to so many times the usual number of new cards. */
const HURRY = 4

/** Chooses today's cards; reads no more of the library than that takes. */
export async function dayQueue(library: Library, wishes: DrillWishes = {}): Promise<DayQueue> {
  const { db, ports } = library
  const [settings, calendar, scheduler] = await Promise.all([
    library.settings(),
    library.calendar(),
    library.scheduler(),
  ])
  const now = ports.now()
  const day = studyDay(now, calendar)
  const among: Among =
    wishes.topics?.length || wishes.cards ? cardKeys(db, await filterOf(library, wishes)) : null
  const { started, graded } = answeredOn(db, day)
  const newLimit =
    wishes.newLimit ??
    Math.max(0, newToday(settings, day, () => newCount(db, among, day) + started) - started)
  const sitting = Math.max(1, wishes.limit ?? SITTING)
  const dueLimit =
    settings.reviewsPerDay === null ? undefined : Math.max(0, settings.reviewsPerDay - (graded - started))

  const due = dueCount(db, among, day)
  const dueKeys = dueByDanger(db, among, day, wishes.all ? -1 : Math.min(sitting, dueLimit ?? sitting))
  const chances = Array.from({ length: PLACES }, (_, place) => chance(`${day}/${place}`))
  const keys = new Set([
    ...learningUntil(db, among, day, { until: now + LEARN_AHEAD, limit: wishes.all ? -1 : sitting }),
    ...dueKeys.slice(0, sitting),
    ...(newLimit === 0 ? [] : newSample(db, among, day, { chances, limit: Math.max(SAMPLE, 2 * newLimit) })),
  ])
  const queue = reviewQueue(askable(library, [...keys], calendar), {
    now,
    day,
    // The same order all day long: a session broken off goes on where it was.
    seed: day,
    newLimit,
    dueLimit,
    limit: wishes.limit ?? (wishes.all ? undefined : SITTING),
    scheduler,
    alike: twinsOf(library),
    answered: candidateRows(db, answeredCards(db, day, SITTING)),
  })
  const rest = wishes.limit === undefined ? dueKeys.slice(sitting, dueLimit) : []
  return {
    day,
    queue: [...queue, ...askable(library, rest, calendar)],
    due: due + queue.filter(({ memory }) => memory.dueDay === null && (memory.due ?? now + 1) <= now).length,
    backlog: backlogOf(library, day, due, settings.reviewsPerDay),
  }
}

/** Cards there are to be asked, now or another day. */
export const countCards = ({ db }: Library): number => cardCount(db)

/** New cards of a day: the limit, or what it takes to have seen all of them before the interview. */
export function newToday({ interview, newPerDay }: Settings, day: string, unseen: () => number): number {
  const left = interview === null ? 0 : daysLeft(day, interview)
  return left === 0 ? newPerDay : newCardsADay(unseen(), left, HURRY * newPerDay)
}

type CalendarOf = Awaited<ReturnType<Library['calendar']>>

function askable({ db }: Library, keys: readonly number[], calendar: CalendarOf): Askable[] {
  const memories = memoriesOf(db, keys)
  const remembered = (key: number): Memory => withDue(memories.get(key) ?? NEW, calendar)
  return candidateRows(db, keys).map((row) => ({ ...row, memory: remembered(row.key) }))
}

/** Days looked back for the person's pace, and ahead for what else falls due. */
const WINDOW = 14
/** The pace of somebody who has none yet. */
const USUAL = 50

function backlogOf({ db }: Library, day: string, due: number, limit: number | null): Backlog | null {
  const done = lastGraded(db, addDays(day, -WINDOW)).filter((each) => each.day < day)
  const usual = done.length === 0 ? USUAL : sum(done) / done.length
  const pace = Math.max(1, Math.round(Math.min(usual, limit ?? usual)))
  if (due <= 1.5 * pace) return null
  const inflow = sum(dueBetween(db, addDays(day, 1), addDays(day, WINDOW))) / WINDOW
  return { due, pace, days: pace > inflow ? Math.ceil(due / (pace - inflow)) : null }
}

const sum = (days: readonly { cards: number }[]): number =>
  days.reduce((total, { cards }) => total + cards, 0)
