import type { Zone } from '../../review/study-day.ts'
import type { Page } from '../page.ts'
import { counted, timeText } from '../time.ts'
import { oneLine } from '../visible.ts'
import { blanks, shorten, widthOf } from '../width.ts'

interface DocumentRow {
  path: string
  title: string
  cards: number
  /** UTC milliseconds. */
  readAt: number
  state: 'known' | 'changed' | 'missing' | 'retired'
}

/** Two lines a document: title and cards; path, last read and what became of it since. */
export function documentsView(rows: readonly DocumentRow[], page: Page, zone: Zone): string[] {
  const { style, iq } = page
  if (rows.length === 0) return [`No documents yet: ${iq} import PATH`]
  const changed = rows.filter(({ state }) => state === 'changed').length
  return [
    ...rows.flatMap((row) => [...documentLines(row, page, zone), '']),
    style.dim(
      changed === 0
        ? counted(rows.length, 'document')
        : `${counted(changed, 'document')} changed: ${iq} import`,
    ),
  ]
}

function documentLines({ path, title, cards, readAt, state }: DocumentRow, page: Page, zone: Zone): string[] {
  const { style, width } = page
  const since = state === 'known' ? '' : ` · ${state}`
  const paint = state === 'known' ? style.dim : style.yellow
  const count = counted(cards, 'card')
  const read = `read ${timeText(readAt, zone).slice(0, 10)}`
  const place = shorten(oneLine(path), width - widthOf(read + since) - 4)
  return [
    sides(style.bold(shorten(oneLine(title), width - widthOf(count) - 2)), count, width),
    sides(style.dim(`  ${place}`), style.dim(read) + paint(since), width),
  ]
}

/** One text at each end of the line. */
const sides = (left: string, right: string, width: number): string =>
  left + blanks(Math.max(2, width - widthOf(left) - widthOf(right))) + right
