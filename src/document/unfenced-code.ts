import { codeLikeness } from './code-lines.ts'
import { columns } from './columns.ts'
import { ITEM, isRule } from './plain-marks.ts'

/**
 * Last line of the code that starts at `at`, or `at - 1`. Code starts at a line that is certainly code and
 * runs on over blank lines, comments and indented lines until prose stands at its own indentation.
 */
export function codeEnd(rows: readonly string[], at: number): number {
  const start = rows[at] ?? ''
  const indent = columns(start)
  if (!startsCode(rows, at)) return at - 1
  let end = at
  let sure = 0
  for (let next = at; next < rows.length; next++) {
    const row = rows[next] ?? ''
    if (row.trim() === '') continue
    const likeness = codeLikeness(row)
    if (columns(row) < indent || isRule(row)) break
    if (likeness === 0 && columns(row) <= indent) break
    if (likeness === 2) sure++
    else if (sure < 2 && next - at > FARTHEST) break
    end = next
  }
  return sure >= 2 || (sure === 1 && end === at && isolated(rows, at)) ? end : at - 1
}

/** Lines that may look like code before one of them must certainly be. */
const FARTHEST = 30

function startsCode(rows: readonly string[], at: number): boolean {
  const likeness = codeLikeness(rows[at] ?? '')
  if (likeness === 2) return true
  if (likeness === 0) return false
  const next = (rows[at + 1] ?? '').trim() === '' ? at + 2 : at + 1
  return codeLikeness(rows[next] ?? '') > 0 && !ITEM.test(rows[at] ?? '')
}

const isolated = (rows: readonly string[], at: number): boolean =>
  (rows[at - 1] ?? '').trim() === '' && (rows[at + 1] ?? '').trim() === '' && columns(rows[at] ?? '') >= 4
