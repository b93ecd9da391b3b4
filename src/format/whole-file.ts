import type { Format, Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import { likeness } from './likeness.ts'
import { numberingOf } from './numbering.ts'
import type { Page } from './page.ts'
import { fingerprint } from './plain.ts'

const QUESTION_KEYS = ['question', 'q', 'front', 'prompt', 'title', 'name']
const ANSWER_KEYS = ['answer', 'a', 'back', 'solution']

/** One question per file: the front matter holds the question, the text below is the answer. */
export const wholeFile: Format = {
  name: 'whole-file',
  base: 0.2,
  openings: (page, knowledge) => {
    const opening = fileOpening(page, knowledge)
    return opening === null ? [] : [opening]
  },
}

function fileOpening(page: Page, knowledge: Knowledge): Opening | null {
  const data = page.document.frontMatter
  const key = QUESTION_KEYS.find((name) => typeof data[name] === 'string' && data[name].trim() !== '')
  if (key === undefined) return null
  const question = String(data[key]).replace(/\s+/g, ' ').trim()
  const named = QUESTION_KEYS.indexOf(key) < 4
  const answer = ANSWER_KEYS.map((name) => data[name]).find((value) => typeof value === 'string')
  let last = 0
  while (page.lines[last + 1]?.kind === 'front') last++
  last = headingOf(page, last, question)
  const alike = likeness(question, knowledge)
  if (!named && (alike < 0.8 || holdsQuestions(page))) return null
  return {
    first: 0,
    last,
    end: page.lines.length - 1,
    question,
    series: 'file',
    likeness: alike,
    number: null,
    labelled: named,
    level: 0,
    ...(typeof answer === 'string' && answer.trim() !== '' ? { inline: answer.trim() } : {}),
  }
}

/** Below the title of a collection stand headings that are numbered. */
const holdsQuestions = (page: Page): boolean =>
  page.headings.filter((index) => numberingOf(page.lines[index]?.text ?? '') !== null).length >= 2

/** The heading below the front matter when it only says the question again, else `last`. */
function headingOf(page: Page, last: number, question: string): number {
  const index = page.headings[0] ?? -1
  const between = page.lines.slice(last + 1, index).every((line) => line.kind === 'blank')
  return index > last && between && fingerprint(page.lines[index]?.text ?? '') === fingerprint(question)
    ? index
    : last
}
