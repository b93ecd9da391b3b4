import { type QuestionWords, questionWords } from './question-words.ts'

/**
 * Near-duplicates: two cards of different documents that ask the same. They are shown beside each other ("also
 * asked in …") and never merged, so a wrong pair costs little; but a negation, a number or a named thing that
 * only one of them has makes it another question, however alike the words are.
 *
 * Likeness is the Jaccard similarity of word shingles: the content words of the question and their neighbouring
 * pairs. Pairs are found without comparing every card to every other one: by prefix filtering (Chaudhuri, Ganti,
 * Kaushik 2006), two sets that are `ALIKE` similar must share one of their first few members in any fixed order.
 */
export const ALIKE = 0.7

/** What of a card is compared: made once, kept with the card. */
export interface Shingles {
  /** Hashes in ascending order, none twice. */
  hashes: readonly number[]
  words: QuestionWords
}

/** null for a card that cannot be told apart by its question: none, or words that every question has. */
export function shinglesOf(question: string | null, context: string | null): Shingles | null {
  if (question === null) return null
  const words = questionWords(context === null ? question : `${question}\n${context}`)
  if (words.content.length === 0) return null
  const members = new Set(words.content.map(hash))
  for (let i = 1; i < words.content.length; i++)
    members.add(hash(`${words.content[i - 1]} ${words.content[i]}`))
  return { hashes: [...members].sort((a, b) => a - b), words }
}

/** The members under which a card must be filed, so that every card alike shares one of them. */
export const filedUnder = ({ hashes }: Shingles): readonly number[] =>
  hashes.slice(0, hashes.length - Math.ceil(ALIKE * hashes.length) + 1)

/** 0-1 when two cards ask the same; null when they do not, or a veto holds. */
export function likeness(a: Shingles, b: Shingles): number | null {
  if (Math.min(a.hashes.length, b.hashes.length) < ALIKE * Math.max(a.hashes.length, b.hashes.length))
    return null
  const shared = sharedCount(a.hashes, b.hashes)
  const similarity = shared / (a.hashes.length + b.hashes.length - shared)
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

/** FNV-1a, 32 bits: the fixed order of the prefix filter, and short enough to keep. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
