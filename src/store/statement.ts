import type { Statement } from 'better-sqlite3'
import type { Database } from './database.ts'

const prepared = new WeakMap<Database, Map<string, Statement>>()

/** The statement for this SQL on this connection, prepared on first use. */
export function statement<Bound extends unknown[] | object = unknown[], Row = unknown>(
  db: Database,
  sql: string,
): Statement<Bound extends unknown[] ? Bound : [Bound], Row> {
  let known = prepared.get(db)
  if (!known) {
    known = new Map()
    prepared.set(db, known)
  }
  let found = known.get(sql)
  if (!found) {
    found = db.prepare(sql)
    known.set(sql, found)
  }
  return found as unknown as Statement<Bound extends unknown[] ? Bound : [Bound], Row>
}
