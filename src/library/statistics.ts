import { addDays, studyDay } from '../review/study-day.ts'
import { cardKeys } from '../store/filter.ts'
import type { Among } from '../store/queue.ts'
import {
  type AnsweredDay,
  answersByDay,
  answersByHour,
  type CardCounts,
  cardCounts,
  dueByDay,
  type Kept,
  keptByMonth,
} from '../store/statistics.ts'
import { filterOf, type Wishes } from './cards.ts'
import type { Library } from './open.ts'
import { listTopics } from './topics.ts'

/** What years of answers come to. */
export interface Statistics {
  /** Today's study day. */
  today: string
  /** First study day counted. */
  since: string
  /** Days on which something was answered, in order; those of the map may begin before `since`. */
  days: AnsweredDay[]
  /** Cards by the day they fall due on, today's with all that is overdue. */
  ahead: { day: string; cards: number }[]
  cards: CardCounts
  /** The retention that is asked for. */
  target: number
  months: ({ month: string } & Kept)[]
  hours: { hour: number; answers: number; right: number }[]
  /** Weakest first; those nothing was reviewed of yet at the end. */
  topics: { topic: string; cards: number; seen: number; due: number; readiness: number | null }[]
}

/** Days of the past half year, and days looked ahead. */
const HALF_YEAR = 182
const AHEAD = 30
const YEAR = 365

/** Statistics of all cards, or of those of some topics; since a day, or over the last year. */
export async function statistics(
  library: Library,
  { topics, since }: Pick<Wishes, 'topics'> & { since?: string | undefined } = {},
): Promise<Statistics> {
  const { db, ports } = library
  const [settings, calendar] = await Promise.all([library.settings(), library.calendar()])
  const today = studyDay(ports.now(), calendar)
  const among: Among = topics?.length ? cardKeys(db, await filterOf(library, { topics })) : null
  const scope = { among, since: since ?? addDays(today, 1 - YEAR) }
  const all = await listTopics(library)
  const kept = among === null ? null : new Set(topics)
  return {
    today,
    since: scope.since,
    days: answersByDay(db, { among, since: min(scope.since, addDays(today, 1 - HALF_YEAR)) }),
    ahead: dueByDay(db, among, today, addDays(today, AHEAD)),
    cards: cardCounts(db, among, settings.leechThreshold),
    target: settings.retention,
    months: keptByMonth(db, scope),
    hours: answersByHour(db, scope),
    topics: all
      .filter(({ topic }) => kept === null || [...kept].some((name) => within(topic, name)))
      .sort((a, b) => (a.readiness ?? 2) - (b.readiness ?? 2) || b.cards - a.cards),
  }
}

const within = (topic: string, name: string): boolean => topic === name || topic.startsWith(`${name}/`)
const min = (a: string, b: string): string => (a < b ? a : b)
