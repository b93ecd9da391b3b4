import fs from 'node:fs'
import { Problem } from '../problem.ts'
import { type DocumentRow, knownDocuments } from '../store/documents.ts'
import type { Library } from './open.ts'

/**
 * The documents a person means: one with exactly this path, `seeds:` for all bundled ones, or the only one whose
 * path or title holds `part`.
 * @throws Problem unknown-document, ambiguous-document (exit 3).
 */
export function findDocuments({ db }: Pick<Library, 'db'>, part: string): DocumentRow[] {
  const rows = knownDocuments(db)
  const exact = rows.filter(({ path }) => path === part || path === real(part))
  if (exact.length > 0) return exact
  const wanted = part.toLowerCase()
  if (wanted === 'seeds:')
    return named(
      rows.filter(({ path }) => path.startsWith(wanted)),
      part,
    )
  const holding = rowsHolding(rows, wanted)
  if (holding.length > 1) {
    throw new Problem('ambiguous-document', `"${part}" is part of ${holding.length} documents.`, {
      hint: `Give more of it: ${holding
        .slice(0, 5)
        .map(({ path }) => path)
        .join(', ')}${holding.length > 5 ? ' …' : ''}`,
      exitCode: 3,
    })
  }
  return named(holding, part)
}

/**
 * Refuses a part that no document's path or title holds.
 * @throws Problem unknown-document (exit 3).
 */
export const refuseUnknownDocument = ({ db }: Pick<Library, 'db'>, part: string): void =>
  void named(rowsHolding(knownDocuments(db), part.toLowerCase()), part)

const rowsHolding = (rows: readonly DocumentRow[], wanted: string): DocumentRow[] =>
  rows.filter(
    ({ path, title }) => path.toLowerCase().includes(wanted) || title.toLowerCase().includes(wanted),
  )

function named(rows: DocumentRow[], part: string): DocumentRow[] {
  if (rows.length > 0) return rows
  throw new Problem('unknown-document', `No document is called "${part}".`, {
    hint: 'See: iq documents',
    exitCode: 3,
  })
}

const real = (path: string): string | null => (fs.existsSync(path) ? fs.realpathSync(path) : null)
