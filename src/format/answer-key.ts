import type { Knowledge } from './knowledge.ts'
import { namelessNumber } from './nameless.ts'
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
export function answerKeyOf(page: Page, outline: Outline, knowledge: Knowledge): AnswerKey | null {
  return listedKey(page, outline) ?? repeatedKey(page, knowledge)
}

function listedKey(page: Page, outline: Outline): AnswerKey | null {
  for (let first = page.lines.length - 1; first >= 0; first--) {
    const line = page.lines[first]
    if (line?.label?.kind !== 'answer' || line.item !== null) continue
    const row = rowOf(line.label.rest)
    if (row.size >= FEWEST) return { answers: row, first, last: first }
    if (line.label.rest !== '') continue
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

/** A key on one line: `1-b, 2-a`. */
function rowOf(text: string): Map<string, string> {
  const answers = new Map<string, string>()
  if (!/^\d/.test(text) || text.length > LONGEST_ROW) return answers
  for (const part of text.split(/[,;]\s*|\s{2,}|\s(?=\d)/)) {
    const entry = /^(\d{1,4})\s*[.):=–-]?\s*([a-h])[.)]?$/i.exec(part.trim())
    if (entry === null) return new Map()
    answers.set(entry[1] ?? '', entry[2] ?? '')
  }
  return answers
}

const LONGEST_ROW = 2000

/**
 * The numbers of a quiz over again (`### Q1`, `### Q2`), each with nothing but a labelled answer below: a
 * key, with the reasons behind each letter.
 */
function repeatedKey(page: Page, knowledge: Knowledge): AnswerKey | null {
  const heads = page.headings.flatMap((index) => {
    const line = page.lines[index]
    const number = line === undefined ? null : namelessNumber(line, knowledge)
    return number === null ? [] : [{ index, number }]
  })
  const seen = new Set<string>()
  const start = heads.findIndex(({ number }) => seen.size === seen.add(number).size)
  const key = heads.slice(start)
  const first = key[0]
  if (start < FEWEST || first === undefined || key.length < FEWEST) return null
  const answers = new Map<string, string>()
  for (const [at, { index, number }] of key.entries()) {
    const rows = page.lines
      .slice(index + 1, key[at + 1]?.index)
      .filter((line) => line.kind !== 'mark' && line.kind !== 'rule')
    while (rows[0]?.kind === 'blank') rows.shift()
    const label = rows.shift()?.label
    if (label?.kind !== 'answer' || label.rest === '') return null
    answers.set(number, [label.rest, ...rows.map((line) => line.raw)].join('\n').trim())
  }
  return { answers, first: headingAbove(page, first.index), last: page.lines.length - 1 }
}

/** The heading that leads to line `index` with nothing between, else the line. */
function headingAbove(page: Page, index: number): number {
  let above = index - 1
  while (page.lines[above]?.kind === 'blank') above--
  return page.lines[above]?.kind === 'heading' ? above : index
}
