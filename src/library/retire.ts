import { retireDocumentRow } from '../store/documents.ts'
import { cardsIn, settleRetired } from '../store/sources.ts'
import { findDocuments } from './document-names.ts'
import type { Library } from './open.ts'
import { transaction } from './transaction.ts'

/** What was put away. */
interface Retired {
  /** Paths. */
  documents: string[]
  /** Cards that stand in no other document in use. */
  cards: number
}

/**
 * Puts documents away with their cards: history kept, out of every queue until the document is imported again.
 * @throws Problem unknown-document, ambiguous-document (exit 3).
 */
export function retireDocuments(library: Library, part: string): Retired {
  const { db, ports } = library
  return transaction(library, () => {
    const rows = findDocuments(library, part)
    for (const { key } of rows) retireDocumentRow(db, key, ports.now())
    const cards = rows.flatMap(({ key }) => cardsIn(db, key))
    return { documents: rows.map(({ path }) => path), cards: settleRetired(db, cards, ports.now()).retired }
  })
}
