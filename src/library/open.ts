import type { Scheduler } from '../review/scheduler.ts'
import { DEFAULT_SETTINGS } from '../review/settings.ts'
import type { Calendar, Zone } from '../review/study-day.ts'
import {
  type Database,
  libraryExists,
  type OpenOptions,
  openDatabase,
  openInMemory,
} from '../store/database.ts'
import { libraryProblem } from '../store/failure.ts'
import { statement } from '../store/statement.ts'
import { backUpDatabase } from './backup.ts'
import type { Settings } from './settings.ts'

export { libraryExists }

/** What the library needs of the machine; given by cli. */
export interface Ports {
  /** UTC milliseconds. */
  now: () => number
  /** Where the person lives. */
  zone: Zone
  /** A random name for this copy of the library: short, lower case. */
  newDevice: () => string
  /** Folder of the bundled documents. */
  seeds: string
  /** Folder of what iq knows that is not code: topics.toml, labels.toml … */
  data: string
  /** Folder of the person's config.toml. */
  config: string
  /** Folder of what iq keeps by itself: backups. */
  state: string
  /** The file that a worker thread runs to read suspicious documents; without it they are read like any other. */
  readerWorker?: string
}

/** An open library: the SQLite file and what one can do with it. */
export interface Library {
  readonly file: string
  readonly db: Database
  readonly ports: Ports
  /** Names this copy of the library in its events. */
  readonly device: string
  settings(): Promise<Settings>
  calendar(): Promise<Calendar>
  /** Under the settings that hold now. */
  scheduler(): Promise<Scheduler>
  /** What `recall` starts from: the settings before the first event, but the FSRS parameters adopted last. */
  foundation(): Promise<Scheduler>
  close(): void
}

/**
 * Opens the library in `file`, and makes it where there is none.
 * @throws Problem not-a-library, library-newer, library-damaged, library-read-only, library-locked,
 * addon-missing, addon-unfit: in each case not a byte of the file was changed.
 */
export function openLibrary(
  file: string,
  ports: Ports,
  options: Omit<OpenOptions, 'now' | 'beforeMigration'> = {},
): Library {
  const beforeMigration = (db: Database) => void backUpDatabase(db, file, ports)
  const db = openDatabase(file, { now: ports.now(), beforeMigration, ...options })
  try {
    return libraryOver(file, db, ports)
  } catch (error) {
    db.close()
    throw libraryProblem(error, file)
  }
}

/** A library in memory only: for a dry run where no library is. */
export const openMemoryLibrary = (ports: Ports): Library =>
  libraryOver(':memory:', openInMemory(ports.now()), ports)

/** The same library, for once under other settings than the person's file says. */
export const under = ({ file, db, ports }: Library, changes: Partial<Settings>): Library =>
  libraryOver(file, db, ports, changes)

/** What an error means for a person; every command's error boundary asks. */
export const explained = (error: unknown, file: string): unknown => libraryProblem(error, file)

function libraryOver(file: string, db: Database, ports: Ports, changes: Partial<Settings> = {}): Library {
  const settings = once(async () => {
    const { readConfiguration } = await import('./settings.ts')
    return { ...(await readConfiguration(ports.config)).settings, ...changes }
  })
  const calendar = once(async () => ({ zone: ports.zone, rolloverHour: (await settings()).rolloverHour }))
  const scheduler = once(async () => {
    const { createScheduler } = await import('../review/scheduler.ts')
    return createScheduler(await settings(), await calendar())
  })
  const foundation = once(async () => {
    const { createScheduler } = await import('../review/scheduler.ts')
    return createScheduler(
      { ...DEFAULT_SETTINGS, parameters: (await settings()).parameters },
      await calendar(),
    )
  })
  const device = deviceOf(db, ports)
  return { file, db, ports, device, settings, calendar, scheduler, foundation, close: () => void db.close() }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** Two processes may open a new library at once: the first to write its name wins. */
function deviceOf(db: Database, { newDevice }: Ports): string {
  const read = () =>
    statement<[], { value: string }>(db, "SELECT value FROM meta WHERE key = 'device'").get()?.value
  const known = read()
  if (known !== undefined) return known
  const fresh = newDevice()
  statement<[string]>(db, "INSERT OR IGNORE INTO meta (key, value) VALUES ('device', ?)").run(fresh)
  return read() ?? fresh
}
