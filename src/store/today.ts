import type { Database } from './database.ts'
import { type KeptMemory, memoryOf } from './memories.ts'
import { statement } from './statement.ts'

/** Cards graded on a study day, and those among them that were never graded before. */
export const answeredOn = (db: Database, day: string): { graded: number; started: number } =>
  statement<[string, string], { graded: number; started: number }>(
    db,
    `SELECT count(*) AS graded, count(*) FILTER (WHERE NOT EXISTS (
         SELECT 1 FROM version JOIN event ON event.card = version.id
         WHERE version.card = memory.card AND event.kind = 'graded' AND event.day < ?)) AS started
     FROM memory WHERE memory.last_day = ?`,
  ).get(day, day) ?? { graded: 0, started: 0 }

/** The memories that fall due next, by instant and by day; none of them is due now. */
export function nextDue(db: Database, now: number, day: string): KeptMemory[] {
  const asked = 'memory.suspended = 0 AND card.retired_at IS NULL'
  const rows = [
    statement<[number], { card: number }>(
      db,
      `SELECT card FROM memory JOIN card ON card.key = memory.card WHERE due > ? AND ${asked} ORDER BY due LIMIT 1`,
    ).get(now),
    statement<[string], { card: number }>(
      db,
      `SELECT card FROM memory JOIN card ON card.key = memory.card WHERE due_day > ? AND ${asked} ORDER BY due_day LIMIT 1`,
    ).get(day),
  ]
  return rows.flatMap((row) => (row && memoryOf(db, row.card)) ?? [])
}
