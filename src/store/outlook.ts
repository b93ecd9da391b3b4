import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** Ticks of the logical clock in a millisecond, see library/append. */
const HLC_TICKS = 1024

/** How many cards were never graded, counted up to a limit. */
export const newCards = (db: Database, limit: number): number =>
  statement<[number], { count: number }>(
    db,
    `SELECT count(*) AS count FROM (SELECT 1 FROM new_card CROSS JOIN card ON card.key = new_card.card
       LEFT JOIN memory ON memory.card = card.key
     WHERE card.retired_at IS NULL AND card.draft = 0 AND coalesce(memory.suspended, 0) = 0 LIMIT ?)`,
  ).get(limit)?.count ?? 0

/** On how many study days from `first` to `last` something was answered; `since` in UTC ms is before all of them. */
export const daysPractised = (db: Database, first: string, last: string, since: number): number =>
  statement<[number, string, string], { count: number }>(
    db,
    `SELECT count(DISTINCT day) AS count FROM event
     WHERE hlc >= ? AND kind IN ('graded', 'quizzed') AND day BETWEEN ? AND ?`,
  ).get(since * HLC_TICKS, first, last)?.count ?? 0
