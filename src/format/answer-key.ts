import { headingAfter, type Outline } from './outline.ts'
import type { Page } from './page.ts'

/** The answers of a quiz that stand together at its end: number of the question → what the key says. */
export interface AnswerKey {
  answers: ReadonlyMap<string, string>
  /** Lines of the list, the label above it included. */
  first: number
  last: number
}

const ENTRY =
  /^(?:q(?:uestion)?\s*)?(\d{1,4})\s*[.):–-]*\s*[([]?([a-h](?:\s*(?:,|and|&)\s*[a-h])*)[)\].]?(?:\s|$)/i
const FEWEST = 2

/**
 * Finds a key: a heading or line that says "Answers" and below it nothing but numbers with letters. It
 * belongs to no question, though the last one above would hold it.
 */
export function answerKeyOf(page: Page, outline: Outline): AnswerKey | null {
  for (let first = page.lines.length - 1; first >= 0; first--) {
    const line = page.lines[first]
    if (line?.label?.kind !== 'answer' || line.label.rest !== '' || line.item !== null) continue
    const end = outline.headings[headingAfter(outline, first)] ?? page.lines.length
    const answers = new Map<string, string>()
    let last = first
    for (let index = first + 1; index < end; index++) {
      const other = page.lines[index]
      if (other === undefined || other.kind === 'blank' || other.kind === 'rule') continue
      const entry =
        other.kind === 'text' ? ENTRY.exec(other.item?.number != null ? other.raw.trim() : other.text) : null
      if (entry === null) break
      answers.set(entry[1] ?? '', entry[2] ?? '')
      last = index
    }
    if (answers.size >= FEWEST) return { answers, first, last }
  }
  return null
}
