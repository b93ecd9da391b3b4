import type { Page } from '../page.ts'
import type { Paint, Style } from '../style.ts'
import { oneLine } from '../visible.ts'
import { blanks, padEnd, padStart, shorten, widthOf } from '../width.ts'

interface TopicRow {
  /** A path: `devops/docker`. */
  topic: string
  cards: number
  /** Answered in a quiz or review. */
  seen: number
  due: number
  /** 0-1; null until a card of the topic was reviewed. */
  readiness: number | null
}

const HEADINGS = ['cards', 'seen', 'due', 'ready']
const COLUMN = 7

/** The topics as a tree with their counts, children below their parents. */
export function topicsView(rows: readonly TopicRow[], page: Page): string[] {
  const { style, width, iq } = page
  if (rows.length === 0) return ['No topics yet.']
  const sorted = rows.toSorted((a, b) => (a.topic < b.topic ? -1 : 1))
  const known = new Set(rows.map(({ topic }) => topic))
  const names = sorted.map(({ topic }) => nameOf(topic, known))
  const longest = Math.max(5, ...names.map(widthOf))
  const name = Math.min(longest, width - HEADINGS.length * COLUMN)
  const line = (text: string, cells: readonly string[]) =>
    padEnd(text, name) + cells.map((cell) => padStart(cell, COLUMN)).join('')
  return [
    style.dim(line('topic', HEADINGS)),
    ...sorted.map(({ cards, seen, due, readiness }, index) =>
      line(shorten(names[index] ?? '', name), [
        String(cards),
        seen === 0 ? style.dim('·') : String(seen),
        due === 0 ? style.dim('·') : style.yellow(String(due)),
        readiness === null ? style.dim('·') : readyPaint(readiness, style)(percent(readiness)),
      ]),
    ),
    '',
    style.dim(shorten(`${iq} quiz --topic ${oneLine(sorted[0]?.topic ?? '')}`, width)),
  ]
}

/** Indented below a parent that is listed too, else the whole path. */
function nameOf(topic: string, known: ReadonlySet<string>): string {
  const parts = topic.split('/')
  const depth = parts.findLastIndex((_, index) => index > 0 && known.has(parts.slice(0, index).join('/')))
  return depth < 1 ? oneLine(topic) : blanks(2 * depth) + oneLine(parts.slice(depth).join('/'))
}

/** `41 %` of 0.41. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`

const readyPaint = (readiness: number, style: Style): Paint =>
  readiness >= 0.8 ? style.green : readiness >= 0.5 ? style.yellow : style.red
