import { type Card, isDraft } from '../card/card.ts'
import { isMissed, isSeen, type Memory } from '../review/memory.ts'
import type { Scheduler } from '../review/scheduler.ts'
import { createRandom, shuffled } from './random.ts'
import { createCovered, type Subject, subjectReader } from './subject.ts'

/** What a queue needs to know of a card to choose it: a light row, since a library may hold a million. */
export interface Candidate extends Pick<Card, 'id' | 'question' | 'context'> {
  /** Path of its first source. */
  document: string
  memory: Memory
}

export interface QuizWishes {
  seed: number | string
  /** Today's study day. */
  day: string
  /** At most so many cards. */
  limit?: number | undefined
}

/**
 * Cards to practise: unseen ones, then those missed last time, then the rest; shuffled, spread over documents,
 * and no two on one subject while others remain.
 */
export function quizQueue<C extends Candidate>(pool: readonly C[], { seed, day, limit }: QuizWishes): C[] {
  const random = createRandom(seed)
  const cards = shuffled(
    pool.filter((card) => mayBeAsked(card, day)),
    random,
  )
  const unseen = cards.filter(({ memory }) => !isSeen(memory))
  const missed = cards.filter(({ memory }) => isSeen(memory) && isMissed(memory))
  const rest = cards.filter(({ memory }) => isSeen(memory) && !isMissed(memory))
  return onePerSubject([unseen, missed, rest].flatMap(spread), pool, limit)
}

export interface ReviewWishes {
  /** UTC milliseconds. */
  now: number
  /** Today's study day. */
  day: string
  /** Shuffles the new cards. */
  seed: number | string
  /** New cards that may still be started today. */
  newLimit: number
  /** At most so many cards in all. */
  limit?: number | undefined
  scheduler: Scheduler
}

/** How long before it is due a card inside a learning step belongs to a session: it may come round in it. */
const LEARN_AHEAD = 20 * 60_000

/**
 * Today's cards: those whose learning step is over, soonest first; those due, the most endangered first; new
 * ones within the day's limit, missed quiz questions first; last those whose learning step ends soon. Cards of
 * one subject keep apart while others remain.
 */
export function reviewQueue<C extends Candidate>(pool: readonly C[], wishes: ReviewWishes): C[] {
  const { now, day, scheduler } = wishes
  const cards = pool.filter((card) => mayBeAsked(card, day))
  const learning = cards
    .filter(({ memory }) => memory.dueDay === null && memory.due !== null && memory.due <= now + LEARN_AHEAD)
    .sort((a, b) => a.memory.due! - b.memory.due!)
  const soon = learning.filter(({ memory }) => memory.due! > now)
  const over = learning.slice(0, learning.length - soon.length)
  const due = cards
    .filter(({ memory }) => memory.dueDay !== null && memory.dueDay <= day)
    .map((item) => ({ item, known: scheduler.retrievability(item.memory, now) }))
    .sort((a, b) => a.known - b.known || compare(a.item.id, b.item.id))
    .map(({ item }) => item)
  const fresh = shuffled(
    cards.filter(({ memory }) => memory.state === 'new'),
    createRandom(wishes.seed),
  )
  const missed = fresh.filter(({ memory }) => isMissed(memory))
  const others = fresh.filter(({ memory }) => !isMissed(memory))
  const started = onePerSubject([missed, others].flatMap(spread), pool, wishes.newLimit)
  return onePerSubject([...over, ...due, ...started, ...soon], pool, wishes.limit)
}

/** Drafts, suspended and buried cards are never asked. */
function mayBeAsked({ question, memory }: Candidate, day: string): boolean {
  const buried = memory.buriedUntil !== null && day < memory.buriedUntil
  return !isDraft({ question }) && !memory.suspended && !buried
}

/** One card of each document in turn. */
function spread<C extends Candidate>(items: readonly C[]): C[] {
  const rounds = new Map<string, number>()
  return items
    .map((item) => {
      const round = rounds.get(item.document) ?? 0
      rounds.set(item.document, round + 1)
      return { item, round }
    })
    .sort((a, b) => a.round - b.round)
    .map(({ item }) => item)
}

/** Further down a queue nobody gets in a day, and comparing tens of thousands takes a second. */
const KEPT_APART = 500
const NO_SUBJECT: Subject = new Map()

/** The first `limit` in order; those on the subject of an earlier one go to the end. */
function onePerSubject<C extends Candidate>(
  items: readonly C[],
  pool: readonly C[],
  limit = items.length,
): C[] {
  const subjectOf = subjectReader(pool)
  const covered = createCovered()
  const chosen: C[] = []
  const alike: C[] = []
  for (const item of items) {
    if (chosen.length >= limit) break
    const subject = chosen.length < KEPT_APART ? subjectOf(item) : NO_SUBJECT
    if (covered.has(subject)) {
      alike.push(item)
    } else {
      covered.add(subject)
      chosen.push(item)
    }
  }
  return [...chosen, ...alike].slice(0, limit)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
