import { BOUND, type Candidate, type Candidates, type Match, POOL, type Want } from './candidates.ts'
import { boundOf, type Mend, nearWords, otherNames, splitCompound } from './correct.ts'
import { likeWords } from './fuzzy.ts'
import { type Meaning, type Ranked, rank } from './rank.ts'
import type { Synonyms } from './synonyms.ts'
import type { Term } from './terms.ts'
import { isCjk, pairsOf, wordsOf } from './words.ts'

/** What a query finds when it isn't taken at its word. */
export interface Loosened {
  /** What was searched in place of what was typed. */
  corrected: Record<string, string>
  total: number
  /** Best first, each with the spellings to mark in it. */
  ranked: (Ranked & { spellings: string[] })[]
}

/** With so many candidates nothing looser is tried. */
const ENOUGH = 10
/** Share of the best score below which a hit is no help. */
const KEPT = 0.6
/** Spellings tried for one word: at first, and when these find too little. */
const NARROW = 8
const WIDE = 300
/** Up to this many terms one may be left out. */
const MOST_LEFT_OUT = 8

type CardsWith = (spelling: string) => number

/**
 * Finds cards where no question holds all words as typed. Words the library doesn't know are mended; words it
 * knows may be slips too, if a question then holds them all; then one is left out; then only the rarest is kept.
 * `match` is the query as typed: its filter and exclusions stay in force.
 */
export function loosen(
  typed: readonly Term[],
  match: Match,
  candidates: Candidates,
  synonyms: Synonyms,
): Loosened {
  const cardsWith = countOnce(candidates)
  const terms = joined(typed, cardsWith).flatMap((term) => parted(term, cardsWith))
  const meanings = terms.map((term) => meaningOf(term, candidates, synonyms, cardsWith))
  const wide = meanings.map((meaning) => meaning.wide)
  const wants = meanings.map(({ narrow }) => wantOf(narrow))
  const pool = new Map<number, Candidate>()
  const take = (anyOf: Want[][], where: Match['where']): void => {
    if (pool.size >= ENOUGH) return
    for (const candidate of candidates.best({ ...match, anyOf, where }, BOUND, POOL)) {
      if (!pool.has(candidate.card)) pool.set(candidate.card, candidate)
    }
  }
  take([wants], 'question')
  take([wide.map(wantOf)], 'question')
  take([wants], 'card')
  if (terms.length > 1 && terms.length <= MOST_LEFT_OUT) {
    const allButOne = wants.map((_, i) => wants.filter((_, j) => j !== i))
    take(allButOne, 'question')
    take(allButOne, 'card')
  }
  if (pool.size === 0) {
    const known = meanings.map(({ narrow }) => narrow).filter(({ mends }) => mends.length > 0)
    const rarest = known.sort((a, b) => b.weight - a.weight)[0]
    if (rarest) take([[wantOf(rarest)]], 'question')
    if (rarest) take([[wantOf(rarest)]], 'card')
  }
  const ranked = rank([...pool.values()], wide, likenessOf(terms, pool.values()))
  const kept = ranked.filter(({ score }) => score >= KEPT * ranked[0]!.score)
  return {
    corrected: correctionsOf(terms, kept, cardsWith),
    total: Math.max(candidates.count({ ...match, anyOf: [wants] }, BOUND + 1), kept.length),
    ranked: kept.map((one) => ({ ...one, spellings: one.used.flatMap((mend) => mend?.spelling ?? []) })),
  }
}

function countOnce(candidates: Candidates): CardsWith {
  const counts = new Map<string, number>()
  const filter = { topics: [], documents: [], is: [], has: [] }
  return (spelling) => {
    let count = counts.get(spelling)
    if (count === undefined) {
      const match: Match = { anyOf: [[{ spellings: [spelling] }]], without: [], where: 'card', filter }
      count = candidates.count(match, BOUND)
      counts.set(spelling, count)
    }
    return count
  }
}

const wantOf = ({ mends, spelling }: Meaning): Want => ({
  spellings: mends.length > 0 ? mends.map((mend) => mend.spelling) : [spelling],
})

