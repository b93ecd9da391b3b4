/**
 * How many columns text takes. string-width knows more but takes half of node's own start-up time to load
 * (Intl.Segmenter and the `v` flag of RGI_Emoji); test/terminal/width.test.ts compares the two.
 */

/** Latin, Greek, Cyrillic and the usual punctuation, arrows and lines: one column each. */
const NARROW =
  /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0373\u0384-\u03ff\u0400-\u0482\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u257f]*$/
/** Styling that is already in the text takes no room. */
const STYLING = /\u001b\[\d+m/g

/** Columns of a text on one line; its styling counts nothing. */
export function widthOf(text: string): number {
  const bare = text.includes('\u001b') ? text.replace(STYLING, '') : text
  if (NARROW.test(bare)) return bare.length
  let width = 0
  for (const cluster of clusters(bare)) width += clusterWidth(cluster)
  return width
}

// Compiled on first use: property escapes cost a millisecond each.
let joining: RegExp | undefined
let emoji: RegExp | undefined

/** Real ones have at most a few dozen; a tower of marks is cut into several. */
const LONGEST_CLUSTER = 64

/** What one column position shows: a base character with its marks, a joined emoji, a flag. */
export function clusters(text: string): string[] {
  if (NARROW.test(text)) return text.split('')
  joining ??= /\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/u
  const found: string[] = []
  let joined = false
  let flags = 0
  for (const character of text) {
    const flag = isFlagLetter(character)
    const joins: boolean = joined || joining.test(character) || (flag && flags % 2 === 1)
    const last = found.length - 1
    if (joins && last >= 0 && (found[last] ?? '').length < LONGEST_CLUSTER) found[last] += character
    else found.push(character)
    flags = flag ? flags + 1 : 0
    joined = character === '\u200d' && isEmoji(found[found.length - 1] ?? '')
  }
  return found
}

function isFlagLetter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code >= 0x1f1e6 && code <= 0x1f1ff
}

function isEmoji(cluster: string): boolean {
  emoji ??= /^\p{Extended_Pictographic}/u
  return emoji.test(cluster)
}

let invisible: RegExp | undefined
let wideEmoji: RegExp | undefined

function clusterWidth(cluster: string): number {
  invisible ??= /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/u
  wideEmoji ??= /^\p{Emoji_Presentation}/u
  if (invisible.test(cluster)) return 0
  if (cluster.length > 1 && /\ufe0f|\u20e3/.test(cluster)) return 2
  if (wideEmoji.test(cluster)) return 2
  return isWide(cluster.codePointAt(0) ?? 0) ? 2 : 1
}

/** East Asian Wide and Fullwidth (Unicode 16, UAX #11), emoji aside; unassigned gaps are filled. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2630, 0x2637],
  [0x268a, 0x268f],
  [0x2e80, 0x303e],
  [0x3041, 0x3247],
  [0x3250, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x1b2ff],
  [0x1d300, 0x1d376],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
]

/** Whether a character takes two columns by its script; lines may break on both sides of it. */
export function isWide(code: number): boolean {
  return code >= 0x1100 && WIDE.some(([from, to]) => code >= from && code <= to)
}

/** The text cut to at most `width` columns, with an ellipsis where something is missing. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let cut = ''
  let room = width - 1
  for (const cluster of clusters(text)) {
    room -= widthOf(cluster)
    if (room < 0) break
    cut += cluster
  }
  return width > 0 ? `${cut.trimEnd()}…` : ''
}

/** Blanks after the text up to `width` columns. */
export const padEnd = (text: string, width: number): string => text + blanks(width - widthOf(text))

/** Blanks before the text up to `width` columns. */
export const padStart = (text: string, width: number): string => blanks(width - widthOf(text)) + text

export const blanks = (count: number): string => ' '.repeat(Math.max(0, count))
