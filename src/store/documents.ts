import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** Tells one state of a document, together with its companion, from another. */
export interface Fingerprint {
  /** SHA-256, hexadecimal. */
  hash: string
  /** Bytes. */
  size: number
  /** Latest modification, milliseconds with a fraction. */
  mtimeMs: number
}

/** A document as the library knows it. */
export interface DocumentRow extends Fingerprint {
  key: number
  path: string
  title: string
  /** The reader version that read it. */
  reader: number
  /** UTC milliseconds. */
  readAt: number
  /** Number of the import that last found a change in it. */
  import: number
  /** JSON. */
  report: string
  /** UTC milliseconds when it was put away; null while in use. */
  retiredAt: number | null
}

const COLUMNS = `document.key, document.path, document.title, document.hash, document.size, document.mtime_ms AS mtimeMs,
  document.reader, document.read_at AS readAt, document.import, document.report, document.retired_at AS retiredAt`

/** Every known document with its number of cards, in the order they came. */
export const allDocuments = (db: Database): (DocumentRow & { cards: number })[] =>
  statement<[], DocumentRow & { cards: number }>(
    db,
    `SELECT ${COLUMNS}, (SELECT count(DISTINCT version.card) FROM source JOIN version ON version.key = source.version
       WHERE source.document = document.key) AS cards
     FROM document ORDER BY document.key`,
  ).all()

/** Every known document, slim. */
export const knownDocuments = (db: Database): DocumentRow[] =>
  statement<[], DocumentRow>(db, `SELECT ${COLUMNS} FROM document ORDER BY key`).all()

/** Writes a document's row, new or known by its path; gives its key. */
export function putDocument(db: Database, row: Omit<DocumentRow, 'key'>): number {
  const kept = statement<Omit<DocumentRow, 'key'>, { key: number }>(
    db,
    `INSERT INTO document (path, title, hash, size, mtime_ms, reader, read_at, import, report, retired_at)
     VALUES (@path, @title, @hash, @size, @mtimeMs, @reader, @readAt, @import, @report, @retiredAt)
     ON CONFLICT (path) DO UPDATE SET title = excluded.title, hash = excluded.hash, size = excluded.size,
       mtime_ms = excluded.mtime_ms, reader = excluded.reader, read_at = excluded.read_at,
       import = excluded.import, report = excluded.report, retired_at = excluded.retired_at
     RETURNING key`,
  ).get(row)
  return kept?.key ?? missing(row.path)
}

/** The same text was met with another time stamp. */
export const touchDocument = (db: Database, key: number, mtimeMs: number, readAt: number): void => {
  statement<[number, number, number]>(db, 'UPDATE document SET mtime_ms = ?, read_at = ? WHERE key = ?').run(
    mtimeMs,
    readAt,
    key,
  )
}

/** Puts a document away, or takes it back into use with null. Its cards are the caller's business. */
export const retireDocumentRow = (db: Database, key: number, at: number | null): void => {
  statement<[number | null, number]>(db, 'UPDATE document SET retired_at = ? WHERE key = ?').run(at, key)
}

/** Forgets documents, of these, that hold no card any more: they were renamed. */
export const dropEmptyDocuments = (db: Database, keys: readonly number[]): void => {
  statement<[string]>(
    db,
    `DELETE FROM document WHERE key IN (SELECT value FROM json_each(?))
     AND NOT EXISTS (SELECT 1 FROM source WHERE source.document = document.key)`,
  ).run(JSON.stringify(keys))
}

/** One import as a whole. */
interface ImportRow {
  number: number
  /** UTC milliseconds. */
  at: number
  /** JSON. */
  totals: string
  /** JSON. */
  skipped: string
}

/** The last import; null before the first. */
export const lastImport = (db: Database): ImportRow | null =>
  statement<[], ImportRow>(db, 'SELECT * FROM import ORDER BY number DESC LIMIT 1').get() ?? null

/** Opens the record of an import; gives its number. */
export const beginImport = (db: Database, at: number): number =>
  Number(
    statement<[number]>(db, "INSERT INTO import (at, totals, skipped) VALUES (?, '{}', '[]')").run(at)
      .lastInsertRowid,
  )

/** Completes the record of an import. */
export const endImport = (db: Database, row: Omit<ImportRow, 'at'>): void => {
  statement<Omit<ImportRow, 'at'>>(
    db,
    'UPDATE import SET totals = @totals, skipped = @skipped WHERE number = @number',
  ).run(row)
}

function missing(path: string): never {
  throw new Error(`no row came back for document ${path}`)
}
