import type { Paint } from './style.ts'
import { clusters, isWide, widthOf } from './width.ts'

/**
 * A stretch of text with one look. Looks are put on line by line after wrapping, so no escape sequence is
 * ever counted, cut or left open at a line's end.
 */
export interface Span {
  text: string
  paint: Paint
  /** Blanks are kept as written: code. Elsewhere a run of white space is one blank. */
  verbatim?: boolean
}

/** A piece of one span that is not broken; blanks vanish where a line is broken. */
interface Piece {
  text: string
  width: number
  span: Span
  blank: boolean
}

const same: Paint = (text) => text

export const span = (text: string, paint: Paint = same): Span => ({ text, paint })

/** Wraps plain text to lines of at most `width` columns; its newlines stay. */
export const wrapText = (text: string, width: number, paint: Paint = same): string[] =>
  wrapSpans([span(text, paint)], width)

/**
 * Wraps spans to lines of at most `width` columns: at blanks, between CJK characters, and where nothing else
 * helps inside a word. A newline in a span is a line's end.
 */
export function wrapSpans(spans: readonly Span[], width: number): string[] {
  return hardLines(spans).flatMap((line) => fill(units(line), Math.max(1, width)).map(paintLine))
}

/** One list of spans for each line that the text itself ends. */
function hardLines(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]]
  for (const span of spans) {
    span.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...span, text })
    })
  }
  return lines
}

/** A unit is what stays together on a line: a blank, or pieces of neighbouring spans without a break between. */
function units(spans: readonly Span[]): Piece[][] {
  const found: Piece[][] = []
  let breakable = true
  for (const span of spans) {
    for (const text of span.text.match(/\s+|\S+/g) ?? []) {
      if (/^\s/.test(text)) {
        found.push([pieceOf(span.verbatim ? text : ' ', span, true)])
        breakable = true
        continue
      }
      for (const part of parts(text)) {
        const last = found.at(-1)
        if (breakable || last === undefined || mayBreak(last, part)) found.push([pieceOf(part, span, false)])
        else last.push(pieceOf(part, span, false))
        breakable = false
      }
    }
  }
  return found
}

const pieceOf = (text: string, span: Span, blank: boolean): Piece => ({
  text,
  width: widthOf(text),
  span,
  blank,
})

/** A word in one piece, or each wide character of it for itself. */
function parts(word: string): string[] {
  if (!/[\u1100-\uffff]/.test(word)) return [word]
  const found: string[] = []
  let narrow = false
  for (const cluster of clusters(word)) {
    const wide = isWide(cluster.codePointAt(0) ?? 0)
    if (narrow && !wide) found[found.length - 1] += cluster
    else found.push(cluster)
    narrow = !wide
  }
  return found
}

/** Kinsoku: what may not start or end a line in Chinese, Japanese and Korean (JIS X 4051, the common part). */
const NOT_FIRST = /^[\s!),.:;?\]}、。〉》」』】〕〗〙〛〜々ー！），．：；？］｝｡｣､・…’”]/u
const NOT_LAST = /[([{〈《「『【〔〖〘〚（［｛｢‘“]$/u

function mayBreak(before: readonly Piece[], text: string): boolean {
  const last = before.at(-1)?.text ?? ''
  if (!endsWide(last) && !isWide(text.codePointAt(0) ?? 0)) return false
  return !NOT_FIRST.test(text) && !NOT_LAST.test(last)
}

const endsWide = (text: string): boolean => {
  const low = text.charCodeAt(text.length - 1)
  return isWide(low >= 0xdc00 && low <= 0xdfff ? (text.codePointAt(text.length - 2) ?? 0) : low)
}

function fill(all: readonly Piece[][], width: number): Piece[][] {
  const lines: Piece[][] = [[]]
  let used = 0
  let blanks: Piece[] = []
  const add = (piece: Piece) => {
    lines.at(-1)?.push(piece)
    used += piece.width
  }
  const start = () => {
    lines.push([])
    used = 0
    blanks = []
  }
  for (const unit of all) {
    if (unit[0]?.blank) {
      if (used > 0 || unit[0].span.verbatim) blanks = [...blanks.filter(({ span }) => span.verbatim), ...unit]
      continue
    }
    const needed = widthOfAll(unit)
    if (used + widthOfAll(blanks) + needed > width && used > 0) start()
    if (widthOfAll(blanks) < width) blanks.forEach(add)
    blanks = []
    for (const piece of needed <= width ? unit : unit.flatMap(cut)) {
      if (used + piece.width > width && used > 0) start()
      add(piece)
    }
  }
  return lines
}

const widthOfAll = (pieces: readonly Piece[]) => pieces.reduce((sum, piece) => sum + piece.width, 0)

/** A word that fits no line, character by character. */
const cut = (piece: Piece): Piece[] => clusters(piece.text).map((text) => pieceOf(text, piece.span, false))

/** Neighbouring pieces of one span are painted at once, so that underlines run through their blanks. */
function paintLine(line: readonly Piece[]): string {
  let painted = ''
  for (let index = 0; index < line.length; ) {
    const span = line[index]?.span
    let text = ''
    while (index < line.length && line[index]?.span === span) text += line[index++]?.text
    painted += span === undefined ? text : span.paint(text)
  }
  return painted
}
