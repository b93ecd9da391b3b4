import { stem } from '../card/word/stem.ts'
import { foldedWords, isCjk, pairsOf } from '../card/word/words.ts'
import type { Candidate } from './candidates.ts'
import type { Mend } from './correct.ts'
import { STOP_WORDS } from './stop-words.ts'

/** One thing a person wants found, with all it may have meant. */
export interface Meaning {
  /** Folded: one word, or several side by side. */
  spelling: string
  /** In order of likelihood; the typed spelling itself, where the library knows it, at cost 0. */
  mends: readonly Mend[]
  /** How much it tells: rare words more. */
  weight: number
}

/** A candidate with what its place in the order rests on. */
export interface Ranked {
  candidate: Candidate
  /** 0-1. */
  score: number
  /** For each meaning the mend found in the card; null where none was. */
  used: (Mend | null)[]
}

/** What the order may ask for beyond the candidates themselves. */
export interface Evidence {
  /** The answer of a card: asked only where the question doesn't hold all that was meant. */
  answerOf(card: number): string | null
  /** How alike a word of a question is to a typed word, 0-1: asked only where it has no mend at all. */
  likeness(typed: string, word: string): number
}

// What finding a word is worth, by where it stands.
const IN_QUESTION = 1
const IN_TOPICS = 0.55
const IN_ANSWER = 0.4
/** Share kept where only the stem is the same. */
const INFLECTED = 0.97
/** What a likeness is worth that no mend accounts for. */
const ALIKE = 0.5
/** Taken off for each edit of a mend. */
const EDIT = 0.12
/** The most that a question with no other telling words in it gains. */
const BREVITY = 0.08
/** The most that words gain by standing side by side in the order they were typed. */
const ADJACENCY = 0.02

/**
 * Orders candidates by how well the question, then topics and answer, hold what was meant, word by word. The
 * index's own order knows neither inflections nor the length of a question, and favours rare misspellings.
 */
export function rank(
  candidates: readonly Candidate[],
  meanings: readonly Meaning[],
  evidence: Evidence,
): Ranked[] {
  const stemOf = remembered(stem)
  const sought = meanings.map((meaning) => soughtFor(meaning, stemOf))
  const sum = meanings.reduce((total, { weight }) => total + weight, 0)
  const ranked = candidates.map((candidate) => {
    const question = fieldOf(candidate.question ?? '')
    const topics = fieldOf(candidate.topics.join(' . '))
    let answer: Field | undefined
    let score = 0
    const used = sought.map((one, i) => {
      const { spelling, mends, weight } = meanings[i]!
      let found = find(one, question, IN_QUESTION)
      // A place further down is worth less, so most answers are never read.
      if (found.worth < IN_TOPICS) found = better(found, find(one, topics, IN_TOPICS))
      if (found.worth < IN_ANSWER) {
        answer ??= fieldOf(evidence.answerOf(candidate.card) ?? '')
        found = better(found, find(one, answer, IN_ANSWER))
      }
      let { worth } = found
      if (mends.length === 0) {
        for (const word of question.words) worth = Math.max(worth, ALIKE * evidence.likeness(spelling, word))
      }
      score += (worth * weight) / sum
      return found.mend
    })
    const gain = BREVITY * brevityOf(question, used) + ADJACENCY * adjacencyOf(question, used, stemOf)
    return { candidate, score: score * (1 - BREVITY - ADJACENCY + gain), used }
  })
  return ranked.sort((a, b) => b.score - a.score || b.candidate.weight - a.candidate.weight)
}

/** A meaning laid out so that each word of a text is looked up once, however many mends there are. */
interface Sought {
  /** The cheapest mend for each stem. */
  words: Map<string, Mend>
  /** The first two letters of those stems: stemming takes time and keeps them, so most words need none. */
  heads: Set<string>
  /** Mends of several words, open ones, and those of CJK. */
  others: Mend[]
  stemOf: (word: string) => string
}

function soughtFor({ mends }: Meaning, stemOf: (word: string) => string): Sought {
  const sought: Sought = { words: new Map(), heads: new Set(), others: [], stemOf }
  for (const mend of mends) {
    if (/[ *]/.test(mend.spelling) || isCjk(mend.spelling)) {
      sought.others.push(mend)
      continue
    }
    const root = stemOf(mend.spelling)
    const known = sought.words.get(root)
    if (!known || mend.cost < known.cost) sought.words.set(root, mend)
    sought.heads.add(root.slice(0, 2))
  }
  return sought
}

interface Found {
  worth: number
  mend: Mend | null
}

const better = (a: Found, b: Found): Found => (b.worth > a.worth ? b : a)

function find({ words, heads, others, stemOf }: Sought, field: Field, place: number): Found {
  let best: Found = { worth: 0, mend: null }
  const offer = (mend: Mend, share: number): void => {
    const worth = place * (1 - EDIT * mend.cost) * share
    if (worth > best.worth) best = { worth, mend }
  }
  for (const word of field.words) {
    if (!heads.has(word.slice(0, 2))) continue
    const mend = words.get(stemOf(word))
    if (mend) offer(mend, mend.spelling === word ? 1 : INFLECTED)
  }
  for (const mend of others) if (holds(field, mend.spelling, stemOf)) offer(mend, 1)
  return best
}

interface Field {
  text: string
  words: string[]
}

const fieldOf = (text: string): Field => ({ text, words: foldedWords(text) })

function holds({ text, words }: Field, spelling: string, stemOf: (word: string) => string): boolean {
  if (isCjk(spelling)) return pairsOf(spelling).every((pair) => text.includes(pair))
  const wanted = spelling.split(' ')
  const isOne = (word: string | undefined, one: string): boolean =>
    one.endsWith('*')
      ? word?.startsWith(one.slice(0, -1)) === true
      : word?.startsWith(one.slice(0, 2)) === true && stemOf(word) === stemOf(one)
  return words.some((_, i) => wanted.every((one, j) => isOne(words[i + j], one)))
}

/** How much of what the question says was asked for. */
function brevityOf(question: Field, used: readonly (Mend | null)[]): number {
  const asked = used.reduce((sum, mend) => sum + (mend ? mend.spelling.split(' ').length : 0), 0)
  const telling = question.words.filter((word) => !STOP_WORDS.has(word)).length
  return Math.min(1, asked / Math.max(1, telling))
}

function adjacencyOf(
  question: Field,
  used: readonly (Mend | null)[],
  stemOf: (word: string) => string,
): number {
  let pairs = 0
  for (let i = 1; i < used.length; i++) {
    const [before, after] = [used[i - 1], used[i]]
    if (before && after && holds(question, `${before.spelling} ${after.spelling}`, stemOf)) pairs++
  }
  return used.length > 1 ? pairs / (used.length - 1) : 0
}

function remembered(read: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>()
  return (word) => {
    let result = known.get(word)
    if (result === undefined) {
      result = read(word)
      known.set(word, result)
    }
    return result
  }
}
