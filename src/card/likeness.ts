import { type QuestionWords, questionWords } from './question-words.ts'
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
  words: QuestionWords
}

/** Code that belongs to a question is read up to here (characters): what differs only later is alike. */
const CONTEXT_READ = 2000

/** null for a card that cannot be told apart by its question: none, or words that every question has. */
export function shinglesOf(question: string | null, context: string | null): Shingles | null {
  if (question === null) return null
  const words = questionWords(context === null ? question : `${question}\n${context.slice(0, CONTEXT_READ)}`)
  const { content } = words
  if (content.length === 0) return null
  const hashes = content.map((word) => hashOf(word, 0, word.length))
  const members = new Set(hashes.map(single))
  for (let i = 1; i < hashes.length; i++) members.add(paired(hashes[i - 1]!, hashes[i]!))
  return { members: [...members].sort((a, b) => a - b), words }
}

const HALF = 2 ** 29
const single = (hash: number): number => HALF + (hash >>> 3)
const paired = (first: number, second: number): number => (Math.imul(first, 31) + second) >>> 3

/** The members under which a card must be filed, so that every card alike shares one of them. */
export const filedUnder = ({ members }: Shingles): readonly number[] =>
  members.slice(0, members.length - Math.ceil(ALIKE * members.length) + 1)

/** 0-1 when two cards ask the same; null when they do not, or a veto holds. */
export function likeness(a: Shingles, b: Shingles): number | null {
  if (Math.min(a.members.length, b.members.length) < ALIKE * Math.max(a.members.length, b.members.length))
    return null
  const shared = sharedCount(a.members, b.members)
  const similarity = shared / (a.members.length + b.members.length - shared)
  return similarity >= ALIKE && !vetoed(a.words, b.words) ? similarity : null
}

function sharedCount(a: readonly number[], b: readonly number[]): number {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!
    if (difference === 0) shared++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return shared
}

const vetoed = (a: QuestionWords, b: QuestionWords): boolean =>
  a.negations % 2 !== b.negations % 2 ||
  a.numbers.join() !== b.numbers.join() ||
  lacks(a.named, b) ||
  lacks(b.named, a)

/** Names may be written in small letters on the other side, so they are sought among all its words. */
const lacks = (names: ReadonlySet<string>, { content }: QuestionWords): boolean =>
  [...names].some((name) => !content.includes(name))
