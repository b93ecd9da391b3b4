import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { Problem } from '../problem.ts'
import { loadAddon } from './addon.ts'
import { libraryProblem } from './failure.ts'
import { type ReadAt, readHeader, walUserVersion } from './header.ts'
import { migrate, userVersion } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'

/** An open library file. */
export type Database = Sqlite.Database

/** "iqL1": what `application_id` of every library is, so that a foreign SQLite file is told apart. */
export const APPLICATION_ID = 0x69714c31

export interface OpenOptions {
  /** UTC milliseconds, for the record of migrations. */
  now: number
  /** How long to wait for another program's write: milliseconds. */
  busyMs?: number
  /** Called with a library that is about to be migrated; what it throws stops that. */
  beforeMigration?: (db: Database) => void
  /** Open a file even if a closer look finds it damaged: for `iq doctor`, which says what is wrong. */
  evenDamaged?: boolean
}

/** Up to this size (bytes) a look at every page costs less than a millisecond or two; above, `iq doctor` does it. */
const QUICKLY_CHECKED = 1 << 20

const BUSY_MS = 5000

/** Whether a library is there. An empty file is none yet: `mktemp` makes such. */
export function libraryExists(file: string): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  return stat !== undefined && !(stat.isFile() && stat.size === 0)
}

/**
 * Opens the library in `file`; makes it, and its folder, where there is none.
 *
 * The file is looked at before SQLite gets it: one that is no library, damaged, read-only, or written by a
 * newer iq is refused with not a byte changed, and nothing left beside it.
 * @throws Problem not-a-library, library-newer, library-damaged, library-read-only, library-locked,
 * addon-missing, addon-unfit.
 */
export function openDatabase(
  file: string,
  { now, busyMs = BUSY_MS, beforeMigration, evenDamaged = false }: OpenOptions,
): Database {
  const fresh = !libraryExists(file)
  if (fresh) makeFile(file)
  else inspect(file)
  const addon = loadAddon()
  let db: Database | undefined
  try {
    db = new Sqlite(file, { nativeBinding: addon as unknown as string, timeout: busyMs })
    if (fresh) create(db, now)
    // The header said so already, but a migration of another iq may have slipped in between.
    refuseNewer(file, userVersion(db))
    configure(db, busyMs)
    if (!evenDamaged && fs.statSync(file).size <= QUICKLY_CHECKED) refuseDamaged(db)
    if (!fresh && userVersion(db) < MIGRATIONS.length) beforeMigration?.(db)
    migrate(db, now)
    return db
  } catch (error) {
    db?.close()
    throw libraryProblem(error, file)
  }
}

/** Opens a file as it is, for copying: nothing is checked, configured or migrated. */
export const openPlainly = (file: string, options: { readonly?: boolean; busyMs?: number } = {}): Database =>
  new Sqlite(file, {
    nativeBinding: loadAddon() as unknown as string,
    readonly: options.readonly ?? false,
    fileMustExist: true,
    timeout: options.busyMs ?? BUSY_MS,
  })

/** A library that lives only in memory: what a dry run without a library works on. */
export function openInMemory(now: number): Database {
  const db = new Sqlite(':memory:', { nativeBinding: loadAddon() as unknown as string })
  db.pragma('foreign_keys = ON')
  migrate(db, now)
  return db
}

/** Settings that hold per connection or may have been lost, each with the value that is asserted at open. */
export const PRAGMAS = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 } as const

/** better-sqlite3 in WAL mode falls to synchronous=NORMAL by itself, which loses acknowledged grades at power loss. */
function configure(db: Database, busyMs: number): void {
  for (const [name, value] of Object.entries({ ...PRAGMAS, busy_timeout: busyMs })) {
    db.pragma(`${name} = ${value}`)
    const actual = db.pragma(name, { simple: true })
    if (actual !== value) throw new Error(`PRAGMA ${name} is ${actual}, not ${value}`)
  }
}

function refuseDamaged(db: Database): void {
  const said = db.pragma('quick_check(1)', { simple: true })
  if (said !== 'ok') throw new Sqlite.SqliteError(String(said), 'SQLITE_CORRUPT')
}

/** Two processes may both find no library: the second waits for the lock and then has nothing left to do. */
function create(db: Database, now: number): void {
  db.exec('BEGIN EXCLUSIVE')
  if (db.pragma('application_id', { simple: true }) === 0) {
    db.pragma(`application_id = ${APPLICATION_ID}`)
  }
  db.exec('COMMIT')
  migrate(db, now)
}

function makeFile(file: string): void {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    fs.closeSync(fs.openSync(file, 'a', 0o600))
    fs.chmodSync(file, 0o600)
  } catch (error) {
    throw new Problem('library-read-only', `No library can be made at ${file}: ${reason(error)}.`, {
      hint: 'Name another place with --db FILE or IQ_DB.',
      cause: error,
    })
  }
}

function inspect(file: string): void {
  if (!fs.statSync(file).isFile()) throw notALibrary(file)
  refuseReadOnly(file)
  const wal = `${file}-wal`
  const logged = (fs.statSync(wal, { throwIfNoEntry: false })?.size ?? 0) > 0
  const hot = (fs.statSync(`${file}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0
  const header = withFile(file, readHeader)
  if (header?.applicationId !== APPLICATION_ID) throw notALibrary(file)
  refuseNewer(file, (logged ? withFile(wal, walUserVersion) : null) ?? header.userVersion)
  if (!logged && !hot && fs.statSync(file).size < header.expectedSize) {
    throw libraryProblem(new Sqlite.SqliteError('the file is cut short', 'SQLITE_CORRUPT'), file)
  }
}

/** A mode without any w is taken at its word, also for root, whom the system would let through. */
function refuseReadOnly(file: string): void {
  for (const place of [file, path.dirname(fs.realpathSync(file))]) {
    try {
      fs.accessSync(place, fs.constants.W_OK)
    } catch (error) {
      throw readOnly(file, error)
    }
    if ((fs.statSync(place).mode & 0o222) === 0) throw readOnly(file)
  }
}

const readOnly = (file: string, cause?: unknown): unknown =>
  libraryProblem(new Sqlite.SqliteError(String(cause ?? 'no write permission'), 'SQLITE_READONLY'), file)

function refuseNewer(file: string, version: number): void {
  if (version <= MIGRATIONS.length) return
  throw new Problem(
    'library-newer',
    `The library ${file} was written by a newer iq (its version is ${version}, this iq knows ${MIGRATIONS.length}).`,
    {
      hint: 'Update iq, or name another library with --db FILE. Nothing was changed.',
    },
  )
}

const notALibrary = (file: string): Problem =>
  new Problem('not-a-library', `${file} is not an iq library.`, {
    hint: 'Name another file with --db FILE. Nothing was changed.',
  })

function withFile<T>(file: string, use: (read: ReadAt) => T): T {
  const descriptor = fs.openSync(file, 'r')
  try {
    return use((offset, length) => {
      const bytes = new Uint8Array(length)
      return bytes.subarray(0, fs.readSync(descriptor, bytes, 0, length, offset))
    })
  } finally {
    fs.closeSync(descriptor)
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))
