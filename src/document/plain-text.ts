import { languageOf } from './code-lines.ts'
import { columns, dedent } from './columns.ts'
import type { Block, Item } from './document.ts'
import { bannerEnd, FENCE, ITEM, isRule } from './plain-marks.ts'
import { codeEnd } from './unfenced-code.ts'

/**
 * The blocks of plain text. Indentation and blank lines separate; underlines and capitals make headings;
 * code is recognised by its lines, since nothing fences it. `first` is the line number of `rows[0]`.
 */
export function plainTextBlocks(rows: readonly string[], first: number): Block[] {
  const blocks: Block[] = []
  const numbered = numberedSections(rows)
  let at = 0
  while (at < rows.length) {
    const row = rows[at] ?? ''
    if (row.trim() === '') {
      at++
      continue
    }
    const read = numbered.has(at)
      ? { end: at, block: heading(2, row) }
      : (listAt(rows, at, first) ?? blockAt(rows, at))
    blocks.push({ ...read.block, line: first + at, endLine: first + read.end })
    at = read.end + 1
  }
  return blocks
}

/** A block whose lines are still to be set. */
interface Found {
  end: number
  block: Block
}

const nowhere = { line: 0, endLine: 0 }
const heading = (level: number, text: string): Block => ({
  kind: 'heading',
  ...nowhere,
  level,
  text: text.trim(),
})

function blockAt(rows: readonly string[], at: number): Found {
  const row = rows[at] ?? ''
  const fenced = fencedCode(rows, at)
  if (fenced !== null) return fenced
  const banner = bannerEnd(rows, at)
  if (banner > at) return { end: banner, block: { kind: 'code', ...nowhere, form: 'unfenced', language: '' } }
  if (isRule(row)) return { end: at, block: { kind: 'rule', ...nowhere } }
  const level = underlineLevel(rows, at)
  if (level > 0) return { end: at + 1, block: heading(level, row) }
  if (standsAlone(rows, at) && isCapitals(row)) return { end: at, block: heading(2, row) }
  const code = codeEnd(rows, at)
  if (code >= at) {
    const language = languageOf(rows.slice(at, code + 1))
    return { end: code, block: { kind: 'code', ...nowhere, form: 'unfenced', language } }
  }
  return proseAt(rows, at)
}

const BULLET = /^(\s*)([-*•+])(\s+)(?=\S)/

/** Bullets at one indentation, each with what is indented below it. Numbered lines stay prose: formats judge them. */
function listAt(rows: readonly string[], at: number, first: number): Found | null {
  const indent = columns(rows[at] ?? '')
  const items: Item[] = []
  let next = at
  while (next < rows.length) {
    const match = BULLET.exec(rows[next] ?? '')
    if (match === null || columns(match[1] ?? '') !== indent || isRule(rows[next] ?? '')) break
    const end = itemEnd(rows, next, indent)
    const contentIndent = indent + 1 + (match[3]?.length ?? 1)
    const inner = [
      (rows[next] ?? '').slice(match[0].length),
      ...rows.slice(next + 1, end + 1).map((row) => dedent(row, contentIndent)),
    ]
    items.push({
      line: first + next,
      endLine: first + end,
      number: null,
      marker: match[2] ?? '-',
      checked: null,
      contentIndent,
      blocks: plainTextBlocks(inner, first + next),
    })
    next = end + 1
    while (rows[next]?.trim() === '' && BULLET.test(rows[next + 1] ?? '')) next++
  }
  const last = items.at(-1)
  return last === undefined
    ? null
    : { end: last.endLine - first, block: { kind: 'list', ...nowhere, ordered: false, indent, items } }
}

function itemEnd(rows: readonly string[], at: number, indent: number): number {
  let end = at
  for (let next = at + 1; next < rows.length; next++) {
    const row = rows[next] ?? ''
    if (row.trim() === '') continue
    if (columns(row) <= indent) break
    end = next
  }
  return end
}

function proseAt(rows: readonly string[], at: number): Found {
  const indent = columns(rows[at] ?? '')
  let end = at
  while (end + 1 < rows.length) {
    const next = rows[end + 1] ?? ''
    if (next.trim() === '' || columns(next) !== indent || isRule(next) || ITEM.test(next)) break
    if (underlineLevel(rows, end + 1) > 0 || codeEnd(rows, end + 1) > end || FENCE.test(next)) break
    end++
  }
  return { end, block: { kind: 'prose', ...nowhere, indent } }
}

function fencedCode(rows: readonly string[], at: number): Found | null {
  const open = FENCE.exec(rows[at] ?? '')
  if (open === null) return null
  const mark = open[1] ?? '```'
  let end = at + 1
  while (end < rows.length && !(rows[end] ?? '').trim().startsWith(mark)) end++
  if (end >= rows.length) return null
  return { end, block: { kind: 'code', ...nowhere, form: 'fenced', language: open[2] ?? '' } }
}

const UNDERLINES: Record<string, number> = { '=': 1, '-': 2, '~': 3, '^': 3, '"': 3, '*': 2, '+': 3 }

function underlineLevel(rows: readonly string[], at: number): number {
  const text = (rows[at] ?? '').trim()
  const under = (rows[at + 1] ?? '').trim()
  const sign = under[0] ?? ''
  const level = UNDERLINES[sign]
  if (
    level === undefined ||
    under.length < 3 ||
    columns(rows[at] ?? '') > 1 ||
    text === '' ||
    isRule(rows[at] ?? '')
  )
    return 0
  if (under !== sign.repeat(under.length) || Math.abs(under.length - text.length) > 4) return 0
  return (rows[at - 1] ?? '').trim() === '' || isRule(rows[at - 1] ?? '') ? level : 0
}

const standsAlone = (rows: readonly string[], at: number): boolean =>
  (rows[at - 1] ?? '').trim() === '' && (rows[at + 1] ?? '').trim() === ''

const isCapitals = (row: string): boolean =>
  row.length <= 70 && columns(row) <= 1 && /\p{Lu}{3}/u.test(row) && !/\p{Ll}|[.;,?]\s*$|[=(){}]/u.test(row)

/** Lines `1. Title` that stand above `1.1 …`: in an outline they are headings, not items. */
function numberedSections(rows: readonly string[]): Set<number> {
  const sections = new Set<number>()
  let open: { at: number; number: string } | null = null
  rows.forEach((row, at) => {
    const match = /^\s{0,3}(\d{1,3})(\.\d{1,3})*[.)]?\s+\S/.exec(row)
    if (match === null) return
    if (match[2] === undefined) open = row.length < 70 ? { at, number: match[1] ?? '' } : null
    else if (open !== null && open.number === match[1]) sections.add(open.at)
  })
  return sections
}
