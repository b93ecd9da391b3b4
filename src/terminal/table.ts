import type { Style } from './style.ts'
import { blanks, padEnd, padStart, widthOf } from './width.ts'
import { type Span, span, wrapSpans } from './wrap.ts'

interface TableCells {
  header: Span[][]
  rows: Span[][][]
  align: readonly ('left' | 'center' | 'right' | null)[]
}

const GAP = 2
/** A column narrower than this is no pleasure to read: the rows become records. */
const NARROWEST = 8

/** A table fitted to the width: wide columns give way first; too many columns become a record a row. */
export function tableLines(table: TableCells, width: number, style: Style): string[] {
  const columns = table.header.length
  const natural = Array.from({ length: columns }, (_, column) =>
    Math.max(1, ...[table.header, ...table.rows].map((row) => widthOfCell(row[column] ?? []))),
  )
  const widths = fitted(natural, width - GAP * (columns - 1))
  return widths === null ? records(table, width) : grid(table, widths, style)
}

const widthOfCell = (cell: Span[]): number =>
  Math.max(0, ...wrapSpans(cell, Number.POSITIVE_INFINITY).map((line) => widthOf(line)))

/** Every column at most as wide as the largest cap under which all of them fit; null when that is too narrow. */
function fitted(natural: readonly number[], room: number): number[] | null {
  const capped = (cap: number) => natural.map((width) => Math.min(width, cap))
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0)
  if (sum(natural) <= room) return [...natural]
  let cap = NARROWEST
  if (sum(capped(cap)) > room) return null
  while (sum(capped(cap + 1)) <= room) cap++
  return capped(cap)
}

function grid({ header, rows, align }: TableCells, widths: readonly number[], style: Style): string[] {
  const row = (cells: readonly Span[][]): string[] => {
    const wrapped = widths.map((width, column) => wrapSpans(cells[column] ?? [], width))
    const height = Math.max(...wrapped.map((lines) => lines.length))
    return Array.from({ length: height }, (_, line) =>
      widths
        .map((width, column) => aligned(wrapped[column]?.[line] ?? '', width, align[column] ?? null))
        .join(blanks(GAP))
        .trimEnd(),
    )
  }
  const bodies = rows.map(row)
  const apart = bodies.some((lines) => lines.length > 1) ? [''] : []
  return [
    ...row(
      header.map((cell) =>
        cell.map((span) => ({ ...span, paint: (text: string) => style.bold(span.paint(text)) })),
      ),
    ),
    style.dim(widths.map((width) => '─'.repeat(width)).join(blanks(GAP))),
    ...bodies.flatMap((lines, index) => (index === 0 ? lines : [...apart, ...lines])),
  ]
}

function aligned(text: string, width: number, align: 'left' | 'center' | 'right' | null): string {
  if (align === 'right') return padStart(text, width)
  if (align === 'center') return padEnd(blanks(Math.floor((width - widthOf(text)) / 2)) + text, width)
  return padEnd(text, width)
}

/** `Header: cell`, one a line, the rows apart. */
function records({ header, rows }: TableCells, width: number): string[] {
  return rows.flatMap((row, index) => {
    const lines = header.flatMap((name, column) => {
      const label = name.length === 0 ? [] : [...name, span(': ')]
      const [first = '', ...rest] = wrapSpans([...label, ...(row[column] ?? [])], width - GAP)
      return [first, ...rest.map((line) => blanks(GAP) + line)]
    })
    return index === 0 ? lines : ['', ...lines]
  })
}
