import type { Card } from '../../card/card.ts'
import { isMissed, isSeen, type Memory } from '../../review/memory.ts'
import { createRandom, shuffled } from '../random.ts'
import { createCovered, subjectReader } from '../subject.ts'
import type { Part, Planned } from './mock.ts'

/** A card that may be asked, and how ready the person is for its topics. */
export interface MockCandidate {
  card: Card
  memory: Memory
}

export interface MockWishes {
  seed: number | string
  /** Minutes for all of it. */
  minutes: number
  /** At most so many questions; else as many as the time allows. */
  limit?: number | undefined
  /** Asked about in equal parts; without any, by how many cards a topic has and how weak it is. */
  topics: readonly string[]
  /** 0-1 by topic; null or absent where nothing is known. */
  readiness: ReadonlyMap<string, number | null>
}

const MINUTE = 60_000
const HALF = 30_000
/** Milliseconds for the easiest and for the hardest question. */
const LEAST = 1.5 * MINUTE
const MOST = 5 * MINUTE
/** Characters of an answer that takes the most time. */
const LONG_ANSWER = 1500
/** An interview of one topic more than these is about all of them and none. */
const MOST_TOPICS = 8
/** Shares of the questions that warm up, and that are the harder ones. */
const WARM_UP = 0.2
const HARDER = 0.3

interface Rated extends MockCandidate {
  topic: string
  /** 0-1. */
  hardness: number
}

/** The questions of an interview in order; fewer than wished where the cards run out. */
export function planMock(pool: readonly MockCandidate[], wishes: MockWishes): Planned[] {
  const { seed, minutes, limit = Number.POSITIVE_INFINITY } = wishes
  const cards = shuffled(pool, createRandom(seed)).map(
    (item): Rated => ({
      ...item,
      topic: topicOf(item.card, wishes.topics),
      hardness: hardnessOf(item),
    }),
  )
  const shares = sharesOf(cards, wishes)
  const queues = new Map(
    [...shares.keys()].map((topic) => [topic, byNeed(cards.filter((each) => each.topic === topic))]),
  )
  const time = minutes * MINUTE
  const chosen: Rated[] = []
  const covered = createCovered()
  const subjectOf = subjectReader(pool.map(({ card }) => card))
  const got = new Map<string, number>()
  for (let left = time; chosen.length < limit && (limit < Number.POSITIVE_INFINITY || left >= LEAST); ) {
    const topic = mostWanting(shares, queues, got)
    if (topic === null) break
    const next = queues.get(topic)!.shift()!
    const subject = subjectOf(next.card)
    if (covered.has(subject)) continue
    covered.add(subject)
    chosen.push(next)
    got.set(topic, (got.get(topic) ?? 0) + 1)
    left -= budgetOf(next.hardness)
  }
  return timed(
    chosen.toSorted((a, b) => a.hardness - b.hardness),
    time,
  )
}

/** The wished topic a card belongs to, else the top name of its first. */
function topicOf({ topics }: Card, wished: readonly string[]): string {
  const among = wished.find((wish) => topics.some((topic) => topic === wish || topic.startsWith(`${wish}/`)))
  return among ?? topics[0]?.split('/')[0] ?? 'other'
}

/** By length of the answer, by kind, and by the person's own history. */
function hardnessOf({ card, memory }: MockCandidate): number {
  const length = Math.min(1, (card.answer?.length ?? 0) / LONG_ANSWER)
  const kind = card.answerKind === 'rubric' ? 0.2 : card.choices === null ? 0.1 : 0
  const history = isMissed(memory) ? 0.2 : memory.difficulty === null ? 0.1 : (memory.difficulty - 1) / 45
  return Math.min(1, 0.6 * length + kind + history)
}

function sharesOf(cards: readonly Rated[], { topics, readiness }: MockWishes): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { topic } of cards) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  if (topics.length > 0)
    return new Map([...counts.keys()].filter((topic) => topics.includes(topic)).map((topic) => [topic, 1]))
  const weight = ([topic, count]: [string, number]) =>
    Math.sqrt(count) * (1.5 - (readiness.get(topic) ?? 0.3))
  const weights = [...counts].map((entry): [string, number] => [entry[0], weight(entry)])
  return new Map(weights.sort((a, b) => b[1] - a[1]).slice(0, MOST_TOPICS))
}

/** Unseen and missed ones first; the shuffled order holds within. */
const byNeed = (cards: readonly Rated[]): Rated[] => {
  const need = ({ memory }: Rated) => (!isSeen(memory) ? 0 : isMissed(memory) ? 1 : 2)
  return cards.toSorted((a, b) => need(a) - need(b))
}

/** The topic with cards left that is furthest below its share. */
function mostWanting(
  shares: ReadonlyMap<string, number>,
  queues: ReadonlyMap<string, readonly Rated[]>,
  got: ReadonlyMap<string, number>,
): string | null {
  const open = [...shares].filter(([topic]) => queues.get(topic)!.length > 0)
  const want = ([topic, share]: [string, number]) => share / ((got.get(topic) ?? 0) + 1)
  return open.sort((a, b) => want(b) - want(a))[0]?.[0] ?? null
}

const budgetOf = (hardness: number): number => LEAST + (MOST - LEAST) * hardness

/** Budgets in half minutes, stretched or squeezed to the time where there are more or fewer questions. */
function timed(chosen: readonly Rated[], time: number): Planned[] {
  const sum = chosen.reduce((total, { hardness }) => total + budgetOf(hardness), 0)
  const stretch = Math.min(2, time / sum)
  return chosen.map(({ card, topic, hardness }, i) => ({
    card: card.id,
    topic,
    part: partOf(i, chosen.length),
    budget: rounded(budgetOf(hardness) * stretch),
  }))
}

/** To half minutes; short ones are left as they are. */
const rounded = (ms: number): number => (ms < HALF ? Math.round(ms) : Math.round(ms / HALF) * HALF)

function partOf(index: number, count: number): Part {
  if (index < Math.ceil(WARM_UP * count)) return 'warm-up'
  return index >= count - Math.floor(HARDER * count) ? 'harder' : 'main'
}
