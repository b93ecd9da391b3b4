import { setImmediate } from 'node:timers/promises'
import type { Card } from '../card/card.ts'
import { decode } from '../document/decode.ts'
import { defaultLimits } from '../document/limits.ts'
import type { Reading } from '../format/reading.ts'
import { READER_VERSION } from '../format/version.ts'
import { Problem } from '../problem.ts'
import {
  beginImport,
  type DocumentRow,
  endImport,
  knownDocuments,
  retireDocumentRow,
  touchDocument,
} from '../store/documents.ts'
import { lastKeys } from '../store/shelf.ts'
import { cardsIn } from '../store/sources.ts'
import { createFiling } from './alike.ts'
import { createAppend } from './append.ts'
import {
  type Contents,
  gather,
  gatherKnown,
  type Input,
  isUntouched,
  readContents,
  refuseHuge,
} from './gather.ts'
import { createGuardedReader } from './guarded-reader.ts'
import type { Library } from './open.ts'
import type { ReaderOptions } from './reader.ts'
import { type DocumentReport, type ImportReport, noTotals, type Skipped, sumOf } from './report.ts'
import { documentCards, keptReport } from './reports.ts'
import { countUnchanged, settle } from './settle.ts'
import { shelve, type Work } from './shelve.ts'
import { refuseVanishing } from './vanishing.ts'

export interface ImportRequest extends ReaderOptions {
  /** Files, folders, `seeds:`, `seeds:NAME`, `-`; without it every known document in use is read again. */
  paths?: readonly string[]
  /** What `-` stands for. */
  standardInput?: Uint8Array
  /** Many cards of a document may go: the person said so. */
  mayVanish?: boolean
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
 * @throws the signal's reason when it was aborted; Problem cards-vanish (exit 2) unless `mayVanish`.
 */
export async function importDocuments(library: Library, request: ImportRequest): Promise<ImportReport> {
  const { db, ports } = library
  const append = createAppend(library, await library.calendar())
  // An encoding nobody knows is a slip of the person, not the trouble of each document.
  decode(new Uint8Array(), request.encoding)
  const reader = createGuardedReader(ports, readerOptions(request))
  db.exec('BEGIN IMMEDIATE')
  try {
    const at = ports.now()
    const work: Work = {
      library,
      append,
      at,
      keys: lastKeys(db),
      written: new Map(),
      filing: createFiling(),
      touched: new Set(),
      left: new Set(),
      arrived: new Map(),
      vanished: new Map(),
      counted: new Set(),
    }
    const report = await readAll(work, reader.read, request)
    if (!request.mayVanish && !request.dryRun) refuseVanishing(work)
    db.exec(request.dryRun ? 'ROLLBACK' : 'COMMIT')
    return report
  } catch (error) {
    // SQLite may have rolled back by itself, on a full disk for one.
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  } finally {
    await reader.close()
  }
}

const readerOptions = ({ encoding, limits }: ImportRequest): ReaderOptions => ({
  ...(encoding !== undefined && { encoding }),
  ...(limits && { limits }),
})

type Read = (path: string, contents: Contents) => Promise<Reading>

async function readAll(work: Work, read: Read, request: ImportRequest): Promise<ImportReport> {
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
    const met = await meet(input, row, read, request)
    if ('code' in met) skipped.push(met)
    else {
      const report = keep(work, { input, row, number, request, ...met })
      documents.push(report)
      if (row && report.status === 'unchanged') unchanged.set(row.key, report)
    }
    request.progress?.(done + 1, inputs.length)
    // Lets Ctrl-C in.
    await setImmediate()
    request.signal?.throwIfAborted()
  }
  countUnchanged(work, unchanged)
  const retired = settle(work, new Set(inputs.map(({ path }) => path)))
  const totals = { ...sumOf(documents.map((document) => document.totals)), retired }
  endImport(db, { number, totals: JSON.stringify(totals), skipped: JSON.stringify(skipped) })
  return { documents, skipped, totals }
}

/** What a look at a document gives; without `reading` it is known to hold what it held. */
interface Met {
  /** What was read of it; null where its size and time told enough. */
  contents: Contents | null
  reading: Reading | null
}

/** Reads a document as far as is needed. Nothing is written yet, so that trouble with one leaves no trace. */
async function meet(
  input: Input,
  row: DocumentRow | null,
  read: Read,
  request: ImportRequest,
): Promise<Met | Skipped> {
  // Under another encoding the same bytes are another text.
  const asKnown = !request.dryRun && !request.reread && request.encoding === undefined
  const reusable = row !== null && isCurrent(row) && asKnown
  try {
    if (reusable && input.file !== null && isUntouched(input.file, row))
      return { contents: null, reading: null }
    refuseHuge(input, request.limits?.size ?? defaultLimits.size)
    const contents = readContents(input)
    if (reusable && contents.fingerprint.hash === row.hash) return { contents, reading: null }
    return { contents, reading: await read(input.path, contents) }
  } catch (error) {
    return skippedBy(error, input)
  }
}

const isCurrent = (row: DocumentRow): boolean => row.reader === READER_VERSION

interface Task extends Met {
  input: Input
  row: DocumentRow | null
  /** Of the import. */
  number: number
  request: ImportRequest
}

function keep(work: Work, { input, row, number, request, contents, reading }: Task): DocumentReport {
  if (row && !reading) return reuse(work, row, contents, request)
  if (!contents || !reading) throw new Error(`${input.path} was neither known nor read`)
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
  const same = row !== null && isCurrent(row) && contents.fingerprint.hash === row.hash
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
function reuse(
  work: Work,
  row: DocumentRow,
  contents: Contents | null,
  { withCards }: ImportRequest,
): DocumentReport {
  const { db } = work.library
  if (contents) touchDocument(db, row.key, contents.fingerprint.mtimeMs, work.at)
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
