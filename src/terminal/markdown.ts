import { assertWithinLimits, defaultLimits } from '../document/limits.ts'
import { lexInline, lexMarkdown, type Token, type Tokens } from '../document/markdown.ts'
import { Problem } from '../problem.ts'
import { codeLines } from './code.ts'
import { childrenOf, over, spansOf } from './inline.ts'
import type { Paint, Style } from './style.ts'
import { tableLines } from './table.ts'
import { visible } from './visible.ts'
import { blanks, padStart } from './width.ts'
import { wrapSpans } from './wrap.ts'

interface MarkdownLook {
  /** Columns that prose and tables keep to. */
  width: number
  style: Style
  /** Columns that code may use: those of the screen. */
  columns?: number
  /** Put on everything; `style.dim` for what stands in the background. */
  paint?: Paint
}

/** Where blocks are put: `look` narrowed by the lists and quotes around them. */
type Place = Required<MarkdownLook>

const same: Paint = (text) => text

/** Markdown as lines for a terminal, at most `width` columns wide but for code. Foreign text is made visible. */
export function renderMarkdown(text: string, look: MarkdownLook): string[] {
  const place = placeOf(look)
  const source = visible(text)
  if (!readable(source)) return asWritten(source, place)
  return blocks(lexMarkdown(source), place, true)
}

/** One paragraph of inline Markdown: a question, a heading, a choice. */
export function renderInline(text: string, look: MarkdownLook): string[] {
  const place = placeOf(look)
  const source = visible(text).trim()
  if (!readable(source)) return asWritten(source, place)
  return wrapSpans(spansOf(lexInline(source), place.style, place.paint), place.width)
}

const placeOf = ({ width, style, columns = width, paint = same }: MarkdownLook): Place => ({
  width,
  style,
  columns,
  paint,
})

/**
 * marked is quadratic in places: 40 KB of `<!-- ` take a third of a second, 1 MB would take minutes. No answer
 * worth learning is that long; one that is, or that nests too deep, is shown as it is written.
 */
const LARGEST = 40_000

const asWritten = (text: string, { width, paint }: Place): string[] =>
  wrapSpans([{ text: text.replaceAll('\t', '    '), paint, verbatim: true }], width)

function readable(text: string): boolean {
  try {
    assertWithinLimits(text.split('\n'), text.length, { ...defaultLimits, size: LARGEST })
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

/** `loose`: blocks stand apart by an empty line. */
function blocks(tokens: readonly Token[], place: Place, loose: boolean): string[] {
  const lines: string[] = []
  for (const token of tokens) {
    const block = blockLines(token, place)
    if (block.length === 0) continue
    if (loose && lines.length > 0) lines.push('')
    lines.push(...block)
  }
  return lines
}

function blockLines(token: Token, place: Place): string[] {
  const { width, style, paint } = place
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return []
    case 'heading':
      return wrapSpans(spansOf(childrenOf(token), style, over(paint, style.bold)), width)
    case 'code': {
      const { text, lang = '' } = token as Tokens.Code
      return codeLines(text, /^[\w+#.-]*/.exec(lang)?.[0] ?? '', place.columns, style, paint)
    }
    case 'hr':
      return [paint(style.dim('─'.repeat(width)))]
    case 'blockquote':
      return inset(place, style.dim('│ '), (inner) =>
        blocks((token as Tokens.Blockquote).tokens, inner, true),
      )
    case 'list':
      return listLines(token as Tokens.List, place)
    case 'table':
      return table(token as Tokens.Table, place)
    case 'html':
      return html(token.raw, place)
    default:
      return wrapSpans(
        spansOf(childrenOf(token).length > 0 ? childrenOf(token) : [token], style, paint),
        width,
      )
  }
}

/** No text is narrower than this: deeper nesting is no longer indented. */
const NARROWEST = 16

function inset(place: Place, prefix: string, inner: (place: Place) => string[], first = prefix): string[] {
  const taken = 2
  return place.width - taken < NARROWEST
    ? inner(place)
    : inner(narrowed(place, taken)).map((line, index) => ((index === 0 ? first : prefix) + line).trimEnd())
}

const narrowed = (place: Place, taken: number): Place => ({
  ...place,
  width: place.width - taken,
  columns: place.columns - taken,
})

function listLines(list: Tokens.List, place: Place): string[] {
  const { style, paint } = place
  const start = Number(list.start) || (list.start === 0 ? 0 : 1)
  const digits = String(start + list.items.length - 1).length
  const lines: string[] = []
  list.items.forEach((item, index) => {
    const bullet = item.task ? box(item) : list.ordered ? `${padStart(String(start + index), digits)}.` : '•'
    const taken = bullet.length + 1
    const indented = place.width - taken >= NARROWEST
    const content = blocks(item.tokens, indented ? narrowed(place, taken) : place, item.loose)
    const mark = paint(style.dim(bullet))
    if (list.loose && index > 0) lines.push('')
    if (!indented) lines.push(`${mark} `.trimEnd(), ...content)
    else
      lines.push(
        ...(content.length === 0 ? [''] : content).map((line, row) =>
          row === 0 ? `${mark} ${line}` : line && blanks(taken) + line,
        ),
      )
  })
  return lines
}

const box = (item: Tokens.ListItem): string => (item.checked ? '[x]' : '[ ]')

function table(token: Tokens.Table, { style, paint, width }: Place): string[] {
  const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => spansOf(cell.tokens, style, paint))
  return tableLines(
    { header: cells(token.header), rows: token.rows.map(cells), align: token.align },
    width,
    style,
  )
}

/** A block of HTML reads like inline HTML whose blocks end lines; what is only tags and comments is nothing. */
function html(raw: string, { style, paint, width }: Place): string[] {
  const bare = raw.replace(/<!--(?:-?>|[\s\S]*?(?:-->|$))/g, '')
  return wrapSpans(spansOf(lexInline(bare), style, paint), width).filter((line) => line.trim() !== '')
}
