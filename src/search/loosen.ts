import type { Synonyms } from '../card/word/synonyms.ts'
import { foldedText, foldedWords, isCjk, pairsOf } from '../card/word/words.ts'
import { BOUND, type Candidate, type Candidates, type Match, POOL, type Want } from './candidates.ts'
import { boundOf, type Mend, nearWords, otherNames, splitCompound } from './correct.ts'
import { type Meaning, type Ranked, rank } from './rank.ts'
import type { Term } from './terms.ts'

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
/** Candidates taken from a stage in which not every word stands in the question: their answers are read. */
const FEW = 30
/** From so many cards on, words tell equally little. */
const FREQUENT = 500
/** Share of the best score below which a hit is no help. */
const KEPT = 0.6
/** Spellings tried for one word: at first, and when these find too little. */
const NARROW = 8
const WIDE = 300
/** Up to this many terms one may be left out. */
const MOST_LEFT_OUT = 8

/** The library's words as a query needs them, each looked up once. */
interface Lexicon {
  /** Number of cards with a spelling or its inflections, counted up to FREQUENT. */
  cardsWith(spelling: string): number
  /** Mends by splitting and by edit distance, cheapest first. */
  mends(word: string): readonly Mend[]
  names(spelling: string): Promise<Mend[]>
}

/**
 * Finds cards where no question holds all words as typed. Words the library doesn't know are mended; words it
 * knows may be slips too, if a question then holds them all; then one is left out; then only the rarest is kept.
 * `match` is the query as typed: its filter and exclusions stay in force.
 */
export async function loosen(
  typed: readonly Term[],
  match: Match,
  candidates: Candidates,
  { limit, synonyms }: { limit: number; synonyms: () => Promise<Synonyms> },
): Promise<Loosened> {
  const lexicon = lexiconOf(candidates, synonyms)
  const terms = joined(typed, lexicon).flatMap((term) => parted(term, lexicon))
  const narrow = await Promise.all(terms.map((term) => narrowly(term, lexicon)))
  const wants = narrow.map(wantOf)
  let meanings = narrow
  const pool = new Map<number, Candidate>()
  const take = (anyOf: Want[][], where: Match['where'], most = FEW, enough = ENOUGH): void => {
    if (pool.size >= enough) return
    for (const candidate of candidates.best({ ...match, anyOf, where }, BOUND, most)) {
      if (!pool.has(candidate.card)) pool.set(candidate.card, candidate)
    }
  }
  take([wants], 'question', Math.max(POOL, limit))
  if (pool.size === 0) {
    meanings = await Promise.all(narrow.map((meaning, i) => widely(terms[i]!, meaning, lexicon)))
    take([meanings.map(wantOf)], 'question', POOL)
  }
  take([wants], 'card', Math.max(FEW, limit), Math.max(ENOUGH, limit))
  const isRelaxed = pool.size < ENOUGH
  if (isRelaxed && terms.length > 1 && terms.length <= MOST_LEFT_OUT) {
    const allButOne = wants.map((_, i) => wants.filter((_, j) => j !== i))
    take(allButOne, 'question')
    take(allButOne, 'card')
  }
  if (pool.size === 0) {
    const known = meanings.filter(({ mends }) => mends.length > 0)
    const rarest = known.sort((a, b) => b.weight - a.weight)[0]
    if (rarest) take([[wantOf(rarest)]], 'question')
    if (rarest) take([[wantOf(rarest)]], 'card')
  }
  const ranked = rank([...pool.values()], meanings, {
    answerOf: (card) => candidates.answerOf(card),
    likeness: isRelaxed && meanings.some(isUnknown) ? await likenessIn(pool.values()) : () => 0,
  })
  const kept = ranked.filter((one) => one.score >= KEPT * ranked[0]!.score || isAsGood(one, ranked[0]!))
  const total = () => Math.max(candidates.count({ ...match, anyOf: [wants] }, BOUND + 1), kept.length)
  return {
    corrected: correctionsOf(terms, kept, lexicon),
    // What fits the wants but not what the best hit makes of them is none of the hits.
    total: kept.length < limit ? kept.length : total(),
    ranked: kept.map((one) => ({ ...one, spellings: one.used.flatMap((mend) => mend?.spelling ?? []) })),
  }
}

/** It holds, if only in its answer, all that the best hit does. */
const isAsGood = ({ used }: Ranked, best: Ranked): boolean =>
  best.used.every((mend, i) => mend === null || mend.spelling === used[i]?.spelling)

function lexiconOf(candidates: Candidates, synonyms: () => Promise<Synonyms>): Lexicon {
  const filter = { topics: [], documents: [], is: [], has: [] }
  const cardsWith = remembered((spelling) =>
    candidates.count({ anyOf: [[{ spellings: [spelling] }]], without: [], where: 'card', filter }, FREQUENT),
  )
  let table: Promise<Synonyms> | undefined
  return {
    cardsWith,
    mends: remembered((word) => [
      ...(boundOf(word) > 0 ? splitCompound(word, (part) => cardsWith(part) > 0) : []),
      ...nearWords(word, candidates),
    ]),
    async names(spelling) {
      table ??= synonyms()
      return otherNames(spelling, await table)
    },
  }
}

