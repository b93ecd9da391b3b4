import { numberingOf } from './numbering.ts'
import type { Line, Page } from './page.ts'

const MOST_LINES = 6
/** A line is full when it and the first word of the next would be longer than this. */
const FULL = 58
/** Shorter lines than this are never wrapped. */
const SHORTEST = 38

/**
 * Last line of a question whose text starts on line `first` and may be wrapped. It runs on within its
 * paragraph to a question mark; in plain text also to the end of the paragraph, if its lines are full and
 * an answer follows.
 */
export function questionEnd(page: Page, first: number, text: string): number {
  const start = page.lines[first]
  if (start === undefined || ASKED.test(text)) return first
  const isPlain = page.document.syntax === 'plain-text'
  const mayEnd = /[.:!。][*_`"')\s]*$/.test(text)
  if (mayEnd && !isPlain) return first
  if (!isPlain && text.length < SHORTEST) return first
  let isFull = !mayEnd
  let isSentence = !mayEnd
  let previous = start
  for (let index = first + 1; index < first + MOST_LINES; index++) {
    const line = page.lines[index]
    if (line === undefined || !continues(page, start, line))
      return isPlain && isFull && index > first + 1 && endsParagraph(page, index) ? index - 1 : first
    isFull &&= fills(previous, line)
    if (ASKED.test(line.text))
      return isSentence || (isFull && isPlain && endsParagraph(page, index + 1)) ? index : first
    if (/[.!:。]\s*$/.test(line.text) || /[?？؟.!]\s/.test(line.text)) isSentence = false
    if (!isSentence && !isPlain) return first
    if (isPlain && isFull && line.text.endsWith(':')) return index
    previous = line
  }
  return first
}

const ASKED = /[?？؟][*_`"')\s]*$/

/** Whether a line carries the paragraph on that `start` opened, in plain text at a deeper indentation too. */
export function continues(page: Page, start: Line, line: Line): boolean {
  if (line.kind !== 'text' || line.text === '' || line.item !== null || line.label !== null) return false
  if (!line.opens) return true
  return (
    page.document.syntax === 'plain-text' && line.indent > start.indent && numberingOf(line.text) === null
  )
}

/** Whether a line is so long that the first word of the next found no room on it. */
const fills = (line: Line, next: Line): boolean =>
  line.raw.trimEnd().length + (/^\S+/.exec(next.text)?.[0].length ?? 0) >= FULL

/** Whether a blank line stands at `index`, and text of no question of its own below it. */
function endsParagraph(page: Page, index: number): boolean {
  if (page.lines[index]?.kind !== 'blank') return page.lines[index] === undefined
  let next = index
  while (page.lines[next]?.kind === 'blank') next++
  const below = page.lines[next]
  return below !== undefined && below.kind !== 'heading' && numberingOf(below.text) === null
}
