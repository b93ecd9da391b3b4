import type { Knowledge } from './knowledge.ts'
import { labelOf } from './label.ts'
import { likeness } from './likeness.ts'

/** A question and the answer that follows it on the same line. */
export interface Split {
  question: string
  answer: string
}

const AFTER_MARK = /[?？؟][*_`]{0,3}(?:\s*(?:[-–—:→]|=>)+\s+|\s+(?=\S)|(?<=[？])(?=\S))/gu
const INNER_LABEL = /[\s*_](\p{L}[\p{L} ]{0,12})[*_]{0,2}\s*[:：.)]/gu

/**
 * Splits `What is X? It is Y.` and `Q … A: …`: behind the last question mark stands the answer, unless
 * what follows asks on ("Explain with an example.") or is too short to be one. null when there is none.
 */
export function inlineAnswer(text: string, knowledge: Knowledge): Split | null {
  return atLabel(text, knowledge) ?? atMark(text, knowledge)
}

function atLabel(text: string, knowledge: Knowledge): Split | null {
  if (!/[:：.)]/.test(text)) return null
  for (const match of text.matchAll(INNER_LABEL)) {
    const kind = knowledge.labels.get((match[1] ?? '').toLowerCase().trim())
    if (kind !== 'answer' && kind !== 'example') continue
    const question = text.slice(0, match.index).trim()
    const label = labelOf(text.slice(match.index + 1), knowledge)
    if (label === null || label.rest === '' || !/[?？؟.][*_`]*$/.test(question)) continue
    return { question, answer: label.rest }
  }
  return null
}

/** "List three and explain" asks on, while "In Java …" may well answer. */
function isTask(text: string, knowledge: Knowledge): boolean {
  const first = /^\p{L}+/u.exec(text)?.[0].toLowerCase() ?? ''
  return knowledge.openings.has(first) && !knowledge.prepositions.has(first)
}

/** Whether a place lies within a code span: a backtick is open there. */
const inCode = (text: string, at: number): boolean => text.slice(0, at).split('`').length % 2 === 0

function atMark(text: string, knowledge: Knowledge): Split | null {
  if (!/[?？؟].*\S/.test(text) || /[?？؟][*_`"')\s]*$/.test(text)) return null
  const last = [...text.matchAll(AFTER_MARK)].filter(({ index }) => !inCode(text, index)).at(-1)
  if (last === undefined) return null
  const answer = text.slice(last.index + last[0].length).trim()
  const question = text.slice(0, last.index + last[0].length).replace(/[\s:→=>–—-]+$/u, '')
  const words = answer.split(/\s+/).length
  if (words < 2 && !/^\p{L}{2,}[.!]?$/u.test(answer)) return null
  const dashed = /[-–—:→>]\s*$/.test(last[0])
  if (/^[([]/.test(answer) || likeness(answer, knowledge) >= 0.6) return null
  if (!dashed && isTask(answer, knowledge)) return null
  return { question, answer }
}
