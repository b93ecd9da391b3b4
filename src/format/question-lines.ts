import { collect, type Format, type Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import { numberingOf } from './numbering.ts'
import type { Page } from './page.ts'
import { questionText } from './question-text.ts'

/** Questions without any mark: a short paragraph that ends as one, or one quoted as in a mail. */
export const questionLines: Format = {
  name: 'question-lines',
  base: -1.2,
  openings: (page, knowledge) => collect(page.texts, (index) => openingAt(page, knowledge, index)),
}

const MOST_LINES = 5

function openingAt(page: Page, knowledge: Knowledge, index: number): Opening | null {
  const line = page.lines[index]
  if (line === undefined || !line.opens || line.item !== null || line.depth > 0 || line.label !== null)
    return null
  if (numberingOf(line.text) !== null) return null
  let last = index
  while (!endsAsking(page.lines[last]?.text)) {
    const next = page.lines[last + 1]
    if (last - index >= MOST_LINES - 1 || next?.kind !== 'text' || next.opens) return null
    last++
  }
  const text = page.lines
    .slice(index, last + 1)
    .map((one) => one.text)
    .join(' ')
  if (text.length > 320 || /[.!。]\s+\S+\s+\S/.test(text.slice(0, -1))) return null
  return {
    first: index,
    last,
    question: questionText(text, knowledge),
    series: `line ${line.indent} ${line.quoted ? 'quoted' : ''} ${line.fold}`,
    likeness: 1,
    number: null,
    labelled: false,
    level: 0,
  }
}

const endsAsking = (text: string | undefined): boolean =>
  text !== undefined && /[?？؟][*_`"')\s]*$/.test(text)
