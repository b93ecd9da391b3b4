import { Problem } from '../problem.ts'

/** What a document may be at most; more is refused before any parser sees it. */
export interface Limits {
  /** Characters of the whole text. */
  size: number
  /** Characters of one line. */
  lineLength: number
  /** Quotes and lists within each other on one line. */
  nesting: number
  /** Characters of the front matter. */
  frontMatter: number
}

/** Generous for what people write, small enough to keep any parser within its memory. */
export const defaultLimits: Limits = {
  size: 16_000_000,
  lineLength: 100_000,
  nesting: 40,
  frontMatter: 64 * 1024,
}

/**
 * Throws a Problem that names the first limit the text trips and the line where it does.
 *
 * The nesting limit is what keeps marked's memory bounded: it reads every level of a quote or list anew.
 */
export function assertWithinLimits(lines: readonly string[], size: number, limits: Limits): void {
  if (size > limits.size) {
    throw new Problem('too-large', `the text has ${size} characters; the limit is ${limits.size}`, {
      hint: 'raise it with --max-size',
    })
  }
  const columns: number[] = []
  lines.forEach((line, index) => {
    if (line.length > limits.lineLength) {
      throw new Problem(
        'line-too-long',
        `line ${index + 1} has ${line.length} characters; the limit is ${limits.lineLength}`,
        { hint: 'raise it with --max-line' },
      )
    }
    const marks = line.length > limits.nesting ? nesting(line) : 0
    if (marks > limits.nesting || listDepth(line, columns) > limits.nesting) {
      throw new Problem('nested-too-deep', `line ${index + 1} nests deeper than ${limits.nesting} levels`, {
        hint: 'raise it with --max-nesting',
      })
    }
  })
}

/**
 * How many lists the item on this line lies in: `columns` holds where the markers of the items around it
 * stand, and is kept up to date.
 */
function listDepth(line: string, columns: number[]): number {
  const column = line.search(/\S/)
  if (column < 0) return 0
  while (columns.length > 0 && (columns.at(-1) ?? 0) >= column) columns.pop()
  if (!/^(?:[-*+]|\d{1,9}[.)])(?:\s|$)/.test(line.slice(column, column + 12))) return 0
  return columns.push(column)
}

const MARK = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))/y

/** Quote and list marks at the start of a line; a line of nothing but dashes or stars is a rule. */
function nesting(line: string): number {
  if (/^[-*_ \t]*$/.test(line)) return 0
  let marks = 0
  MARK.lastIndex = 0
  while (MARK.test(line)) marks++
  return marks
}
