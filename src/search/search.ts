import type { Candidate, Candidates, Match, Want } from './candidates.ts'
import { boundOf, type Mend, nearWords, otherNames, splitCompound } from './correct.ts'
import type { Query } from './query.ts'
import type { Meaning } from './rank.ts'
import { bestSnippet, marksIn, type Range, type Snippet } from './snippet.ts'
import { STOP_WORDS } from './stop-words.ts'
import { type Synonyms, spellingOf } from './synonyms.ts'
import { isCjk, pairsOf, wordsOf } from './words.ts'

export interface SearchOptions {
  /** Hits wanted. */
  limit: number
  /** Take every word as typed: nothing is mended and none left out. */
  exact?: boolean
  /** The last word may be unfinished: for a search while typing. */
  prefix?: boolean
  /** Called only when a query finds nothing as typed. */
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

/** Hits ranked at most at every stage: what keeps a frequent word in a million cards fast. */
const BOUND = 2000
/** Candidates that are put in order word by word. */
const POOL = 60
/** With so many hits nothing more is tried. */
const ENOUGH = 10
/** Share of the best score below which a hit is no help. */
const KEPT = 0.6
/** Terms a query is searched by; further ones would only slow it down. */
const MOST_TERMS = 16
/** Spellings tried for one word: at first, and when these find too little. */
const NARROW = 8
const WIDE = 300
/** Up to this many terms one may be left out. */
const MOST_LEFT_OUT = 8

interface Term {
  typed: string
  spelling: string
  /** Typed in quotes: never mended. */
  phrase: boolean
}

/**
 * Finds the cards a person means, best first: all words in the question, then all words anywhere. Where that finds
 * nothing, words the library doesn't know are mended, then one word is left out, then only the rarest is kept.
 * Never fails, whatever was typed; a query without words lists what its filter lets through.
 */
export async function search(
  query: Query,
  candidates: Candidates,
  options: SearchOptions,
): Promise<SearchResult> {
  const terms = termsOf(query)
  const last = terms.at(-1)
  const wants = terms.map((term): Want => {
    const open = options.prefix === true && term === last && !term.phrase && !isCjk(term.spelling)
    return { spellings: [term.spelling], prefix: open }
  })
  const base = {
    without: query.without
      .map(spellingOf)
      .filter(Boolean)
      .map((spelling) => ({ spellings: [spelling] })),
    filter: query.filter,
  }
  if (terms.length === 0 && base.without.length === 0 && !isFiltered(query)) return NOTHING

  const everything: Match = { ...base, anyOf: terms.length > 0 ? [wants] : [], where: 'card' }
  const total = candidates.count(everything, BOUND + 1)
  if (total > 0 || options.exact || terms.length === 0) {
    const found =
      terms.length === 0
        ? candidates.best(everything, BOUND, options.limit)
        : stages(candidates, everything, options.limit)
    const spellings = terms.map((term) => term.spelling)
    return {
      corrected: {},
      total: Math.min(total, BOUND),
      capped: total > BOUND,
      hits: found.map((candidate, i) => hitOf(candidate, 1 / (i + 1), spellings)),
    }
  }
  return mended(terms, candidates, base, options)
}

const NOTHING: SearchResult = { corrected: {}, total: 0, capped: false, hits: [] }

const isFiltered = ({ filter }: Query): boolean => Object.values(filter).some((list) => list.length > 0)

/** All in the question first, then anywhere in the card. */
function stages(candidates: Candidates, match: Match, limit: number): Candidate[] {
  const found = candidates.best({ ...match, where: 'question' }, BOUND, limit)
  if (found.length >= limit) return found
  const seen = new Set(found.map(({ card }) => card))
  const more = candidates.best(match, BOUND, limit + found.length).filter(({ card }) => !seen.has(card))
  return [...found, ...more].slice(0, limit)
}

function termsOf(query: Query): Term[] {
  const all = query.terms.flatMap(({ text, phrase }): Term[] => {
    if (phrase) return [{ typed: text, spelling: spellingOf(text), phrase }]
    return wordsOf(text).map(({ word, from, to }) => ({
      typed: text.slice(from, to),
      spelling: word,
      phrase,
    }))
  })
  const words = all.filter(({ spelling }) => spelling !== '')
  const telling = words.filter(({ spelling, phrase }) => phrase || !STOP_WORDS.has(spelling))
  const distinct = new Map((telling.length > 0 ? telling : words).map((term) => [term.spelling, term]))
  return [...distinct.values()].slice(0, MOST_TERMS)
}

function hitOf({ weight: _, ...candidate }: Candidate, score: number, spellings: readonly string[]): Hit {
  return {
    ...candidate,
    score,
    marks: marksIn(candidate.question ?? '', spellings),
    snippet: bestSnippet(candidate.answer ?? '', spellings),
  }
}

type Base = Pick<Match, 'without' | 'filter'>

async function mended(
  typed: Term[],
  candidates: Candidates,
  base: Base,
  options: SearchOptions,
): Promise<SearchResult> {
  const counts = new Map<string, number>()
  const cardsWith = (spelling: string): number => {
    let count = counts.get(spelling)
    if (count === undefined) {
      const match: Match = {
        anyOf: [[{ spellings: [spelling] }]],
        without: [],
        where: 'card',
        filter: NO_FILTER,
      }
      count = candidates.count(match, BOUND)
      counts.set(spelling, count)
    }
    return count
  }
  const [synonyms, { rank }, { likeWords }] = await Promise.all([
    options.synonyms(),
    import('./rank.ts'),
    import('./fuzzy.ts'),
  ])
  const terms = joined(typed, cardsWith).flatMap(parted)
  const meanings = terms.map((term) => meaningOf(term, candidates, synonyms, cardsWith))
  const narrow = meanings.map(({ narrow }) => narrow)
  const wide = meanings.map(({ wide }) => wide)

  const pool = new Map<number, Candidate>()
  const take = (anyOf: Want[][], where: Match['where']): void => {
    for (const candidate of candidates.best({ ...base, anyOf, where }, BOUND, POOL)) {
      if (!pool.has(candidate.card)) pool.set(candidate.card, candidate)
    }
  }
  const wants = narrow.map(wantOf)
  const full = candidates.count({ ...base, anyOf: [wants], where: 'card' }, BOUND + 1)
  take([wants], 'question')
  if (pool.size < ENOUGH) take([wants], 'card')
  if (pool.size < ENOUGH) take([wide.map(wantOf)], 'question')
  if (pool.size < ENOUGH && terms.length > 1 && terms.length <= MOST_LEFT_OUT) {
    const allButOne = wants.map((_, i) => wants.filter((_, j) => j !== i))
    take(allButOne, 'question')
    if (pool.size < ENOUGH) take(allButOne, 'card')
  }
  const rarest = narrow.filter(isPossible).sort((a, b) => b.weight - a.weight)[0]
  if (pool.size === 0 && rarest) {
    take([[wantOf(rarest)]], 'question')
    if (pool.size < ENOUGH) take([[wantOf(rarest)]], 'card')
  }

  const all = [...pool.values()]
  const words = [...new Set(all.flatMap(({ question }) => wordsOf(question ?? '').map(({ word }) => word)))]
  const alike = new Map(
    terms.filter(({ phrase }) => !phrase).map(({ spelling }) => [spelling, likeWords(spelling, words)]),
  )
  const ranked = rank(all, wide, (spelling, word) => alike.get(spelling)?.get(word) ?? 0)
  const kept = ranked.filter(({ score }) => score >= KEPT * ranked[0]!.score)
  const corrected: Record<string, string> = {}
  terms.forEach((term, i) => {
    const used = kept.find((one) => one.used[i])?.used[i]
    if (used && used.spelling !== term.spelling && cardsWith(term.spelling) === 0)
      corrected[term.typed] = used.spelling
  })
  return {
    corrected,
    total: Math.min(Math.max(full, kept.length), BOUND),
    capped: full > BOUND,
    hits: kept.slice(0, options.limit).map(({ candidate, score, used }) =>
      hitOf(
        candidate,
        score,
        used.flatMap((mend) => (mend ? [mend.spelling] : [])),
      ),
    ),
  }
}

const NO_FILTER: Match['filter'] = { topics: [], documents: [], is: [], has: [] }

const isPossible = (meaning: Meaning): boolean => meaning.mends.length > 0

const wantOf = (meaning: Meaning): Want => ({
  spellings: meaning.mends.length > 0 ? meaning.mends.map(({ spelling }) => spelling) : [meaning.spelling],
})

/** Two neighbours that the library knows as one word become that word: `micro services`. */
function joined(terms: Term[], cardsWith: (spelling: string) => number): Term[] {
  const result: Term[] = []
  for (const term of terms) {
    const before = result.at(-1)
    const one = before && !before.phrase && !term.phrase ? before.spelling + term.spelling : ''
    if (before && one.length > 3 && !isCjk(one) && cardsWith(one) > 0) {
      result.splice(-1, 1, { typed: `${before.typed} ${term.typed}`, spelling: one, phrase: false })
    } else result.push(term)
  }
  return result
}

/** A CJK run that stands nowhere as a whole is looked for by its pairs. */
const parted = (term: Term): Term[] =>
  isCjk(term.spelling) && !term.phrase
    ? pairsOf(term.spelling).map((pair) => ({ typed: pair, spelling: pair, phrase: false }))
    : [term]

function meaningOf(
  term: Term,
  candidates: Candidates,
  synonyms: Synonyms,
  cardsWith: (spelling: string) => number,
): { narrow: Meaning; wide: Meaning } {
  const { typed, spelling } = term
  const cards = cardsWith(spelling)
  const itself: Mend[] = cards > 0 ? [{ spelling, cost: 0, cards }] : []
  const names = otherNames(spelling, synonyms)
  const make = (mends: Mend[]): Meaning => {
    const most = Math.max(1, ...mends.map((mend) => mend.cards || cardsWith(mend.spelling)))
    return { typed, spelling, mends, weight: Math.log(1 + BOUND / most) }
  }
  if (term.phrase || isCjk(spelling)) return { narrow: make(itself), wide: make(itself) }
  const near = nearWords(spelling, candidates)
  if (cards > 0) {
    const known = make([...itself, ...names])
    const slips = near.filter(({ cost }) => cost <= 1).map((mend) => ({ ...mend, cost: mend.cost + 1 }))
    return { narrow: known, wide: { ...known, mends: [...known.mends, ...slips.slice(0, WIDE)] } }
  }
  const splits = boundOf(spelling) > 0 ? splitCompound(spelling, (word) => cardsWith(word) > 0) : []
  const guesses = [...splits, ...near]
  const least = Math.min(...near.map(({ cost }) => cost), 2)
  const likely = names.length > 0 ? names : guesses.filter(({ cost }) => cost <= least + 0.5).slice(0, NARROW)
  const narrow = make(likely)
  return { narrow, wide: { ...narrow, mends: [...names, ...guesses.slice(0, WIDE)] } }
}
