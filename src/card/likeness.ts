import { questionWords } from './question-words.ts'
import { hashOf } from './word/word-table.ts'

/**
 * Near-duplicates: two cards of different documents that ask the same. They are shown beside each other ("also
 * asked in …") and never merged, so a wrong pair costs little; but a negation, a number or a named thing that
 * only one of them has makes it another question, however alike the words are.
 *
 * Likeness is the Jaccard similarity of word shingles: the content words of the question and their neighbouring
 * pairs. Pairs are found without comparing every card to every other one: by prefix filtering (Chaudhuri, Ganti,
 * Kaushik 2006), two sets that are `ALIKE` similar must share one of their first few members in any fixed order.
 * The order has pairs before single words: they are rarer, so few cards are filed under the same one.
 */
export const ALIKE = 0.7

/** What of a card is compared: made once, kept with the card. */
export interface Shingles {
  /** In ascending order, none twice; whole numbers below 2^30. */
  members: readonly number[]
  /** Those of them that are the names of things. */
  named: readonly number[]
  /** Every number as written, sorted. */
  numbers: string
  /** An odd number of negations. */
  negated: boolean
}

/** Code that belongs to a question is read up to here (characters): what differs only later is alike. */
const CONTEXT_READ = 2000

/** null for a card that cannot be told apart by its question: none, or words that every question has. */
export function shinglesOf(question: string | null, context: string | null): Shingles | null {
  if (question === null) return null
  const words = questionWords(context === null ? question : `${question}\n${context.slice(0, CONTEXT_READ)}`)
  const { content, named, numbers, negations } = words
  if (content.length === 0) return null
  const hashes = content.map((word) => hashOf(word, 0, word.length))
  const members = new Set(hashes.map(single))
  for (let i = 1; i < hashes.length; i++) members.add(paired(hashes[i - 1]!, hashes[i]!))
  return {
    members: [...members].sort((a, b) => a - b),
    named: named.size === 0 ? NONE : Array.from(named, (word) => single(hashOf(word, 0, word.length))),
    numbers: numbers.join(),
    negated: negations % 2 === 1,
  }
}

const NONE: readonly number[] = []

const HALF = 2 ** 29
const single = (hash: number): number => HALF + (hash >>> 3)
const paired = (first: number, second: number): number => (Math.imul(first, 31) + second) >>> 3

/** The members under which a card must be filed, so that every card alike shares one of them. */
export const filedUnder = ({ members }: Shingles): readonly number[] =>
  members.slice(0, members.length - Math.ceil(ALIKE * members.length) + 1)

/** 0-1 when two cards ask the same; null when they do not, or a veto holds. */
export function likeness(a: Shingles, b: Shingles): number | null {
  const found = similarity(a.members, b.members)
  return found !== null && !vetoed(a, b) ? found.similarity : null
}

/** How alike two sets of members are and the first member they share; null when less than `ALIKE`. */
export function similarity(
  a: readonly number[],
  b: readonly number[],
): { similarity: number; first: number } | null {
  // Of so many members so many must be shared; as soon as that cannot be reached any more, it is over.
  const least = (ALIKE * (a.length + b.length)) / (1 + ALIKE)
  let shared = 0
  let first = -1
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (shared + Math.min(a.length - i, b.length - j) < least) return null
    const difference = a[i]! - b[j]!
    if (difference === 0) {
      if (shared === 0) first = a[i]!
      shared++
    }
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  const found = shared / (a.length + b.length - shared)
  return found >= ALIKE ? { similarity: found, first } : null
}

const vetoed = (a: Shingles, b: Shingles): boolean =>
  a.negated !== b.negated || a.numbers !== b.numbers || lacks(a.named, b) || lacks(b.named, a)

/** Names may be written in small letters on the other side, so they are sought among all its words. */
const lacks = (names: readonly number[], { members }: Shingles): boolean =>
  names.some((name) => !members.includes(name))
