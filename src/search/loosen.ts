import { BOUND, type Candidate, type Candidates, type Match, POOL, type Want } from './candidates.ts'
import { boundOf, type Mend, nearWords, otherNames, splitCompound } from './correct.ts'
import { likeWords } from './fuzzy.ts'
import { type Evidence, type Meaning, type Ranked, rank } from './rank.ts'
import type { Synonyms } from './synonyms.ts'
import type { Term } from './terms.ts'
import { foldedWords, isCjk, pairsOf } from './words.ts'

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
  const narrow = terms.map((term) => narrowly(term, candidates, synonyms, cardsWith))
  const wants = narrow.map(wantOf)
  let meanings = narrow
  const pool = new Map<number, Candidate>()
  const take = (anyOf: Want[][], where: Match['where']): void => {
    if (pool.size >= ENOUGH) return
    for (const candidate of candidates.best({ ...match, anyOf, where }, BOUND, POOL)) {
      if (!pool.has(candidate.card)) pool.set(candidate.card, candidate)
    }
  }
  take([wants], 'question')
  if (pool.size < ENOUGH) {
    meanings = narrow.map((meaning, i) => widely(terms[i]!, meaning, candidates, cardsWith))
    take([meanings.map(wantOf)], 'question')
  }
  take([wants], 'card')
  if (terms.length > 1 && terms.length <= MOST_LEFT_OUT) {
    const allButOne = wants.map((_, i) => wants.filter((_, j) => j !== i))
    take(allButOne, 'question')
    take(allButOne, 'card')
  }
  if (pool.size === 0) {
    const known = narrow.filter(({ mends }) => mends.length > 0)
    const rarest = known.sort((a, b) => b.weight - a.weight)[0]
    if (rarest) take([[wantOf(rarest)]], 'question')
    if (rarest) take([[wantOf(rarest)]], 'card')
  }
  const ranked = rank([...pool.values()], meanings, evidenceOf(candidates, pool))
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

/** What a term most likely means: itself where the library knows it, and what else it is called; else its mends. */
function narrowly(
  { spelling, phrase }: Term,
  candidates: Candidates,
  synonyms: Synonyms,
  cardsWith: CardsWith,
): Meaning {
  const cards = cardsWith(spelling)
  const itself: Mend[] = cards > 0 ? [{ spelling, cost: 0, cards }] : []
  const names = phrase ? [] : otherNames(spelling, synonyms)
  const isSettled = phrase || isCjk(spelling) || cards > 0 || names.length > 0
  const mends = isSettled ? [...itself, ...names] : likely(guesses(spelling, candidates, cardsWith))
  const most = Math.max(1, ...mends.map((mend) => mend.cards || cardsWith(mend.spelling)))
  return { spelling, mends, weight: Math.log(1 + BOUND / most) }
}

/** What else it may mean when that finds too little; a known word may be a slip for another. */
function widely(
  { spelling, phrase }: Term,
  narrow: Meaning,
  candidates: Candidates,
  cardsWith: CardsWith,
): Meaning {
  if (phrase || isCjk(spelling)) return narrow
  const others =
    cardsWith(spelling) > 0
      ? nearWords(spelling, candidates)
          .filter(({ cost }) => cost <= 1)
          .map((mend) => ({ ...mend, cost: mend.cost + 1 }))
      : guesses(spelling, candidates, cardsWith)
  const known = new Set(narrow.mends.map((mend) => mend.spelling))
  const more = others.filter((mend) => !known.has(mend.spelling))
  return { ...narrow, mends: [...narrow.mends, ...more.slice(0, WIDE)] }
}

const guesses = (spelling: string, candidates: Candidates, cardsWith: CardsWith): Mend[] => [
  ...(boundOf(spelling) > 0 ? splitCompound(spelling, (word) => cardsWith(word) > 0) : []),
  ...nearWords(spelling, candidates),
]

/** The cheapest mends and those next to them. */
function likely(mends: readonly Mend[]): Mend[] {
  const least = Math.min(2, ...mends.filter(({ cards }) => cards > 0).map(({ cost }) => cost))
  return mends.filter(({ cost }) => cost <= least + 0.5).slice(0, NARROW)
}

/** Answers, and fuse.js's judgement on words that no mend explains: both fetched when first asked for. */
function evidenceOf(candidates: Candidates, pool: ReadonlyMap<number, Candidate>): Evidence {
  let answers: Map<number, string | null> | undefined
  let words: string[] | undefined
  const alike = new Map<string, Map<string, number>>()
  return {
    answerOf(card) {
      answers ??= candidates.answers([...pool.keys()])
      return answers.get(card) ?? null
    },
    likeness(typed, word) {
      let known = alike.get(typed)
      if (!known) {
        words ??= [...new Set([...pool.values()].flatMap(({ question }) => foldedWords(question ?? '')))]
        known = likeWords(typed, words)
        alike.set(typed, known)
      }
      return known.get(word) ?? 0
    },
  }
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