function remembered<T>(read: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const result = read(key)
    known.set(key, result)
    return result
  }
}

const wantOf = ({ mends, spelling }: Meaning): Want => ({
  spellings: mends.length > 0 ? mends.map((mend) => mend.spelling) : [spelling],
})

/** Two neighbours, one of them unknown, that the library knows as one word become that word: `micro services`. */
function joined(terms: readonly Term[], { cardsWith }: Lexicon): Term[] {
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
const parted = (term: Term, { cardsWith }: Lexicon): Term[] =>
  isCjk(term.spelling) && !term.phrase && cardsWith(term.spelling) === 0
    ? pairsOf(term.spelling).map((pair) => ({ typed: pair, spelling: pair, phrase: false }))
    : [term]

/** Nothing in the library's vocabulary is like it. */
const isUnknown = ({ mends }: Meaning): boolean => mends.length === 0

/** Taken at its word, whatever else may be tried. */
const isFixed = ({ spelling, phrase }: Term): boolean => phrase || isCjk(spelling)

/** What a term most likely means: itself where the library knows it; else its other names; else its mends. */
async function narrowly(term: Term, { cardsWith, mends, names }: Lexicon): Promise<Meaning> {
  const { spelling } = term
  const cards = cardsWith(spelling)
  const meaning = (mends: readonly Mend[]): Meaning => {
    const most = Math.max(
      1,
      ...mends.map((mend) => Math.min(FREQUENT, mend.cards || cardsWith(mend.spelling))),
    )
    return { spelling, mends, weight: Math.log(1 + FREQUENT / most) }
  }
  if (cards > 0) return meaning([{ spelling, cost: 0, cards }])
  if (isFixed(term)) return meaning([])
  const guesses = mends(spelling)
  const least = Math.min(2, ...guesses.filter((mend) => mend.cards > 0).map(({ cost }) => cost))
  const likely = guesses.filter(({ cost }) => cost <= least + 0.5).slice(0, NARROW)
  // Abbreviations are short; a longer word with a near one is misspelt, and the table need not be read.
  if (spelling.length > 6 && likely.length > 0) return meaning(likely)
  const others = (await names(spelling)).filter((mend) => cardsWith(mend.spelling) > 0)
  if (others.length > 0 || likely.length > 0) return meaning(others.length > 0 ? others : likely)
  // Nothing near: perhaps the beginning of a word.
  const open = {
    spelling: `${spelling}*`,
    cost: 1,
    cards: boundOf(spelling) > 0 ? cardsWith(`${spelling}*`) : 0,
  }
  return meaning(open.cards > 0 ? [open] : [])
}

/** What else it may mean when that finds too little; a known word may be a slip for another. */
async function widely(term: Term, narrow: Meaning, { cardsWith, mends, names }: Lexicon): Promise<Meaning> {
  if (isFixed(term)) return narrow
  const { spelling } = term
  const slip = (mend: Mend): Mend[] => (mend.cost <= 1 ? [{ ...mend, cost: mend.cost + 1 }] : [])
  const guesses = cardsWith(spelling) > 0 ? mends(spelling).flatMap(slip) : mends(spelling)
  const known = new Set(narrow.mends.map((mend) => mend.spelling))
  const more = [...(await names(spelling)), ...guesses].filter((mend) => !known.has(mend.spelling))
  return { ...narrow, mends: [...narrow.mends, ...more.slice(0, WIDE)] }
}

/** fuse.js's judgement on words that no mend explains. */
async function likenessIn(pool: Iterable<Candidate>): Promise<(typed: string, word: string) => number> {
  const { likeWords } = await import('./fuzzy.ts')
  const words = [...new Set(Array.from(pool, ({ question }) => foldedWords(question ?? '')).flat())]
  const alike = remembered((typed) => likeWords(typed, words))
  return (typed, word) => alike(typed).get(word) ?? 0
}

/** What is told: the mend that the best hit rests on. Another name of a word that the library knows is no correction. */
function correctionsOf(
  terms: readonly Term[],
  ranked: readonly Ranked[],
  { cardsWith }: Lexicon,
): Record<string, string> {
  const corrected: Record<string, string> = {}
  terms.forEach(({ typed, spelling }, i) => {
    const isKnown = cardsWith(spelling) > 0
    const used = isKnown ? ranked[0]?.used[i] : ranked.find((one) => one.used[i])?.used[i]
    if (used?.spelling.endsWith('*')) return
    const isOtherName = isKnown && used?.cost === 0
    if (used && used.spelling !== foldedText(typed) && (!isOtherName || used.spelling === spelling)) {
      corrected[typed] = used.spelling
    }
  })
  return corrected
}
