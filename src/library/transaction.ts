import type { Library } from './open.ts'

/**
 * Runs `work` as one transaction that holds the write lock from the start, so that what it reads still holds
 * when it writes: all of it is kept, or nothing.
 */
export function transaction<T>({ db }: Pick<Library, 'db'>, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite may have rolled back by itself, on a full disk for one.
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}
