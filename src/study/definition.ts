import type { Card } from '../card/card.ts'
import { stem } from '../card/word/stem.ts'
import { foldedWords } from '../card/word/words.ts'
import { outlineOf } from './grading/outline.ts'
import { FUNCTION_WORDS } from './grading/stop-words.ts'
import { isPersonal } from './grading/story.ts'

/** What a card's answer says a thing is. */
export interface Definition {
  /** Stems of the thing defined, of the question's words and the sentence's. */
  subject: ReadonlySet<string>
  /** "a lock that only one thread can hold"; plain text without a final full stop, its own name as "…". */
  text: string
  /** How it opens: "a lock that …", "reusable solutions to …", "storing data that …". */
  form: 'one' | 'many' | 'doing'
  /** Stems of its telling words, in order. */
  stems: readonly string[]
}

const ASKS =
  /^(?:(?:can|could) you (?:please )?)?(?:briefly )?(?:what(?:['’]s|\s+is|\s+are)(?:\s+the (?:role|purpose|function|use) of)?(?:\s+an?)?|what (?:do you (?:mean|understand) by|does .{1,60} mean)|(?:explain|define|describe)(?: (?:what (?:is|are)|the (?:concept|notion|idea|term) of))?(?:\s+(?:a|an))?)\s+/i
/** It asks for something else about the thing, or for several things. */
const ASKS_OTHER =
  /^(?:the (?!concept|notion|term)|some|your|difference|wrong|this|that|these|it\b|possible|common|different|how|why|when|key|main)|\b(?:difference|differ|vs\.?|versus|compare|types? of|kinds? of|output|result|advantages?|benefits?|disadvantages?)\b/i
const STATES =
  /^(?:in \w+(?: \w+)?, )?((?:an? |the )?[^,;:.]{1,70}?)(?:,? (?:or|also (?:known|called) (?:as )?)[^,;.]{1,50},?|\s*\([^()]{1,80}\))?,?\s+(is|are|refers? to|means|involves?)\s+(?:(?:basically|simply|essentially|often|generally|usually|defined as|known as|considered)\s+)*(.+)$/i
const SHORTEST = 25
const LONGEST = 220
const MOST_SUBJECT = 6

/** The definition that a card asks for and its answer opens with; null where it does not. */
export function definitionOf(card: Pick<Card, 'question' | 'context' | 'answer'>): Definition | null {
  if (card.question === null || card.answer === null || card.context !== null) return null
  const asked = ASKS.exec(card.question)
  if (asked === null) return null
  const rest = card.question.slice(asked[0].length)
  if (ASKS_OTHER.test(rest)) return null
  const opening = outlineOf(card.answer.slice(0, 4000))[0]
  const stated = opening?.kind === 'sentence' ? STATES.exec(opening.text) : null
  if (stated === null || isPersonal(stated[0])) return null
  const thing = new Set(telling(rest.split(/[?,.]|\band\b|\bin\b|\bfor\b/)[0] ?? ''))
  const subject = telling(stated[1]!)
  if (subject.length > MOST_SUBJECT || !subject.some((word) => thing.has(word))) return null
  const names = new Set([...thing, ...subject])
  const text = masked(stated[3]!.replace(ASIDE, '').replace(ACT, ''), names)
  const form = formOf(text, stated[2]!)
  const stems = telling(text)
  if (form === null || text.length < SHORTEST || text.length > LONGEST || stems.length < LEAST) return null
  return { subject: names, text, form, stems }
}

/** What is said of another thing, and the end. */
const ASIDE = /,? (?:while|whereas|but) .*$|[.!]+$/
/** "the process of storing": what it is of says more. */
const ACT = /^(?:the|an?) (?:process|practice|act|technique|method) (?:of|for) (?=\w+ing\b)/i
/** Telling words of a definition. */
const LEAST = 4

function formOf(text: string, verb: string): Definition['form'] | null {
  if (/^(?:an?|the)\s/i.test(text)) return 'one'
  if (/^\w{2,}ing\s/i.test(text)) return 'doing'
  return verb.toLowerCase() === 'are' && !/^\w+ed\b/i.test(text) ? 'many' : null
}

/** Without the words that give away what is defined. */
const masked = (text: string, names: ReadonlySet<string>): string =>
  text
    .replace(/[\p{L}\p{N}]+/gu, (word) => (telling(word).some((root) => names.has(root)) ? '…' : word))
    .replace(/…(?:[\s-]…)+/g, '…')

/** The stems of a text's telling words, in order. */
export const telling = (text: string): string[] =>
  foldedWords(text)
    .filter((word) => !FUNCTION_WORDS.has(word))
    .map(stem)
