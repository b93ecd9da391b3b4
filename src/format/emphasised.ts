import { collect, type Format, type Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import { likeness } from './likeness.ts'
import { numberingOf } from './numbering.ts'
import type { Line, Page } from './page.ts'
import { questionText } from './question-text.ts'

const MARKS = ['***', '**', '__', '`', '_', '*', '<b>', '<strong>'] as const
const CLOSE: Record<string, string> = { '<b>': '</b>', '<strong>': '</strong>' }

/** Questions as paragraphs or list items that are emphasised from end to end, on one line or a few. */
export const emphasised: Format = {
  name: 'emphasised',
  base: -0.5,
  openings: (page, knowledge) => collect(page.texts, (index) => openingAt(page, knowledge, index)),
}

function openingAt(page: Page, knowledge: Knowledge, index: number): Opening | null {
  const line = page.lines[index]
  if (line === undefined || line.quoted || line.text.length < 4 || !/^[*_`<\d]/.test(line.text)) return null
  if (line.label !== null && line.label.kind !== 'question') return null
  const start = line.text.replace(/^\d{1,4}[.)]\s+/, '')
  const mark = MARKS.find((candidate) => start.startsWith(candidate))
  if (mark === undefined) return null
  const closing = CLOSE[mark] ?? mark
  const lead = leadIn(start, mark, closing)
  if (lead !== null) return made(page, knowledge, index, index, mark, lead.question, lead.answer)
  let text = start
  let last = index
  while (!endsWith(text, closing) && last < index + 3) {
    const next = page.lines[last + 1]
    if (next === undefined || next.kind !== 'text' || next.opens || next.item !== null) return null
    text += ` ${next.text}`
    last++
  }
  if (!endsWith(text, closing) || text.slice(mark.length, -closing.length).includes(closing)) return null
  return made(page, knowledge, index, last, mark, text)
}

/** An emphasised question with the answer behind it: `**What is X?** It is Y.` */
function leadIn(text: string, mark: string, closing: string): { question: string; answer: string } | null {
  const end = text.indexOf(closing, mark.length)
  if (end < 0 || mark === '`') return null
  const question = text.slice(0, end + closing.length)
  const answer = text.slice(end + closing.length).replace(/^\s*(?:[-–—:→]|=>)*\s*/, '')
  return /[?？؟][*_]*(?:<\/\w+>)?$/.test(question) && /\p{L}/u.test(answer) ? { question, answer } : null
}

function made(
  page: Page,
  knowledge: Knowledge,
  first: number,
  last: number,
  mark: string,
  text: string,
  answer = '',
): Opening {
  const line = page.lines[first] as Line
  const numbering = numberingOf(line.item?.number != null ? line.raw.trim() : line.text)
  const question = questionText(text, knowledge)
  return {
    first,
    last,
    question,
    series: `${mark} ${line.item === null ? 'paragraph' : 'item'} ${line.depth} ${line.fold}`,
    likeness: likeness(question, knowledge),
    number: numbering?.number ?? null,
    labelled:
      numbering?.style === 'q' || line.label?.kind === 'question' || /\bQ\s*[.:)]/.test(text.slice(0, 14)),
    level: 0,
    ...(answer === '' ? {} : { inline: answer }),
  }
}

const endsWith = (text: string, closing: string): boolean =>
  text.trimEnd().endsWith(closing) && text.trimEnd().length > 2 * closing.length