/** Two neighbours, one of them unknown, that the library knows as one word become that word: `micro services`. */
function joined(terms: readonly Term[], cardsWith: CardsWith): Term[] {
  const result: Term[] = []
  for (const term of terms) {
    const before = result.at(-1)
    const one = before && !before.phrase && !term.phrase ? before.spelling + term.spelling : ''
    const isJoin = one.length > 3 && !isCjk(one) && cardsWith(one) > 0
    if (before && isJoin && (cardsWith(before.spelling) === 0 || cardsWith(term.spelling) === 0)) {
      result.splice(-1, 1, { typed: `${before.typed} ${term.typed}`, spelling: one, phrase: false })
    } else result.push(term)
  }
  return result
}

/** A CJK run that stands nowhere as a whole is looked for by its pairs. */
const parted = (term: Term, cardsWith: CardsWith): Term[] =>
  isCjk(term.spelling) && !term.phrase && cardsWith(term.spelling) === 0
    ? pairsOf(term.spelling).map((pair) => ({ typed: pair, spelling: pair, phrase: false }))
    : [term]

/** What a term may mean: narrowly for a start, widely when that finds too little. */
function meaningOf(
  { typed, spelling, phrase }: Term,
  candidates: Candidates,
  synonyms: Synonyms,
  cardsWith: CardsWith,
): { narrow: Meaning; wide: Meaning } {
  const cards = cardsWith(spelling)
  const itself: Mend[] = cards > 0 ? [{ spelling, cost: 0, cards }] : []
  const both = (likely: Mend[], possible: Mend[]): { narrow: Meaning; wide: Meaning } => {
    const most = Math.max(1, ...likely.map((mend) => mend.cards || cardsWith(mend.spelling)))
    const meaning = { typed, spelling, weight: Math.log(1 + BOUND / most) }
    return { narrow: { ...meaning, mends: likely }, wide: { ...meaning, mends: possible } }
  }
  if (phrase || isCjk(spelling)) return both(itself, itself)
  const names = otherNames(spelling, synonyms)
  const near = nearWords(spelling, candidates).slice(0, WIDE)
  if (cards > 0) {
    const slips = near.filter(({ cost }) => cost <= 1).map((mend) => ({ ...mend, cost: mend.cost + 1 }))
    return both([...itself, ...names], [...itself, ...names, ...slips])
  }
  const splits = boundOf(spelling) > 0 ? splitCompound(spelling, (word) => cardsWith(word) > 0) : []
  const guesses = [...splits, ...near]
  const least = Math.min(2, ...near.map(({ cost }) => cost))
  const likely = guesses.filter(({ cost }) => cost <= least + 0.5).slice(0, NARROW)
  return both(names.length > 0 ? names : likely, [...names, ...guesses])
}

/** fuse.js's judgement on words that no mend explains. */
function likenessOf(
  terms: readonly Term[],
  pool: Iterable<Candidate>,
): (typed: string, word: string) => number {
  const words = new Set<string>()
  for (const { question } of pool) for (const { word } of wordsOf(question ?? '')) words.add(word)
  const list = [...words]
  const alike = new Map(
    terms.filter(({ phrase }) => !phrase).map(({ spelling }) => [spelling, likeWords(spelling, list)]),
  )
  return (typed, word) => alike.get(typed)?.get(word) ?? 0
}

/** What is told: the mend that the best hit rests on. A synonym of a word that the library knows is no correction. */
function correctionsOf(
  terms: readonly Term[],
  ranked: readonly Ranked[],
  cardsWith: CardsWith,
): Record<string, string> {
  const corrected: Record<string, string> = {}
  terms.forEach(({ typed, spelling }, i) => {
    const isKnown = cardsWith(spelling) > 0
    const used = isKnown ? ranked[0]?.used[i] : ranked.find((one) => one.used[i])?.used[i]
    if (used && used.spelling !== spelling && !(isKnown && used.cost === 0)) corrected[typed] = used.spelling
  })
  return corrected
}
