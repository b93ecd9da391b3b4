import type { Database } from './database.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

/**
 * Brings a library from the version it has to the last of `migrations`, each step in one transaction with its
 * record. `now` is written into the record: UTC milliseconds.
 *
 * Another iq may do the same at the same moment: the version is read again inside each transaction.
 */
export function migrate(db: Database, now: number, migrations: readonly Migration[] = MIGRATIONS): void {
  while (userVersion(db) < migrations.length) {
    db.exec('BEGIN IMMEDIATE')
    try {
      const next = migrations[userVersion(db)]
      if (next) {
        db.exec(next.sql)
        db.prepare('INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)').run(
          next.number,
          next.name,
          now,
        )
        db.pragma(`user_version = ${next.number}`)
      }
      db.exec('COMMIT')
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw error
    }
  }
}

/** Number of the last migration this library has taken. */
export const userVersion = (db: Database): number => Number(db.pragma('user_version', { simple: true }))
