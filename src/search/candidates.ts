import type { Filter } from './query.ts'

/** Hits counted and ranked at most at every stage: what keeps a frequent word in a million cards fast. */
export const BOUND = 2000
/** Best hits of a stage that are put in order word by word; of words found as typed fewer will do. */
export const POOL = 200
export const CLEAR_POOL = 60

/**
 * Something a card must hold: any one of these spellings. Each is one folded word or several side by side; one that
 * ends in `*` is open: its last word may be the beginning of a longer one.
 */
export interface Want {
  spellings: readonly string[]
}

/** What to ask the index for. */
export interface Match {
  /** Sets of wants: a card fits when it holds every want of any one set. None at all: only the filter counts. */
  anyOf: readonly (readonly Want[])[]
  /** A card that holds one of these doesn't fit. */
  without: readonly Want[]
  /** Where the wants must be found: in the question, or anywhere in the card. */
  where: 'question' | 'card'
  filter: Filter
}

/** A card the index found. */
export interface Candidate {
  /** Row key of the card. */
  card: number
  id: string
  /** Markdown; null in a draft. */
  question: string | null
  topics: string[]
  /** bm25 over the weighted columns: larger is better, only comparable within one answer. */
  weight: number
}

/** A word of the library's vocabulary. */
export interface KnownWord {
  word: string
  /** Cards that hold it. */
  cards: number
}

/** What search needs of the index. The store fulfils it. */
export interface Candidates {
  /** Number of cards that fit, counted no further than `bound`. */
  count(match: Match, bound: number): number
  /** The `limit` best of the first `bound` cards that fit, best first. */
  best(match: Match, bound: number, limit: number): Candidate[]
  /** The Markdown answer of a card; null where it has none. */
  answerOf(card: number): string | null
  /** Words of the vocabulary within `most` edits of a word, itself among them; in no order. */
  similar(word: string, most: 1 | 2): KnownWord[]
}
