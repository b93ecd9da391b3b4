import type { Format, Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import { likeness } from './likeness.ts'
import type { Line, Page } from './page.ts'
import { questionText } from './question-text.ts'

/** Definition lists: `<dt>` and `<dd>`, or a line and below it one that starts with a colon. */
export const definitions: Format = {
  name: 'definitions',
  base: 0,
  openings: (page, knowledge) => {
    const openings: Opening[] = []
    page.lines.forEach((line, index) => {
      const opening =
        line.kind === 'html' ? inHtml(page, knowledge, index) : withColon(page, knowledge, index)
      if (opening !== null) openings.push(opening)
    })
    return openings.length >= FEWEST ? openings : []
  },
}

const FEWEST = 2

function inHtml(page: Page, knowledge: Knowledge, index: number): Opening | null {
  const term = /^\s*<dt\b[^<>]*>(.*?)(?:<\/dt>\s*(.*))?$/i.exec(page.lines[index]?.raw ?? '')
  if (term === null) return null
  let end = index
  while (continues(page.lines[end + 1])) end++
  const rows = [term[2] ?? '', ...page.lines.slice(index + 1, end + 1).map((line) => line.raw)]
  const answer = rows
    .join('\n')
    .replace(/<\/?d[dl]\b[^<>]*>/gi, '')
    .trim()
  return made(knowledge, { first: index, last: end, end }, term[1] ?? '', answer)
}

const continues = (line: Line | undefined): boolean =>
  line !== undefined && line.kind !== 'heading' && !/<dt\b|<\/dl>/i.test(line.raw)

function withColon(page: Page, knowledge: Knowledge, index: number): Opening | null {
  const line = page.lines[index]
  const next = page.lines[index + 1]
  if (line?.kind !== 'text' || next?.kind !== 'text' || !line.opens || !/^:\s+\S/.test(next.text)) return null
  return made(knowledge, { first: index, last: index + 1 }, line.text, next.text.replace(/^:\s+/, ''))
}

function made(
  knowledge: Knowledge,
  lines: Pick<Opening, 'first' | 'last' | 'end'>,
  text: string,
  answer: string,
): Opening | null {
  const question = questionText(text, knowledge)
  if (question === '' || answer === '') return null
  return {
    ...lines,
    question,
    series: 'definition',
    likeness: Math.max(0.5, likeness(question, knowledge)),
    number: null,
    labelled: false,
    level: 0,
    inline: answer,
  }
}
