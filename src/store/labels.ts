import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** Whether any card in use has this topic, or one below it. */
export const hasTopic = (db: Database, name: string): boolean =>
  statement<[string], unknown>(
    db,
    `SELECT 1 FROM label JOIN card ON card.key = label.card
     WHERE label.name = ? AND label.kind <> 'tag' AND card.retired_at IS NULL LIMIT 1`,
  ).get(name) !== undefined

/** Topics that cards have, and those above them. */
export const topicNames = (db: Database): string[] => namesOf(db, "kind <> 'tag'")

/** The documents' own words. */
export const tagNames = (db: Database): string[] => namesOf(db, "kind = 'tag'")

const namesOf = (db: Database, condition: string): string[] =>
  statement<[], { name: string }>(db, `SELECT DISTINCT name FROM label WHERE ${condition} ORDER BY name`)
    .all()
    .map(({ name }) => name)

/** Keys of the cards in use, drafts left out, of every topic; those of its children among them. Sorted by name. */
export function labelled(db: Database): Map<string, number[]> {
  const rows = statement<[], { name: string; card: number }>(
    db,
    `SELECT DISTINCT label.name, label.card FROM label JOIN card ON card.key = label.card
     WHERE label.kind <> 'tag' AND card.retired_at IS NULL AND card.draft = 0 ORDER BY label.name, label.card`,
  ).all()
  const cards = new Map<string, number[]>()
  for (const { name, card } of rows) {
    const known = cards.get(name)
    if (known) known.push(card)
    else cards.set(name, [card])
  }
  return cards
}
