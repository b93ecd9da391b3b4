import type { Candidate } from './candidates.ts'
import type { Mend } from './correct.ts'
import { stem } from './stem.ts'
import { STOP_WORDS } from './stop-words.ts'
import { foldedWords, isCjk, pairsOf } from './words.ts'

/** One thing a person wants found, with all it may have meant. */
export interface Meaning {
  typed: string
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

/** How alike a word of a card is to a typed word, 0-1. */
export type Likeness = (typed: string, word: string) => number

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
  likeness: Likeness = () => 0,
): Ranked[] {
  const sum = meanings.reduce((total, { weight }) => total + weight, 0)
  const ranked = candidates.map((candidate) => {
    const question = fieldOf(candidate.question ?? '')
    const rest = [
      { worth: IN_TOPICS, field: fieldOf(candidate.topics.join(' . ')) },
      { worth: IN_ANSWER, field: fieldOf(candidate.answer ?? '') },
    ]
    const found = meanings.map((meaning) => {
      const inQuestion = bestMend(meaning, question, IN_QUESTION)
      // A place further down cannot be worth as much: most candidates never have their answer read.
      if (inQuestion.worth > IN_TOPICS) return inQuestion
      return [...rest.map(({ field, worth }) => bestMend(meaning, field, worth)), inQuestion].reduce(
        (a, b) => (b.worth > a.worth ? b : a),
      )
    })
    let score = 0
    meanings.forEach(({ spelling, weight }, i) => {
      let { worth } = found[i]!
      if (worth < ALIKE)
        for (const word of question.words()) worth = Math.max(worth, ALIKE * likeness(spelling, word))
      score += (worth * weight) / sum
    })
    const used = found.map(({ mend }) => mend)
    const gain = BREVITY * brevityOf(question, used) + ADJACENCY * adjacencyOf(question, used)
    return { candidate, score: score * (1 - BREVITY - ADJACENCY + gain), used }
  })
  return ranked.sort((a, b) => b.score - a.score || b.candidate.weight - a.candidate.weight)
}

interface Found {
  worth: number
  mend: Mend | null
}

function bestMend({ mends }: Meaning, field: Field, worth: number): Found {
  let best: Found = { worth: 0, mend: null }
  for (const mend of mends) {
    const most = worth * (1 - EDIT * mend.cost)
    if (most <= best.worth) continue
    const share = field.holds(mend.spelling)
    if (most * share > best.worth) best = { worth: most * share, mend }
  }
  return best
}

/** How much of what the question says was asked for. */
function brevityOf(question: Field, used: readonly (Mend | null)[]): number {
  const asked = used.reduce((sum, mend) => sum + (mend ? mend.spelling.split(' ').length : 0), 0)
  const telling = question.words().filter((word) => !STOP_WORDS.has(word)).length
  return Math.min(1, asked / Math.max(1, telling))
}

function adjacencyOf(question: Field, used: readonly (Mend | null)[]): number {
  let pairs = 0
  for (let i = 1; i < used.length; i++) {
    const [before, after] = [used[i - 1], used[i]]
    if (before && after && question.holds(`${before.spelling} ${after.spelling}`) > 0) pairs++
  }
  return used.length > 1 ? pairs / (used.length - 1) : 0
}

interface Field {
  words(): string[]
  /** 1: holds the spelling as it is; less: an inflection of it; 0: doesn't. */
  holds(spelling: string): number
}

function fieldOf(text: string): Field {
  let words: string[] | undefined
  let surface = ''
  let stems = ''
  const read = (): string[] => {
    if (words) return words
    words = foldedWords(text)
    surface = ` ${words.join(' ')} `
    stems = ` ${words.map(stem).join(' ')} `
    return words
  }
  return {
    words: read,
    holds(spelling) {
      if (isCjk(spelling)) return pairsOf(spelling).every((pair) => text.includes(pair)) ? 1 : 0
      read()
      if (surface.includes(` ${spelling} `)) return 1
      return stems.includes(` ${spelling.split(' ').map(stem).join(' ')} `) ? INFLECTED : 0
    },
  }
}
