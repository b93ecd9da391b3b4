import { type Card, isDraft } from '../card/card.ts'
import { isMissed, isSeen, type Memory } from '../review/memory.ts'
import type { Scheduler } from '../review/scheduler.ts'
import { createRandom, shuffled } from './random.ts'
import { createCovered, type Questioned, type Subject, type SubjectReader, subjectReader } from './subject.ts'

/** What a queue needs to know of a card to choose it: a light row, since a library may hold a million. */
export interface Candidate extends Pick<Card, 'id' | 'question' | 'context'> {
  /** Path of its first source. */
  document: string
  /** The first of its topics. */
  topic?: string | null
  memory: Memory
}

export interface QuizWishes {
  seed: number | string
  /** Today's study day. */
  day: string
  /** At most so many cards. */
  limit?: number | undefined
  alike?: Twins | undefined
}

/** Near-duplicates of a card, by id: they keep apart like cards of one subject. */
export type Twins = Pick<ReadonlyMap<string, readonly string[]>, 'get'>

/**
 * Cards to practise: unseen ones, then those missed last time, then the rest; shuffled, spread over documents,
 * and no two on one subject while others remain.
 */
export function quizQueue<C extends Candidate>(
  pool: readonly C[],
  { seed, day, limit, alike }: QuizWishes,
): C[] {
  const random = createRandom(seed)
  const cards = shuffled(
    pool.filter((card) => mayBeAsked(card, day)),
    random,
  )
  const unseen = cards.filter(({ memory }) => !isSeen(memory))
  const missed = cards.filter(({ memory }) => isSeen(memory) && isMissed(memory))
  const rest = cards.filter(({ memory }) => isSeen(memory) && !isMissed(memory))
  return onePerSubject([unseen, missed, rest].flatMap(spread), readOnce(pool), { limit, alike })
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
  /** Due cards that may still be asked today. */
  dueLimit?: number | undefined
  /** At most so many cards in all. */
  limit?: number | undefined
  scheduler: Scheduler
  /** Cards answered today already: what is on their subject waits until tomorrow while others remain. */
  answered?: readonly Answered[] | undefined
  alike?: Twins | undefined
}

/** How long before it is due a card inside a learning step belongs to a session: it may come round in it. */
export const LEARN_AHEAD = 20 * 60_000

/**
 * Today's cards: those whose learning step is over, soonest first; those due, the most endangered first, with
 * new ones at even distances between and after them, missed quiz questions first; last those whose learning
 * step ends soon. Topics take turns where the order leaves it open. Cards of one subject and near-duplicates
 * keep apart while others remain.
 */
export function reviewQueue<C extends Candidate>(pool: readonly C[], wishes: ReviewWishes): C[] {
  const { now, day, scheduler, newLimit, dueLimit, limit } = wishes
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
  const fresh = shuffled(
    cards.filter(({ memory }) => memory.state === 'new'),
    createRandom(wishes.seed),
  )
  const missed = fresh.filter(({ memory }) => isMissed(memory))
  const others = fresh.filter(({ memory }) => !isMissed(memory))
  const subjectOf = readOnce(pool)
  const started = onePerSubject([missed, others].flatMap(spread), subjectOf, { ...wishes, limit: newLimit })
  const asked = topicsInTurn(due).slice(0, dueLimit)
  return onePerSubject([...over, ...interleaved(asked, started), ...soon], subjectOf, { ...wishes, limit })
}

/** The new ones at even distances, each after its share of the others. */
function interleaved<C>(due: readonly C[], fresh: readonly C[]): C[] {
  const after = (index: number) => Math.ceil(((index + 1) * due.length) / fresh.length)
  return fresh.length === 0
    ? [...due]
    : fresh.flatMap((item, index) => [...due.slice(index === 0 ? 0 : after(index - 1), after(index)), item])
}

/** Cards as endangered as each other to the percent, of which topics take turns. */
function topicsInTurn<C extends Candidate>(due: readonly { item: C; known: number }[]): C[] {
  const bands = new Map<number, C[]>()
  for (const { item, known } of due) {
    const percent = Math.round(known * 100)
    const band = bands.get(percent)
    if (band === undefined) bands.set(percent, [item])
    else band.push(item)
  }
  return [...bands.values()].flatMap((band) => inTurn(band, ({ topic, document }) => topic ?? document))
}

/** Drafts, suspended and buried cards are never asked. */
function mayBeAsked({ question, memory }: Candidate, day: string): boolean {
  const buried = memory.buriedUntil !== null && day < memory.buriedUntil
  return !isDraft({ question }) && !memory.suspended && !buried
}

/** One card of each document in turn. */
const spread = <C extends Candidate>(items: readonly C[]): C[] => inTurn(items, ({ document }) => document)

/** One of each group in turn; within a group the order stays. */
function inTurn<C>(items: readonly C[], groupOf: (item: C) => string): C[] {
  const rounds = new Map<string, number>()
  return items
    .map((item) => {
      const round = rounds.get(groupOf(item)) ?? 0
      rounds.set(groupOf(item), round + 1)
      return { item, round }
    })
    .sort((a, b) => a.round - b.round)
    .map(({ item }) => item)
}

/** Further down a queue nobody gets in a day, and comparing tens of thousands takes a second. */
const KEPT_APART = 500
const NO_SUBJECT: Subject = new Map()

/** Reads the subject of a card no more than once. */
function readOnce(pool: readonly Questioned[]): SubjectReader {
  const read = subjectReader(pool)
  const known = new Map<Questioned, Subject>()
  return (card) => {
    const subject = known.get(card) ?? read(card)
    known.set(card, subject)
    return subject
  }
}

type Answered = Questioned & Pick<Card, 'id'>

interface Apart {
  limit?: number | undefined
  answered?: readonly Answered[] | undefined
  alike?: Twins | undefined
}

/** The first `limit` in order; those on the subject of an earlier one, or nearly the same, go to the end. */
function onePerSubject<C extends Candidate>(
  items: readonly C[],
  subjectOf: SubjectReader,
  { limit = items.length, answered = [], alike }: Apart,
): C[] {
  const covered = createCovered()
  const twins = new Set<string>()
  for (const each of answered) {
    covered.add(subjectOf(each))
    for (const id of alike?.get(each.id) ?? []) twins.add(id)
  }
  const chosen: C[] = []
  const clashing: C[] = []
  for (const item of items) {
    if (chosen.length >= limit) break
    const subject = chosen.length < KEPT_APART ? subjectOf(item) : NO_SUBJECT
    if (twins.has(item.id) || covered.has(subject)) {
      clashing.push(item)
    } else {
      covered.add(subject)
      for (const id of alike?.get(item.id) ?? []) twins.add(id)
      chosen.push(item)
    }
  }
  return [...chosen, ...clashing].slice(0, limit)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
