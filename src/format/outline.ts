import type { Line, Page } from './page.ts'

/** The headings of a page that can end what stands before them. */
export interface Outline {
  /** Indices of lines, ascending. */
  headings: readonly number[]
}

/** Headings such as "Answer" or "Hint" belong to the question above them and end nothing. */
export const isPart = (line: Line): boolean =>
  line.label !== null && /^(?:answer|example|guidance|intent|rubric)$/.test(line.label.kind)

/** The outline of a page: its headings in order, without quoted ones and without parts of cards. */
export function outlineOf(page: Page): Outline {
  const headings: number[] = []
  page.lines.forEach((line, index) => {
    if (line.kind === 'heading' && !line.quoted && !isPart(line)) headings.push(index)
  })
  return { headings }
}

/** Position in `headings` of the first heading behind line `index`. */
export function headingAfter(outline: Outline, index: number): number {
  let low = 0
  let high = outline.headings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((outline.headings[middle] ?? 0) > index) high = middle
    else low = middle + 1
  }
  return low
}

/** The first heading of at most `level`, outside lists deeper than `depth`, between two lines; else `to`. */
export function closingHeading(
  page: Page,
  outline: Outline,
  from: number,
  to: number,
  level: number,
  depth: number,
): number {
  for (let at = headingAfter(outline, from); at < outline.headings.length; at++) {
    const index = outline.headings[at] ?? to
    if (index >= to) return to
    const line = page.lines[index]
    if (line !== undefined && line.level <= level && line.depth <= depth) return index
  }
  return to
}
