import { setImmediate } from 'node:timers/promises'
import type { Card } from '../card/card.ts'
import { READER_VERSION } from '../format/version.ts'
import { Problem } from '../problem.ts'
import {
  beginImport,
  type DocumentRow,
  dropEmptyDocuments,
  endImport,
  knownDocuments,
  retireDocumentRow,
  touchDocument,
} from '../store/documents.ts'
import { cardsIn, documentsHolding, dropSources, holdings, lastKeys, settleRetired } from '../store/shelf.ts'
import { indexCards } from '../store/text-index.ts'
import { createAppend } from './append.ts'
import { existsFile, fileOf, gather, gatherKnown, type Input, isUntouched, readContents } from './gather.ts'
import type { Library } from './open.ts'
import { createReader, type Reader, type ReaderOptions } from './reader.ts'
import { type DocumentReport, type ImportReport, noTotals, type Skipped, type Totals } from './report.ts'
import { documentCards, keptReport } from './reports.ts'
import { shelve, type Work } from './shelve.ts'

export interface ImportRequest extends ReaderOptions {
  /** Files, folders, `seeds:`, `seeds:NAME`, `-`; without it every known document in use is read again. */
  paths?: readonly string[]
  /** What `-` stands for. */
  standardInput?: Uint8Array
  /** Read everything, tell what would happen, keep nothing. */
  dryRun?: boolean
  /** Read also what did not change: for what only a reading can tell. */
  reread?: boolean
  /** Give the cards of each document in the report. */
  withCards?: boolean
  /** Ends the import between two documents; nothing is kept then. */
  signal?: AbortSignal
  /** Called after each document. */
  progress?: (done: number, total: number) => void
}

/**
 * Reads documents into the library, in one transaction: all of it is kept, or nothing. A document that cannot be
 * read is reported as skipped and the rest goes on. Nothing is ever deleted but the places of a card.
 * @throws the signal's reason when it was aborted.
 */
export async function importDocuments(library: Library, request: ImportRequest): Promise<ImportReport> {
  const { db, ports } = library
  const append = createAppend(library, await library.calendar())
  const read = createReader(ports.data, request)
  db.exec('BEGIN IMMEDIATE')
  try {
    const at = ports.now()
    const work: Work = {
      library,
      append,
      at,
      keys: lastKeys(db),
      written: new Set(),
      touched: new Set(),
      left: new Set(),
      arrived: new Map(),
      counted: new Set(),
    }
    const report = await readAll(work, read, request)
    db.exec(request.dryRun ? 'ROLLBACK' : 'COMMIT')
    return report
  } catch (error) {
    // SQLite may have rolled back by itself, on a full disk for one.
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

async function readAll(work: Work, read: Reader, request: ImportRequest): Promise<ImportReport> {
  const { db, ports } = work.library
  const known = new Map(knownDocuments(db).map((row) => [row.path, row]))
  const { inputs, skipped } = request.paths
    ? gather(request.paths, ports, request.standardInput ?? null)
    : gatherKnown([...known.values()], ports)
  const number = beginImport(db, work.at)
  const documents: DocumentReport[] = []
  const unchanged = new Map<number, DocumentReport>()
  for (const [done, input] of inputs.entries()) {
    const row = known.get(input.path) ?? null
    try {
      const report = readOne(work, read, request, { input, row, number })
      documents.push(report)
      if (row && report.status === 'unchanged') unchanged.set(row.key, report)
    } catch (error) {
      skipped.push(skippedBy(error, input))
    }
    request.progress?.(done + 1, inputs.length)
    // Lets Ctrl-C in.
    await setImmediate()
    request.signal?.throwIfAborted()
  }
  countUnchanged(work, unchanged)
  const retired = settle(work, new Set(inputs.map(({ path }) => path)))
  const totals = sumOf(documents.map((document) => document.totals))
  totals.retired = retired
  endImport(db, { number, totals: JSON.stringify(totals), skipped: JSON.stringify(skipped) })
  return { documents, skipped, totals }
}

interface Task {
  input: Input
  row: DocumentRow | null
  /** Of the import. */
  number: number
}

function readOne(
  work: Work,
  read: Reader,
  request: ImportRequest,
  { input, row, number }: Task,
): DocumentReport {
  const { db } = work.library
  const current = row !== null && row.reader === READER_VERSION
  const reusable = current && !request.dryRun && !request.reread
  if (reusable && input.file !== null && isUntouched(input.file, row)) return reuse(work, row, request)
  const contents = readContents(input)
  const same = current && contents.fingerprint.hash === row.hash
  if (same && reusable) {
    touchDocument(db, row.key, contents.fingerprint.mtimeMs, work.at)
    return reuse(work, row, request)
  }
  const reading = read(input.path, contents)
  const { totals, places } = shelve(work, {
    reading,
    known: row,
    row: {
      ...contents.fingerprint,
      path: input.path,
      title: reading.title,
      reader: READER_VERSION,
      readAt: work.at,
      import: number,
      retiredAt: null,
    },
  })
  // A dry run shows the cards as the document holds them, whatever the library knows.
  const cardOf = (card: Card, i: number): Card =>
    request.dryRun ? card : { ...card, id: places[i]?.id ?? card.id }
  return {
    path: input.path,
    title: reading.title,
    status: same ? 'unchanged' : row ? 'changed' : 'new',
    formats: reading.formats,
    cards: request.withCards ? reading.cards.map(cardOf) : [],
    explanations: request.withCards ? reading.explanations : [],
    dropped: reading.dropped,
    notices: reading.notices,
    totals,
  }
}

/** An unchanged document is not read again; one that was put away comes back. */
function reuse(work: Work, row: DocumentRow, { withCards }: ImportRequest): DocumentReport {
  const { db } = work.library
  if (row.retiredAt !== null) {
    retireDocumentRow(db, row.key, null)
    for (const card of cardsIn(db, row.key)) work.touched.add(card)
  }
  return {
    ...keptReport(row),
    status: 'unchanged',
    cards: withCards ? documentCards(db, row.key) : [],
    totals: noTotals(),
  }
}

function countUnchanged(work: Work, unchanged: ReadonlyMap<number, DocumentReport>): void {
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
function settle(work: Work, read: ReadonlySet<string>): number {
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
  indexCards(db, work.written)
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

/** Trouble with one document; a bug of iq's is none and ends the import. */
function skippedBy(error: unknown, { path }: Input): Skipped {
  if (error instanceof Problem) {
    return { path, code: error.code, reason: error.hint ? `${error.message} (${error.hint})` : error.message }
  }
  if (error instanceof Error && 'syscall' in error) return { path, code: 'unreadable', reason: error.message }
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return { path, code: 'nested-too-deep', reason: 'it is nested deeper than iq can follow' }
  }
  throw error
}

function sumOf(all: readonly Totals[]): Totals {
  const sum = noTotals()
  for (const totals of all) for (const name of Object.keys(sum) as (keyof Totals)[]) sum[name] += totals[name]
  return sum
}
