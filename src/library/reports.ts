import type { Card } from '../card/card.ts'
import { cardsByKey } from '../store/cards.ts'
import type { Database } from '../store/database.ts'
import { type DocumentRow, knownDocuments, lastImport } from '../store/documents.ts'
import { occurrencesIn } from '../store/sources.ts'
import type { Library } from './open.ts'
import type { DocumentReport, ImportReport, Skipped, Totals } from './report.ts'

/** What the last import did; null before the first. Cards are not repeated. */
export function lastReport({ db }: Library): ImportReport | null {
  const last = lastImport(db)
  if (!last) return null
  return {
    documents: knownDocuments(db)
      .filter((row) => row.import === last.number)
      .map((row) => ({ ...keptReport(row), status: 'changed', cards: [] })),
    skipped: JSON.parse(last.skipped) as Skipped[],
    totals: JSON.parse(last.totals) as Totals,
  }
}

type Digest = Pick<DocumentReport, 'formats' | 'dropped' | 'notices' | 'totals'>

/** What the library keeps of the last reading of a document, cards aside. */
export const keptReport = ({
  path,
  title,
  report,
}: DocumentRow): Omit<DocumentReport, 'status' | 'cards'> => ({
  path,
  title,
  explanations: [],
  ...(JSON.parse(report) as Digest),
})

/** The cards of a document as the library has them: one for each occurrence, that occurrence's place first. */
export function documentCards(db: Database, document: number): Card[] {
  const occurrences = occurrencesIn(db, document)
  const cards = new Map(
    cardsByKey(db, [...new Set(occurrences.map(({ card }) => card))]).map((kept) => [kept.key, kept.card]),
  )
  return occurrences.flatMap(({ card: key, path, ordinal }) => {
    const card = cards.get(key)
    const here = card?.sources.find((source) => source.document === path && source.ordinal === ordinal)
    return card && here
      ? [{ ...card, sources: [here, ...card.sources.filter((source) => source !== here)] }]
      : []
  })
}
