import { askedBelow } from './asked-below.ts'
import type { Format, Opening } from './format.ts'
import { inlineAnswer } from './inline-answer.ts'
import type { Knowledge } from './knowledge.ts'
import { likeness } from './likeness.ts'
import { namelessNumber } from './nameless.ts'
import type { Line, Page } from './page.ts'
import { questionText } from './question-text.ts'
import { continues } from './wrapping.ts'

/** Questions behind a label: `Q: …`, `**Question 3:** …`, a line "Question" with the text below it. */
export const labels: Format = {
  name: 'labels',
  base: 0.6,
  decisive: true,
  openings: (page, knowledge) => {
    const found: Opening[] = []
    let after = -1
    page.lines.forEach((line, index) => {
      if (index <= after || !(isQuestionLabel(line) || isNameless(line, knowledge))) return
      if (line.quoted && !hasAnswerBelow(page, index)) return
      const opening = openingAt(page, knowledge, index)
      if (opening === null) return
      found.push(opening)
      after = opening.last
    })
    return found
  },
}

const isNameless = (line: Line, knowledge: Knowledge): boolean =>
  line.kind === 'heading' && namelessNumber(line, knowledge) !== null

const isQuestionLabel = (line: Line): boolean =>
  line.label?.kind === 'question' &&
  (line.kind === 'text' || (line.kind === 'heading' && line.label.rest === ''))

/** From a label on its own line to the next, to facts, to the text. */
const MOST_HOPS = 4

function openingAt(page: Page, knowledge: Knowledge, index: number): Opening | null {
  const head = page.lines[index]
  if (head === undefined) return null
  let at = index
  let number = namelessNumber(head, knowledge)
  let text = number === null ? (head.label?.rest ?? '') : ''
  number ??= head.label?.number ?? null
  for (let hops = 0; text === ''; hops++) {
    if (hops > MOST_HOPS) return null
    at = nextText(page, at)
    const line = page.lines[at]
    if (line === undefined) return null
    if (isQuestionLabel(line)) {
      text = line.label?.rest ?? ''
      number ??= line.label?.number ?? null
    } else if (line.label === null || line.label.kind === 'stay') {
      const asked = askedBelow(page, at, knowledge)
      if (asked !== null)
        return {
          ...made(page, knowledge, index, asked.last, asked.text, number),
          ...(asked.context === undefined ? {} : { context: asked.context }),
        }
      text = line.text
    } else if (line.label.kind !== 'meta') return null
  }
  const last = paragraphEnd(page, at, text)
  for (let next = at + 1; next <= last; next++) text += ` ${page.lines[next]?.text ?? ''}`
  const split = last === at ? inlineAnswer(text, knowledge) : null
  const opening = made(page, knowledge, index, last, split?.question ?? text, number)
  return opening.question === '' ? null : { ...opening, ...(split === null ? {} : { inline: split.answer }) }
}

function made(
  page: Page,
  knowledge: Knowledge,
  first: number,
  last: number,
  text: string,
  number: string | null,
): Opening {
  const question = questionText(text, knowledge)
  return {
    first,
    last,
    question,
    series: `label ${page.lines[first]?.fold ?? 0}`,
    likeness: likeness(question, knowledge),
    number,
    labelled: true,
    level: 0,
  }
}

function nextText(page: Page, from: number): number {
  for (let index = from + 1; index < page.lines.length && index < from + 8; index++) {
    const line = page.lines[index]
    if (line?.kind === 'text' && line.text !== '') return index
    if (line?.kind === 'heading' || line?.kind === 'code') break
  }
  return page.lines.length
}

/** The paragraph a label starts is the question, as far as it is prose and no other label stands in it. */
function paragraphEnd(page: Page, from: number, text: string): number {
  if (/[?？؟][*_`"')\s]*$/.test(text)) return from
  const start = page.lines[from]
  let last = from
  while (last < from + 12) {
    const line = page.lines[last + 1]
    if (line === undefined || start === undefined || !continues(page, start, line)) break
    last++
    if (/[?？؟][*_`"')\s]*$/.test(line.text)) return last
  }
  return hasAnswerBelow(page, last) ? last : from
}

function hasAnswerBelow(page: Page, last: number): boolean {
  for (let index = last + 1; index < last + 40; index++) {
    const kind = page.lines[index]?.label?.kind
    if (kind === 'answer' || kind === 'example' || kind === 'guidance') return true
    if (kind === 'question') return false
  }
  return false
}
