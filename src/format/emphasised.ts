import type { Format, Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import type { Page } from './page.ts'
import { likeness, numberingOf, questionText } from './wording.ts'

const MARKS = ['***', '**', '__', '`', '_', '*', '<b>', '<strong>'] as const
const CLOSE: Record<string, string> = { '<b>': '</b>', '<strong>': '</strong>' }

/** Questions as paragraphs or list items that are emphasised from end to end, on one line or a few. */
export const emphasised: Format = {
  name: 'emphasised',
  base: -0.5,
  openings: (page, knowledge) =>
    page.lines.flatMap((line, index) => {
      if (line.kind !== 'text' || line.quoted || line.text.length < 4) return []
      const opening = openingAt(page, knowledge, index)
      return opening === null ? [] : [opening]
    }),
}

function openingAt(page: Page, knowledge: Knowledge, index: number): Opening | null {
  const line = page.lines[index]
  if (line === undefined || (line.label !== null && line.label.kind !== 'question')) return null
  const start = line.text.replace(/^\d{1,4}[.)]\s+/, '')
  const mark = MARKS.find((candidate) => start.startsWith(candidate))
  if (mark === undefined) return null
  const closing = CLOSE[mark] ?? mark
  let text = start
  let last = index
  while (!endsWith(text, closing) && last < index + 3) {
    const next = page.lines[last + 1]
    if (next === undefined || next.kind !== 'text' || next.opens || next.item !== null) return null
    text += ` ${next.text}`
    last++
  }
  if (!endsWith(text, closing) || text.slice(mark.length, -closing.length).includes(closing)) return null
  const numbering = numberingOf(line.item?.number != null ? line.raw.trim() : line.text)
  const question = questionText(text, knowledge)
  return {
    first: index,
    last,
    question,
    series: `${mark} ${line.item === null ? 'paragraph' : 'item'} ${line.depth} ${line.fold}`,
    likeness: likeness(question, knowledge),
    number: numbering?.number ?? null,
    labelled: numbering?.style === 'q' || line.label?.kind === 'question' || /\bQ\s*[.:)]/.test(text.slice(0, 14)),
    level: 0,
  }
}

const endsWith = (text: string, closing: string): boolean => text.trimEnd().endsWith(closing) && text.trimEnd().length > 2 * closing.length
