import type { Paint, Style } from './style.ts'
import { blanks, clusters, widthOf } from './width.ts'

const INDENT = 4
const TAB = 4

/**
 * Code, set off by indentation so that it is told from prose without colour, under its language. A line is
 * only broken where the screen ends, and its continuation is marked.
 */
export function codeLines(
  text: string,
  language: string,
  columns: number,
  style: Style,
  paint: Paint,
): string[] {
  const label = language === '' ? [] : [blanks(INDENT / 2) + style.dim(language)]
  const room = Math.max(8, columns - INDENT)
  const lines = text
    .replace(/\n+$/, '')
    .split('\n')
    .flatMap((line) => broken(expandTabs(line.trimEnd()), room))
  return [
    ...label,
    ...lines.map(([mark, line]) => (line === '' ? '' : blanks(INDENT) + style.dim(mark) + paint(line))),
  ]
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line
  let column = 0
  return line.replace(/\t|[^\t]+/g, (part) => {
    const shown = part === '\t' ? blanks(TAB - (column % TAB)) : part
    column += widthOf(shown)
    return shown
  })
}

const CONTINUED = '↳ '

/** Pieces that fit, each but the first with the mark of a continuation. */
function broken(line: string, room: number): [mark: string, line: string][] {
  if (widthOf(line) <= room) return [['', line]]
  const pieces: [string, string][] = []
  let piece = ''
  let used = 0
  for (const cluster of clusters(line)) {
    const width = widthOf(cluster)
    const mark = pieces.length === 0 ? '' : CONTINUED
    if (used + width > room - mark.length) {
      pieces.push([mark, piece])
      piece = ''
      used = 0
    }
    piece += cluster
    used += width
  }
  return [...pieces, [CONTINUED, piece]]
}
