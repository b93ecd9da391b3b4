import { dropEmptyDocuments, knownDocuments } from '../store/documents.ts'
import { addLabels } from '../store/shelf.ts'
import { cardsIn, documentsHolding, dropSources, holdings, settleRetired } from '../store/sources.ts'
import { indexCards } from '../store/text-index.ts'
import { createFiling, settleAlike } from './alike.ts'
import { existsFile, fileOf } from './gather.ts'
import type { DocumentReport } from './report.ts'
import type { Work } from './shelve.ts'

/** Counts the cards of documents that were not read again. */
export function countUnchanged(work: Work, unchanged: ReadonlyMap<number, DocumentReport>): void {
  for (const { document, card, draft, unanswered } of holdings(work.library.db, [...unchanged.keys()])) {
    const totals = unchanged.get(document)?.totals
    if (!totals || work.counted.has(card)) continue
    work.counted.add(card)
    totals.unchanged++
    totals.drafts += draft
    totals.unanswered += unanswered
  }
}

/**
 * What can only be said when all documents were read: which cards moved from one to another, which stand nowhere
 * any more, which are back. Brings the text index in step. Gives how many were retired.
 */
export function settle(work: Work, read: ReadonlySet<string>): number {
  const { db } = work.library
  const arrived = [...work.arrived.keys()]
  const lost = missingDocuments(work, arrived, read)
  const renamed = new Set(lost.flatMap((document) => cardsIn(db, document)))
  for (const [card, totals] of work.arrived) {
    if (!work.left.has(card) && !renamed.has(card)) continue
    totals.unchanged--
    totals.moved++
  }
  dropSources(db, arrived, lost)
  dropEmptyDocuments(db, lost)
  settleAlike(work.library, work.filing)
  work.filing = createFiling()
  addLabels(db, work.written)
  indexCards(db, work.written.keys())
  return settleRetired(db, [...work.touched], work.at).retired
}

/** Documents that hold some of these cards and whose file is gone: they were moved or renamed. */
function missingDocuments(
  { library: { db, ports } }: Work,
  cards: readonly number[],
  read: ReadonlySet<string>,
): number[] {
  if (cards.length === 0) return []
  const holding = new Set(documentsHolding(db, cards))
  return knownDocuments(db)
    .filter(({ key, path }) => {
      const file = holding.has(key) && !read.has(path) ? fileOf(path, ports) : null
      return file !== null && !existsFile(file)
    })
    .map(({ key }) => key)
}
