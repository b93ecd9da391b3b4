import { columns, dedent } from '../document/columns.ts'
import type { Line, Page } from './page.ts'

/** A line of a part, or what is left of it behind a label. */
export interface Strand {
  index: number
  text?: string
}

/**
 * The source text of some lines: dedented by what the first of them is indented, and with a fence put round
 * unfenced code. Lines that are not neighbours are parted by a blank line.
 */
export function sliceOf(page: Page, strands: readonly Strand[]): string | null {
  const kept = trimmed(page, strands)
  if (kept.length === 0) return null
  const whole = kept.find((strand) => strand.text === undefined && !isBlank(page, strand))
  const base = whole === undefined ? 0 : baseOf(page.lines[whole.index])
  const out: string[] = []
  kept.forEach((strand, position) => {
    const line = page.lines[strand.index]
    if (line === undefined) return
    const code = line.code?.form === 'unfenced' ? line.code : null
    if (code !== null && (line.at === code.line || position === 0)) out.push(`\`\`\`${code.language}`)
    out.push(
      rowOf(
        line,
        strand,
        code === null ? base : Math.max(base, columns(page.document.lines[code.line - 1] ?? '')),
      ),
    )
    const next = page.lines[kept[position + 1]?.index ?? -1]
    if (code !== null && next?.code !== code) out.push('```')
  })
  return unwrapped(out.join('\n').replace(/\n{3,}/g, '\n\n')) || null
}

const baseOf = (line: Line | undefined): number => {
  if (line === undefined) return 0
  return line.item === null && line.code?.form === 'indented' && line.opens
    ? Math.max(0, line.indent - 4)
    : line.indent
}

function rowOf(line: Line, strand: Strand, base: number): string {
  if (strand.text !== undefined) return strand.text
  if (line.kind === 'details') return line.text
  return dedent(line.raw, base).trimEnd()
}

const isBlank = (page: Page, strand: Strand): boolean => {
  if (strand.text !== undefined) return strand.text.trim() === ''
  const line = page.lines[strand.index]
  return (
    line === undefined ||
    line.raw.trim() === '' ||
    line.kind === 'blank' ||
    line.kind === 'rule' ||
    line.furniture === 'empty'
  )
}

/** Without blank lines, rules and headings over nothing at either end. */
export function trimmed(page: Page, strands: readonly Strand[]): Strand[] {
  let from = 0
  const to = contentEnd(page, strands)
  while (from < to && isBlank(page, strands[from] as Strand)) from++
  return strands.slice(from, to)
}

/** Index of the last line that is left when the end is trimmed, -1 when nothing is. */
export const lastUsed = (page: Page, strands: readonly Strand[]): number =>
  strands[contentEnd(page, strands) - 1]?.index ?? -1

function contentEnd(page: Page, strands: readonly Strand[]): number {
  let to = strands.length
  while (to > 0) {
    const last = strands[to - 1] as Strand
    if (page.lines[last.index]?.furniture === 'total' && last.text === undefined) {
      to--
      continue
    }
    if (
      !isBlank(page, last) &&
      (last.text !== undefined || page.lines[last.index]?.kind !== 'heading') &&
      !isStub(page, strands, to - 1)
    )
      break
    to--
  }
  return to
}

/** A number, or a fact such as "Level 2", behind a rule: it belongs to the card that follows. */
function isStub(page: Page, strands: readonly Strand[], position: number): boolean {
  const line = page.lines[strands[position]?.index ?? -1]
  if (line === undefined || !(line.label?.kind === 'meta' || /^#?\d{1,4}(?:\.\d+)*[.)]?$/.test(line.text)))
    return false
  for (let before = position - 1; before >= 0; before--) {
    const other = page.lines[strands[before]?.index ?? -1]
    if (other?.kind === 'rule') return true
    if (other?.kind !== 'blank') return false
  }
  return false
}

const EDGE = /^(?:\s*<br\s*\/?>)+\s*|(?:\s*<br\s*\/?>)+\s*$/gi

const WRAPPERS = ['b', 'p', 'div', 'strong', 'span', 'center', 'i'].map((tag) => ({
  open: new RegExp(`<${tag}\\b[^<>]*>`, 'gi'),
  close: new RegExp(`</${tag}>`, 'gi'),
  atStart: new RegExp(`^\\s*<${tag}\\b[^<>]*>`, 'i'),
  atEnd: new RegExp(`</${tag}>\\s*$`, 'i'),
}))

/** Takes off tags that wrap the whole text or that were closed or opened outside it. */
function unwrapped(text: string): string {
  let out = text.trimEnd()
  if (!out.includes('<')) return out.replace(/^(?:[ \t]*\n)+/, '')
  out = out.replace(EDGE, '').trimEnd()
  for (const { open, close, atStart, atEnd } of WRAPPERS) {
    const opened = out.match(open)?.length ?? 0
    const closed = out.match(close)?.length ?? 0
    if (opened > closed) out = out.replace(atStart, '')
    else if (closed > opened) out = out.replace(atEnd, '')
    else if (opened === 1 && atStart.test(out) && atEnd.test(out))
      out = out.replace(atStart, '').replace(atEnd, '')
    out = out.replace(EDGE, '').trimEnd()
  }
  return out.replace(/^(?:[ \t]*\n)+/, '')
}
