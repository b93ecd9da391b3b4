import type { Synonyms } from '../card/word/synonyms.ts'
import { foldedText, isCjk } from '../card/word/words.ts'
import { BOUND, type Candidate, type Candidates, CLEAR_POOL, type Match, type Want } from './candidates.ts'
import type { Query } from './query.ts'
import { type Term, termsOf } from './terms.ts'

export interface SearchOptions {
  /** Hits wanted; at most BOUND are ever given. */
  limit: number
  /** Take every word as typed: nothing is mended and none left out. */
  exact?: boolean
  /** The last word may be unfinished; a single letter of it tells nothing yet. */
  prefix?: boolean
  /** A query that asks for nothing lists all cards. */
  listsAll?: boolean
  /** Called only when a query finds too little as typed. */
  synonyms: () => Promise<Synonyms>
}

/** A card found. */
export interface Hit extends Omit<Candidate, 'weight'> {
  /** Larger is better; comparable within one result. */
  score: number
  /** What it was found by, for `marksIn(question, …)` and `bestSnippet(answer, …)`. */
  spellings: string[]
}

export interface SearchResult {
  /** What was searched in place of what was typed. */
  corrected: Record<string, string>
  /** Cards that fit, of which `hits` are the best. */
  total: number
  /** Counting stopped at `total`: there are more. */
  capped: boolean
  /** Best first. */
  hits: Hit[]
}

/**
 * Finds the cards a person means, best first: all words in the question, then all words anywhere. Where no question
 * holds all words, they are mended or one is left out (see loosen.ts). Never fails, whatever was typed; a query
 * without words lists what its filter lets through.
 */
export async function search(
  query: Query,
  candidates: Candidates,
  options: SearchOptions,
): Promise<SearchResult> {
  const { prefix = false } = options
  const limit = Math.min(options.limit, BOUND)
  const terms = prefix ? withoutLetter(termsOf(query)) : termsOf(query)
  const match = matchOf(query, terms, prefix)
  const asksNothing = terms.length === 0 && match.without.length === 0 && !isFiltered(query)
  if (asksNothing && !options.listsAll) return NOTHING

  const total = candidates.count(match, BOUND + 1)
  // The index orders one word well enough; of several, more are looked at than are shown.
  const wanted = terms.length > 1 ? Math.max(CLEAR_POOL, limit) : limit
  const inQuestion = total > 0 && terms.length > 0 ? best(candidates, match, 'question', wanted) : []
  const isClear = inQuestion.length > 0 || (total > 0 && terms.length === 1)
  if (!isClear && terms.length > 0 && !options.exact) {
    return loosened(terms, match, candidates, { ...options, limit })
  }
  const found = inQuestion.length < limit ? filledUp(inQuestion, candidates, match, limit) : inQuestion
  const spellings = match.anyOf.flatMap((wants) => wants.flatMap((want) => want.spellings))
  const ordered = terms.length > 1 ? await inOrder(found, spellings) : found
  return {
    corrected: {},
    total: Math.min(total, BOUND),
    capped: total > BOUND,
    hits: ordered
      .slice(0, limit)
      .map(({ weight: _, ...card }, i) => ({ ...card, score: 1 / (i + 1), spellings })),
  }
}

async function loosened(
  terms: readonly Term[],
  match: Match,
  candidates: Candidates,
  { limit, synonyms }: SearchOptions,
): Promise<SearchResult> {
  const { loosen } = await import('./loosen.ts')
  const { corrected, total, ranked } = await loosen(terms, match, candidates, { limit, synonyms })
  return {
    corrected,
    total: Math.min(total, BOUND),
    capped: total > BOUND,
    hits: ranked.slice(0, limit).map(({ candidate, score, spellings }) => {
      const { weight: _, ...card } = candidate
      return { ...card, score, spellings }
    }),
  }
}

const NOTHING: SearchResult = { corrected: {}, total: 0, capped: false, hits: [] }

const isFiltered = ({ filter }: Query): boolean => Object.values(filter).some((list) => list.length > 0)

/** All words that begin with a letter are too many to look through at every key. */
const withoutLetter = (terms: readonly Term[]): Term[] =>
  terms.filter(({ spelling, phrase }, i) => {
    const isLetter = spelling.length === 1 && !phrase && !isCjk(spelling)
    return !isLetter || i < terms.length - 1
  })

function matchOf(query: Query, terms: readonly Term[], prefix: boolean): Match {
  const wants = terms.map(({ spelling, phrase }, i): Want => {
    const isOpen = prefix && i === terms.length - 1 && !phrase && !isCjk(spelling)
    return { spellings: [isOpen ? `${spelling}*` : spelling] }
  })
  const without = query.without.map(foldedText).filter((spelling) => spelling !== '')
  return {
    anyOf: terms.length > 0 ? [wants] : [],
    without: without.map((spelling) => ({ spellings: [spelling] })),
    where: 'card',
    filter: query.filter,
  }
}

const best = (candidates: Candidates, match: Match, where: Match['where'], limit: number): Candidate[] =>
  candidates.best({ ...match, where }, BOUND, limit)

/** Several words tell more than the index's weights: where they stand, how they are inflected, what else is asked. */
async function inOrder(found: readonly Candidate[], spellings: readonly string[]): Promise<Candidate[]> {
  const { rank } = await import('./rank.ts')
  const meanings = spellings.map((spelling) => ({
    spelling,
    mends: [{ spelling, cost: 0, cards: 0 }],
    weight: 1,
  }))
  // Every one holds every word somewhere: what stands not in the question is worth the same everywhere.
  return rank(found, meanings, { answerOf: () => null, likeness: () => 0 }).map(({ candidate }) => candidate)
}

/** Hits in the question first, then those anywhere in the card. */
function filledUp(found: Candidate[], candidates: Candidates, match: Match, limit: number): Candidate[] {
  const seen = new Set(found.map(({ card }) => card))
  const more = best(candidates, match, 'card', limit + found.length).filter(({ card }) => !seen.has(card))
  return [...found, ...more]
}
