import type { Card } from '../../card/card.ts'
import { marksIn } from '../../search/snippet.ts'
import type { Page } from '../page.ts'
import { oneLine } from '../visible.ts'
import { blanks, shorten, widthOf } from '../width.ts'
import { answerView, questionView, stacked } from './card.ts'
import { asideRoom, shortId } from './row.ts'
import { countText } from './search.ts'

/** A card in the list of the picker. */
interface PickerRow {
  id: string
  question: string | null
  topics: readonly string[]
  spellings: readonly string[]
}

export interface PickerScreen {
  hits: readonly PickerRow[]
  total: number
  capped: boolean
  /** Which of the hits the person is at. */
  selected: number
  /** The card they are at, whole. */
  card: Card | null
  /** What there is to say of the query; '' for nothing. */
  note: string
}

/** Rows of the list and of the preview on a screen of so many rows; one is the query's, one the count's. */
export function pickerRows(rows: number): { list: number; preview: number } {
  const room = Math.max(1, rows - 2)
  const list = Math.max(1, Math.min(12, Math.floor(room / 2)))
  return { list, preview: room - list }
}

/** The list above, the card below: all rows of the screen but the last, which is the query's. */
export function pickerView(screen: PickerScreen, page: Page, rows: number): string[] {
  const { list, preview } = pickerRows(rows)
  const first = Math.floor(screen.selected / list) * list
  const shown = screen.hits.slice(first, first + list)
  const lines = shown.map((hit, i) => rowLine(hit, first + i === screen.selected, page))
  return [
    ...filled(lines, list),
    statusLine(screen, page),
    ...filled(screen.card === null ? [] : previewLines(screen.card, page), preview),
  ]
}

const filled = (lines: readonly string[], rows: number): string[] =>
  Array.from({ length: rows }, (_, i) => lines[i] ?? '')

function rowLine({ id, question, topics, spellings }: PickerRow, isSelected: boolean, page: Page): string {
  const { style, width } = page
  const topic = shorten(oneLine(topics[0] ?? ''), asideRoom(width))
  const key = shortId({ id }, page)
  const room = width - key.length - 4 - (topic === '' ? 0 : widthOf(topic) + 2)
  const title = shorten(question === null ? '(draft)' : oneLine(question).replaceAll('**', ''), room)
  const gap = topic === '' ? '' : blanks(room - widthOf(title) + 2)
  const weight = isSelected ? style.bold : (text: string) => text
  return `${isSelected ? style.cyan('› ') : '  '}${style.yellow(key)}  ${weight(highlighted(title, spellings, page))}${gap}${style.dim(topic)}`
}

function highlighted(text: string, spellings: readonly string[], { style }: Page): string {
  let at = 0
  let line = ''
  for (const { from, to } of marksIn(text, spellings)) {
    line += text.slice(at, from) + style.green(text.slice(from, to))
    at = to
  }
  return line + text.slice(at)
}

const KEYS = 'enter shows · ctrl-q quizzes · esc leaves'

function statusLine({ hits, total, capped, note }: PickerScreen, { style, columns }: Page): string {
  const count = hits.length === 0 ? 'Nothing found.' : countText({ hits, total, capped })
  const text = [count, note, ...(hits.length === 0 ? ['esc leaves'] : [KEYS])].filter(Boolean).join(' · ')
  return style.dim(shorten(`── ${text} `, columns - 1))
}

/** Of a long card no more than a screen may show is laid out: it is done at every key. */
const MOST = 6000

function previewLines(card: Card, page: Page): string[] {
  const short = (text: string | null) => (text === null ? null : text.slice(0, MOST))
  const part = {
    ...card,
    context: short(card.context),
    answer: short(card.answer),
    guidance: short(card.guidance),
  }
  return stacked(questionView(part, page), answerView(part, page))
}
