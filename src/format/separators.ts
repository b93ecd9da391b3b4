import { collect, type Format, type Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import { likeness } from './likeness.ts'
import type { Line, Page } from './page.ts'
import { questionText } from './question-text.ts'

/**
 * Obsidian's spaced-repetition notes: `question :: answer` on one line (`:::` when it is asked both ways),
 * or a line `?` (`??`) between the two.
 */
export const separators: Format = {
  name: 'separators',
  base: 2,
  decisive: true,
  openings: (page, knowledge) => {
    const found = collect(page.texts, (index) => {
      const line = page.lines[index]
      if (line === undefined || line.quoted) return null
      return line.text === '?' || line.text === '??'
        ? above(page, knowledge, index)
        : split(page, knowledge, index)
    })
    return found.length >= FEWEST || page.texts.length < SHORT ? found : []
  },
}

/** One `?` on a line or one `::` in a long text was meant otherwise. */
const FEWEST = 2
const SHORT = 12

const SEPARATOR = /\s:::?(?=\s|\p{L})|[^\s:]:::?\s|`:::?(?=\S)/gu

function split(page: Page, knowledge: Knowledge, index: number): Opening | null {
  const text = page.lines[index]?.text ?? ''
  if (!text.includes('::')) return null
  for (const match of text.matchAll(SEPARATOR)) {
    const at = text.indexOf('::', match.index)
    const front = text.slice(0, at)
    const back = text.slice(at).replace(/^:+\s*/, '')
    if (
      (front.split('`').length & 1) === 0 ||
      back === '' ||
      !/[\p{L}`]/u.test(front) ||
      !/[\p{L}\p{N}]/u.test(back)
    )
      continue
    return made(page, knowledge, index, index, front, { inline: back, end: endOf(page, index) })
  }
  return null
}

/** A one-line card holds its own line and what hangs under its list item. */
function endOf(page: Page, index: number): number {
  const line = page.lines[index]
  let end = index
  for (let next = index + 1; next < page.lines.length; next++) {
    const other = page.lines[next]
    if (other === undefined || other.kind === 'blank') break
    if (other.kind === 'comment') {
      end = next
      continue
    }
    if (line?.item == null || other.depth < line.depth || (other.depth === line.depth && other.item !== null))
      break
    if (other.kind === 'heading' || (other.depth === line.depth && other.indent < line.content)) break
    end = next
  }
  return end
}

/** Lines that the question above a separator may have. */
const MOST_LINES = 12

function above(page: Page, knowledge: Knowledge, index: number): Opening | null {
  let first = index
  while (first > index - MOST_LINES && isText(page.lines[first - 1])) {
    first--
    if (page.lines[first]?.item != null) break
  }
  if (first === index) return null
  const text = page.lines
    .slice(first, index)
    .map((line) => line.text)
    .join(' ')
  return made(page, knowledge, first, index, text, endBelow(page, knowledge, index))
}

/** Where one-line cards stand in the paragraph behind the answer, the answer ends at the blank line before. */
function endBelow(page: Page, knowledge: Knowledge, index: number): { end?: number } {
  let end = index + 1
  while (page.lines[end] !== undefined && page.lines[end]?.kind !== 'blank') end++
  for (let next = end; next < end + 3; next++)
    if (page.lines[next]?.kind === 'text' && split(page, knowledge, next) !== null) return { end: end - 1 }
  return {}
}

const isText = (line: Line | undefined): boolean =>
  line?.kind === 'text' &&
  line.text !== '' &&
  line.furniture !== 'empty' &&
  line.text !== '?' &&
  line.text !== '??'

function made(
  page: Page,
  knowledge: Knowledge,
  first: number,
  last: number,
  text: string,
  more: Partial<Opening>,
): Opening | null {
  const question = questionText(text, knowledge)
  if (question === '') return null
  return {
    first,
    last,
    question,
    series: `separator ${page.lines[first]?.fold ?? 0}`,
    likeness: Math.max(0.5, likeness(question, knowledge)),
    number: null,
    labelled: false,
    level: 0,
    ...more,
  }
}
