import { PLAIN, type Style } from './style.ts'

/** What a view needs to know about the place it is printed on. */
export interface Page {
  /** Columns that text is wrapped to. */
  width: number
  /** Columns of the screen: code may use them all. Infinity in a pipe, where code is never broken. */
  columns: number
  style: Style
  /** How a person types this program: `iq` or `npx iq`. */
  iq: string
  /** How many characters of an id to show: as few as tell the cards of this library apart. */
  idLength: number
}

const TEXT_WIDTH = 88
const UNKNOWN_WIDTH = 80
const NARROWEST = 20

/** The page of a screen with that many columns; undefined where there is no screen. */
export function createPage(
  columns: number | undefined,
  { style = PLAIN, iq = 'iq', cards = 0 }: { style?: Style; iq?: string; cards?: number } = {},
): Page {
  const known = columns !== undefined && columns > 0
  const width = Math.max(NARROWEST, Math.min(known ? columns : UNKNOWN_WIDTH, TEXT_WIDTH))
  return {
    width,
    columns: known ? Math.max(width, columns) : Number.POSITIVE_INFINITY,
    style,
    iq,
    idLength: idLength(cards),
  }
}

/** Among 5,000 cards six base32 characters clash with a chance of 1 %, among 150,000 eight do; a longer prefix always works. */
function idLength(cards: number): number {
  return cards <= 5000 ? 6 : 8
}
