import { APPLICATION_ID, type Database, openPlainly } from './database.ts'

/** Writes all of a library, as it stands at one instant, into a new file: one file, whole, without a log. */
export const vacuumInto = (db: Database, file: string): void => {
  db.prepare('VACUUM INTO ?').run(file)
}

/** Opens a library only to read it: not a byte of it is changed. */
export const readingFrom = <T>(file: string, use: (db: Database) => T): T =>
  closing(openPlainly(file, { readonly: true }), use)

/** What keeps a file from being a library that can be restored, in words; null when nothing does. */
export function unfitness(db: Database, newest: number): string | null {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return 'it is not an iq library'
  if (Number(db.pragma('user_version', { simple: true })) > newest) return 'a newer iq wrote it'
  const said = db.pragma('integrity_check(1)', { simple: true })
  return said === 'ok' ? null : `it is damaged (${said})`
}

/** Makes a copy a library of its own: its events are told apart from those the original goes on to write. */
export const nameDevice = (file: string, device: string): void =>
  closing(openPlainly(file), (db) => {
    db.pragma('journal_mode = DELETE')
    db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('device', ?)").run(device)
  })

/**
 * Brings all of a library into its one file: a file renamed over it then finds no log that would be taken for its
 * own.
 * @throws SqliteError SQLITE_BUSY while another program has it open; others where it is damaged.
 */
export const gather = (file: string, busyMs: number): void =>
  closing(openPlainly(file, { busyMs }), (db) => void db.pragma('journal_mode = DELETE'))

function closing<T>(db: Database, use: (db: Database) => T): T {
  try {
    return use(db)
  } finally {
    db.close()
  }
}
