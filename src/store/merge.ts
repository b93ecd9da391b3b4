import type { Database } from './database.ts'
import { statement } from './statement.ts'

/**
 * Gives everything of one card to another and forgets the first: its versions, and with them places and events.
 * Texts, labels, index and memory are the caller's business, before and after.
 */
export function mergeCards(db: Database, from: number, into: number): void {
  statement<[number, number]>(db, 'UPDATE version SET card = ? WHERE card = ?').run(into, from)
  for (const card of [from, into]) {
    statement<[number, number]>(db, 'DELETE FROM offer WHERE old = ? OR new = ?').run(card, card)
    statement<[number, number]>(db, 'DELETE FROM alike WHERE card = ? OR other = ?').run(card, card)
  }
  for (const table of ['memory', 'new_card', 'card_text']) {
    statement<[number]>(db, `DELETE FROM ${table} WHERE card = ?`).run(from)
  }
  statement<[number]>(db, 'DELETE FROM card WHERE key = ?').run(from)
}
