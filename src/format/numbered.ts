import { collect, type Format, type Opening } from './format.ts'
import { inlineAnswer } from './inline-answer.ts'
import type { Knowledge } from './knowledge.ts'
import { likeness } from './likeness.ts'
import { type Numbering, numberingOf } from './numbering.ts'
import type { Line, Page } from './page.ts'
import { questionText } from './question-text.ts'
import { questionEnd } from './wrapping.ts'

/** Questions as numbered lines or list items: `1.`, `2)`, `Q3.`, `Question 4:`, `5.2`, a bare number. */
export const numbered: Format = {
  name: 'numbered',
  base: -0.7,
  openings: (page, knowledge) => {
    const found = collect(page.texts, (index) => {
      const line = page.lines[index]
      if (line === undefined || line.furniture !== null || line.quoted) return null
      const numbering = numberIn(line)
      return numbering === null ? null : openingAt(page, knowledge, index, numbering)
    })
    return joinDepths(inSequence(found))
  },
}

function numberIn(line: Line): Numbering | null {
  const text = line.item?.number != null ? line.raw.trim() : line.text
  return numberingOf(line.item?.number != null && line.quoted ? line.text : text)
}

function openingAt(page: Page, knowledge: Knowledge, index: number, numbering: Numbering): Opening | null {
  const line = page.lines[index]
  if (line === undefined) return null
  let first = index
  let text = numbering.rest
  if (text === '') {
    const next = nextText(page, index)
    if (next < 0 || (page.lines[next]?.label ?? null) !== null) return null
    first = next
    text = page.lines[next]?.text ?? ''
  }
  const last = questionEnd(page, first, text)
  for (let at = first + 1; at <= last; at++) text += ` ${page.lines[at]?.text ?? ''}`
  const split = last === first ? inlineAnswer(text, knowledge) : null
  const question = questionText(split?.question ?? text, knowledge, false)
  if (question === '') return null
  const dots = numbering.number.split('.').length
  const word = numbering.style === 'q' ? 'q' : numbering.style === '' ? 'bare' : 'n'
  return {
    first: index,
    last,
    question,
    series: `${word} ${dots} ${line.indent} ${line.fold}`,
    likeness: likeness(question, knowledge),
    number: numbering.number,
    labelled: numbering.style === 'q' || /^[*_]{0,2}[^\p{L}]*Q\b/u.test(line.text),
    level: 0,
    ...(split === null ? {} : { inline: split.answer }),
  }
}

/**
 * In an outline, entries of any depth are questions if those of that depth ask: 1.2 ends where 1.2.1 starts.
 * Else what is deeper belongs to the answer.
 */
function joinDepths(openings: Opening[]): Opening[] {
  const depths = new Map<string, { asking: number; size: number }>()
  for (const { series, likeness } of openings) {
    const depth = depths.get(series) ?? { asking: 0, size: 0 }
    depths.set(series, depth)
    depth.size++
    if (likeness >= ASKS) depth.asking++
  }
  return openings.map((opening) => {
    const depth = depths.get(opening.series)
    if (dotsOf(opening) < 3 || depth === undefined || depth.asking < depth.size * 0.6) return opening
    return { ...opening, series: opening.series.replace(/ \d+ /, ' 2 ') }
  })
}

/** The line of text that follows a number on a line of its own, -1 for none. */
function nextText(page: Page, index: number): number {
  for (let next = index + 1; next < index + 4; next++) {
    const line = page.lines[next]
    if (line?.kind === 'text' && line.text !== '') return next
  }
  return -1
}

/** Likeness from which a line counts as a question or task in the sequence. */
const ASKS = 0.5

/**
 * Leaves out numbered lines that break the count and don't read like questions: the items of a list inside
 * an answer, written at the same indentation as the questions.
 */
function inSequence(openings: readonly Opening[]): Opening[] {
  const expected = new Map<string, number>()
  const upcoming = nextQuestions(openings)
  return openings.filter((opening, index) => {
    const value = Number(opening.number?.split('.').at(-1))
    const count = countOf(opening)
    const due = expected.get(count) ?? 1
    const ahead = value - due
    const isChapter = dotsOf(opening) > 1 && (value <= 1 || (ahead >= 0 && ahead <= FARTHEST_AHEAD))
    if (opening.likeness < ASKS && !opening.labelled && !isChapter) {
      const next = upcoming[index]
      const leads = next === value + 1 && next !== due
      if (!leads && (value !== due || (next != null && next <= value && next >= due))) return false
    }
    expected.set(count, value + 1)
    return true
  })
}

/** Numbers with dots belong to an outline, which may leave some out: 4.3, 4.10. */
const FARTHEST_AHEAD = 10

const dotsOf = ({ number }: Opening): number => number?.split('.').length ?? 0

/** Numbers of one series and one chapter count together: 2.1 follows 2.0, not 1.15. */
const countOf = ({ series, number }: Opening): string =>
  `${series} ${number?.split('.').slice(0, -1).join('.') ?? ''}`

/** For each opening the number of the next one in its series that reads like a question. */
function nextQuestions(openings: readonly Opening[]): (number | null)[] {
  const seen = new Map<string, number>()
  const next: (number | null)[] = []
  for (let index = openings.length - 1; index >= 0; index--) {
    const opening = openings[index]
    if (opening === undefined) continue
    next[index] = seen.get(countOf(opening)) ?? null
    if (opening.likeness >= ASKS) seen.set(countOf(opening), Number(opening.number?.split('.').at(-1)))
  }
  return next
}
