import type { Candidate } from './candidates.ts'
import type { Mend } from './correct.ts'
import { stem } from './stem.ts'
import { isCjk, pairsOf, wordsOf } from './words.ts'

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
/** What a likeness is worth that no mend accounts for. */
const ALIKE = 0.5
/** Taken off for each edit of a mend. */
const EDIT = 0.12
/** The most that a question with no other words in it gains. */
const BREVITY = 0.08

/**
 * Orders candidates by how well the question, then topics and answer, hold what was meant, word by word. Used where
 * words were mended or left out: the index's own order would favour rare misspellings.
 */
export function rank(
  candidates: readonly Candidate[],
  meanings: readonly Meaning[],
  likeness: Likeness,
): Ranked[] {
  const sum = meanings.reduce((total, { weight }) => total + weight, 0)
  const ranked = candidates.map((candidate) => {
    const question = fieldOf(candidate.question ?? '')
    const topics = fieldOf(candidate.topics.join(' . '))
    const answer = fieldOf(candidate.answer ?? '')
    const used: (Mend | null)[] = []
    let score = 0
    for (const meaning of meanings) {
      const places = [
        { field: question, worth: IN_QUESTION },
        { field: topics, worth: IN_TOPICS },
        { field: answer, worth: IN_ANSWER },
      ]
      let best = 0
      let mend: Mend | null = null
      for (const { field, worth } of places) {
        for (const option of meaning.mends) {
          const value = worth * (1 - EDIT * option.cost)
          if (value > best && holds(field, option.spelling)) {
            best = value
            mend = option
          }
        }
      }
      for (const word of question.words) best = Math.max(best, ALIKE * likeness(meaning.spelling, word))
      used.push(mend)
      score += (best * meaning.weight) / sum
    }
    const brevity = Math.min(1, meanings.length / Math.max(1, question.words.length))
    return { candidate, score: score * (1 - BREVITY) + BREVITY * brevity * score, used }
  })
  return ranked.sort((a, b) => b.score - a.score || b.candidate.weight - a.candidate.weight)
}

interface Field {
  text: string
  words: string[]
  /** Stems with a space at both ends and between, so that phrases are substrings. */
  stems: string
}

function fieldOf(text: string): Field {
  const words = wordsOf(text).map(({ word }) => word)
  return { text, words, stems: ` ${words.map(stem).join(' ')} ` }
}

const holds = (field: Field, spelling: string): boolean =>
  isCjk(spelling)
    ? pairsOf(spelling).every((pair) => field.text.includes(pair))
    : field.stems.includes(` ${spelling.split(' ').map(stem).join(' ')} `)
