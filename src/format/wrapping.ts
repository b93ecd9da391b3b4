import type { Page } from './page.ts'

const MOST_LINES = 4

/**
 * Last line of a question whose text starts on line `first` and may be wrapped: it runs on within its
 * paragraph when it has not ended and a line soon ends it with a question mark.
 */
export function questionEnd(page: Page, first: number, text: string): number {
  if (/[?？؟.:!。][*_`"')\s]*$/.test(text) || text.length < 38) return first
  for (let index = first + 1; index < first + MOST_LINES; index++) {
    const line = page.lines[index]
    if (line === undefined || line.kind !== 'text' || line.opens || line.item !== null || line.label !== null)
      return first
    if (/[?？؟][*_`"')\s]*$/.test(line.text)) return index
    if (/[.!:。]\s*$/.test(line.text) || /[?？؟.!]\s/.test(line.text)) return first
  }
  return first
}
