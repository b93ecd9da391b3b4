import { BOUND, type Candidate, type Candidates, type Match, type Want } from './candidates.ts'
import type { Query } from './query.ts'
import { bestSnippet, marksIn, type Range, type Snippet } from './snippet.ts'
import type { Synonyms } from './synonyms.ts'
import { type Term, termsOf } from './terms.ts'
import { foldedText, isCjk } from './words.ts'

export interface SearchOptions {
  /** Hits wanted. */
  limit: number
  /** Take every word as typed: nothing is mended and none left out. */
  exact?: boolean
  /** The last word may be unfinished: for a search while typing. */
  prefix?: boolean
  /** Called only when a query finds too little as typed. */
  synonyms: () => Promise<Synonyms>
}

/** A card found. */
export interface Hit extends Omit<Candidate, 'weight'> {
  /** Larger is better; comparable within one result. */
  score: number
  /** Places in the question that match. */
  marks: Range[]
  /** The best stretch of the answer; null when nothing in it matches. */
  snippet: Snippet | null
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
  const terms = termsOf(query)
  if (terms.length === 0 && query.without.length === 0 && !isFiltered(query)) return NOTHING

  const match = matchOf(query, terms, options.prefix === true)
  const total = candidates.count(match, BOUND + 1)
  const inQuestion = total > 0 && terms.length > 0 ? best(candidates, match, 'question', options.limit) : []
  const isClear = inQuestion.length > 0 || (total > 0 && terms.length === 1)
  if (!isClear && terms.length > 0 && !options.exact) {
    const { loosen } = await import('./loosen.ts')
    const loosened = loosen(terms, match, candidates, await options.synonyms())
    return {
      corrected: loosened.corrected,
      total: Math.min(loosened.total, BOUND),
      capped: loosened.total > BOUND,
      hits: loosened.ranked
        .slice(0, options.limit)
        .map(({ candidate, score, spellings }) => hitOf(candidate, score, spellings)),
    }
  }
  const found =
    inQuestion.length < options.limit ? filledUp(inQuestion, candidates, match, options.limit) : inQuestion
  const spellings = terms.map(({ spelling }) => spelling)
  return {
    corrected: {},
    total: Math.min(total, BOUND),
    capped: total > BOUND,
    hits: found.map((candidate, i) => hitOf(candidate, 1 / (i + 1), spellings)),
  }
}

const NOTHING: SearchResult = { corrected: {}, total: 0, capped: false, hits: [] }

const isFiltered = ({ filter }: Query): boolean => Object.values(filter).some((list) => list.length > 0)

function matchOf(query: Query, terms: readonly Term[], prefix: boolean): Match {
  const wants = terms.map(({ spelling, phrase }, i): Want => {
    const open = prefix && i === terms.length - 1 && !phrase && !isCjk(spelling)
    return open ? { spellings: [spelling], prefix: true } : { spellings: [spelling] }
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

/** Hits in the question first, then those anywhere in the card. */
function filledUp(found: Candidate[], candidates: Candidates, match: Match, limit: number): Candidate[] {
  const seen = new Set(found.map(({ card }) => card))
  const more = best(candidates, match, 'card', limit + found.length).filter(({ card }) => !seen.has(card))
  return [...found, ...more].slice(0, limit)
}

function hitOf({ weight: _, ...candidate }: Candidate, score: number, spellings: readonly string[]): Hit {
  return {
    ...candidate,
    score,
    marks: marksIn(candidate.question ?? '', spellings),
    snippet: bestSnippet(candidate.answer ?? '', spellings),
  }
}
