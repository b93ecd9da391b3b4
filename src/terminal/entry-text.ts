import type { Line } from './line-editor.ts'
import type { Page } from './page.ts'
import { visible } from './visible.ts'
import { clusters, shorten, widthOf } from './width.ts'

/** One line below the cards, with the part of it that the cursor moves in. */
export interface FooterLine {
  text: string
  /** The end of `text` that is being written; '' when nothing is. */
  typed: string
  /** Where in `typed` the cursor stands. */
  cursor: number
}

const LABELS = { answer: 'Your answer: ', note: 'Note: ' } as const
const HOW = 'enter when done · esc back · ctrl-g editor'

/** A text being written below a card; `left`: seconds left of the card's time. */
export const entryLine = (
  what: 'answer' | 'note',
  line: Line,
  page: Page,
  left: number | null = null,
): FooterLine => typedLine((left === null ? '' : `${left} s · `) + LABELS[what], HOW, line, page)

/** A text being written: as much of it round the cursor as fits into one line; `how` while it is empty. */
export function typedLine(
  label: string,
  how: string,
  { before, after }: Pick<Line, 'before' | 'after'>,
  { style, columns }: Page,
): FooterLine {
  const room = columns - 1 - label.length
  if (before + after === '') {
    const hint = shorten(how, room)
    return { text: style.cyan(label) + style.dim(hint), typed: hint, cursor: 0 }
  }
  const left = ending(flat(before), room - 1)
  const right = opening(flat(after), room - 1 - widthOf(left))
  return { text: style.cyan(label) + left + right, typed: left + right, cursor: left.length }
}

const flat = (text: string): string => visible(text).replace(/\n/g, '⏎').replace(/\t/g, ' ')

/** The last part of a text that is at most `width` wide. */
const ending = (text: string, width: number): string =>
  [...fitting(clusters(text).toReversed(), width)].reverse().join('')
const opening = (text: string, width: number): string => [...fitting(clusters(text), width)].join('')

function* fitting(parts: readonly string[], width: number): Generator<string> {
  let room = width
  for (const part of parts) {
    room -= widthOf(part)
    if (room < 0) return
    yield part
  }
}
