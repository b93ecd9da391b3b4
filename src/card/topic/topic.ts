import {
  add,
  type CardEvidence,
  type DocumentEvidence,
  type Field,
  type Weights,
  type Witness,
} from './evidence.ts'
import { type Leaning, leaningOf } from './leaning.ts'
import type { Vocabulary } from './vocabulary.ts'
import { weighCard } from './weigh.ts'

/** Why a card has, or nearly has, a topic. */
export interface TopicReason {
  topic: string
  weight: number
  /** Whether the weight sufficed for the topic or, where finer ones below it are given instead, for them. */
  kept: boolean
  because: { field: Field; term: string; weight: number }[]
}

/** A topic needs this weight; beside a stronger one up to `besides`, since a question may well name two. */
const ENOUGH = { alone: 1.9, besides: 2.2 }
/** Share of the strongest topic's weight that the others need, within those bounds. */
const SHARE = 0.5
/** Where none has enough, the strongest is better than none from this weight. */
const BETTER_THAN_NONE = 1.2
const MOST_TOPICS = 4
/** A finer topic is given in place of its top name when it has this share of its weight. */
const FINER_SHARE = 0.4
const MOST_FINER = 2
/** What it is worth to a card that its whole document is about a topic. */
const LEANING = 2.1

/** Topics of each card of a document, strongest first; in the order of the cards. */
export function topicsOfDocument(
  document: DocumentEvidence,
  cards: readonly CardEvidence[],
  vocabulary: Vocabulary,
): string[][] {
  const weighed = cards.map((card) => weighCard(card, vocabulary))
  const leaning = lean(document, weighed, vocabulary)
  return weighed.map((weights) => names(chosen(withLeaning(weights, leaning), vocabulary), vocabulary))
}

/** Topics of a card that stands alone, or with few others, in its document; strongest first. */
export const topicsOf = (card: CardEvidence, document: DocumentEvidence, vocabulary: Vocabulary): string[] =>
  topicsOfDocument(document, [card], vocabulary)[0]!

/** Every topic that anything speaks for on one card of a document, strongest first, and what speaks for it. */
export function explainTopics(
  document: DocumentEvidence,
  cards: readonly CardEvidence[],
  position: number,
  vocabulary: Vocabulary,
): TopicReason[] {
  const because = new Map<number, TopicReason['because']>()
  const witness: Witness = (topic, field, term, weight) => {
    const reasons = because.get(topic) ?? []
    because.set(topic, reasons)
    reasons.push({ field, term, weight })
  }
  const weighed = cards.map((card, i) => weighCard(card, vocabulary, i === position ? witness : undefined))
  const leaning = lean(document, weighed, vocabulary)
  for (const [topic, share] of leaning) witness(topic, 'document', document.title, share * LEANING)
  const weights = withLeaning(weighed[position] ?? new Map(), leaning)
  const kept = new Set(chosen(weights, vocabulary).flatMap((topic) => [topic, vocabulary.tops[topic]!]))
  return strongestFirst(weights).map((topic) => ({
    topic: vocabulary.names[topic]!,
    weight: weights.get(topic)!,
    kept: kept.has(topic),
    because: because.get(topic) ?? [],
  }))
}

function lean(document: DocumentEvidence, weighed: readonly Weights[], vocabulary: Vocabulary): Leaning {
  const counts: Weights = new Map()
  for (const weights of weighed) {
    for (const [topic, weight] of weights) if (weight >= ENOUGH.alone) add(counts, topic, 1)
  }
  return leaningOf(document, counts, weighed.length, vocabulary)
}

function withLeaning(weights: Weights, leaning: Leaning): Weights {
  const sum: Weights = new Map(weights)
  for (const [topic, share] of leaning) add(sum, topic, share * LEANING)
  return sum
}

/** Ties go by name (indexes are in the order of names), so the order of a vocabulary file decides nothing. */
const strongestFirst = (weights: Weights): number[] =>
  [...weights.keys()].sort((a, b) => weights.get(b)! - weights.get(a)! || a - b)

function chosen(weights: Weights, { tops, names }: Vocabulary): number[] {
  const ranked = strongestFirst(weights)
  const families = ranked.filter((topic) => tops[topic] === topic)
  const strongest = weights.get(families[0] ?? -1) ?? 0
  const none = strongest < ENOUGH.alone
  const least = none ? BETTER_THAN_NONE : clamp(SHARE * strongest, ENOUGH.alone, ENOUGH.besides)
  return families
    .slice(0, none ? 1 : MOST_TOPICS)
    .filter((top) => weights.get(top)! >= least)
    .flatMap((top) => {
      const share = FINER_SHARE * weights.get(top)!
      const finer = ranked.filter((each) => each !== top && tops[each] === top && weights.get(each)! >= share)
      const finest = finer.filter(
        (each) => !finer.some((other) => names[other]!.startsWith(`${names[each]}/`)),
      )
      return finest.length > 0 ? finest.slice(0, MOST_FINER) : [top]
    })
}

const names = (topics: readonly number[], vocabulary: Vocabulary): string[] =>
  topics.map((topic) => vocabulary.names[topic]!)

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))
