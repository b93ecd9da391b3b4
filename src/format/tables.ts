import type { Format, Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import { labelOf } from './label.ts'
import { likeness } from './likeness.ts'
import type { Page } from './page.ts'
import { fingerprint, plain } from './plain.ts'
import { questionText } from './question-text.ts'

/** Questions as rows of a table: a column for the question, one for the answer, told by header or content. */
export const tables: Format = {
  name: 'tables',
  base: 0.5,
  openings: (page, knowledge) =>
    page.lines.flatMap((line, index) =>
      line.kind === 'table' && line.opens && !line.quoted ? rowsOf(page, knowledge, index) : NONE,
    ),
}

const NONE: Opening[] = []

function rowsOf(page: Page, knowledge: Knowledge, index: number): Opening[] {
  const line = page.lines[index]
  const table = line?.table
  if (line === undefined || table == null) return []
  const kinds = table.header.map(
    (cell) =>
      labelOf(`${plain(cell)}:`, knowledge)?.kind ?? knowledge.columns.get(plain(cell).toLowerCase()) ?? null,
  )
  const rows = table.rows.map((row) => row.cells)
  const asked = kinds.indexOf('question')
  const question = asked >= 0 ? asked : askingColumn(rows, table.header.length, knowledge)
  if (question < 0) return []
  const labelled = kinds.findIndex((kind) => kind === 'answer' || kind === 'example')
  const answer = labelled >= 0 ? labelled : otherColumn(rows, question, table.header)
  const hint = kinds.indexOf('guidance')
  if (asked < 0 && answer < 0) return []
  return table.rows.flatMap((row): Opening[] => {
    const text = questionText(row.cells[question] ?? '', knowledge)
    if (text === '' || isLink(row.cells[question] ?? '')) return []
    const reply = answer < 0 ? '' : (row.cells[answer] ?? '').replace(/<br\s*\/?>/gi, '\n').trim()
    const at = index + row.line - line.at
    return [
      {
        first: at,
        last: at,
        end: at,
        question: text,
        series: `table ${line.at}`,
        likeness: likeness(text, knowledge),
        number: null,
        labelled: asked >= 0,
        level: 0,
        ...(reply === '' || isLink(reply) ? { unanswered: true } : { inline: reply }),
        ...(hint < 0 ? {} : { guidance: row.cells[hint] ?? '' }),
      },
    ]
  })
}

/** The column whose cells mostly read like questions, -1 for none. A table of links is a table of contents. */
function askingColumn(rows: readonly string[][], width: number, knowledge: Knowledge): number {
  for (let column = 0; column < width; column++) {
    const cells = rows.map((row) => row[column] ?? '')
    const asking = cells.filter((cell) => !isLink(cell) && likeness(cell, knowledge) >= 0.85).length
    if (rows.length >= 2 && asking >= rows.length * 0.7) return column
  }
  return -1
}

/** The column with most text beside the question. */
function otherColumn(rows: readonly string[][], question: number, header: readonly string[]): number {
  let best = -1
  let most = rows.length * 3
  header.forEach((_, column) => {
    if (column === question) return
    const mass = rows.reduce(
      (sum, row) => sum + (isLink(row[column] ?? '') ? 0 : fingerprint(row[column] ?? '').length),
      0,
    )
    if (mass > most) [best, most] = [column, mass]
  })
  return best
}

const isLink = (cell: string): boolean => /^\s*\[[^\]]*\]\([^()]*\)\s*$/.test(cell)
