import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** Two cards that ask the same, by key; `card` is the older. */
export interface Pair {
  card: number
  other: number
  /** 0-1. */
  likeness: number
}

/** Keeps pairs; one that is known stays as it is. */
export function addPairs(db: Database, pairs: Iterable<Pair>): void {
  const insert = statement<[number, number, number]>(
    db,
    'INSERT OR IGNORE INTO alike (card, other, likeness) VALUES (?, ?, ?)',
  )
  for (const { card, other, likeness } of pairs) insert.run(card, other, likeness)
}

/** Forgets all pairs of a card: its text is another now. */
export const dropPairs = (db: Database, card: number): void => {
  statement<[number, number]>(db, 'DELETE FROM alike WHERE card = ? OR other = ?').run(card, card)
}

/** What these cards are alike to among the cards in use, the most alike first. */
export function pairsOf(db: Database, cards: readonly number[]): Pair[] {
  return statement<{ wanted: string }, Pair>(
    db,
    `SELECT wanted.value AS card, alike.other, alike.likeness FROM json_each(@wanted) AS wanted
       CROSS JOIN alike ON alike.card = wanted.value CROSS JOIN card ON card.key = alike.other AND card.retired_at IS NULL
     UNION ALL
     SELECT wanted.value, alike.card, alike.likeness FROM json_each(@wanted) AS wanted
       CROSS JOIN alike ON alike.other = wanted.value CROSS JOIN card ON card.key = alike.card AND card.retired_at IS NULL
     ORDER BY 3 DESC, 2`,
  ).all({ wanted: JSON.stringify(cards) })
}

/** Ids of the cards that ask the same as the card with this id. */
export const twinIds = (db: Database, id: string): string[] =>
  statement<{ id: string }, string>(
    db,
    `SELECT twin.id FROM version JOIN alike ON alike.card = version.card JOIN card AS twin ON twin.key = alike.other
       WHERE version.id = @id
     UNION ALL
     SELECT twin.id FROM version JOIN alike ON alike.other = version.card JOIN card AS twin ON twin.key = alike.card
       WHERE version.id = @id`,
  )
    .pluck()
    .all({ id }) as string[]

/** What a card asks, as far as likeness looks at it; undefined when there is no such card. */
export const askedBy = (
  db: Database,
  card: number,
): { question: string | null; context: string | null } | undefined =>
  statement<[number], { question: string | null; context: string | null }>(
    db,
    'SELECT question, context FROM card_text WHERE card = ?',
  ).get(card)

/** An entry of a filing: see migration 4. */
export const entryOf = (member: number, card: number): number => member * CARDS + card
export const memberOf = (entry: number): number => Math.floor(entry / CARDS)
export const cardIn = (entry: number): number => entry % CARDS

/** Keys of cards stay below; a member below 2^30: together they are exact in a double. */
const CARDS = 2 ** 23

/** All filings, each in ascending order. */
export const filings = (db: Database): Float64Array[] =>
  statement<[], { entries: Buffer }>(db, 'SELECT entries FROM filing ORDER BY part')
    .all()
    .map(({ entries }) => new Float64Array(new Uint8Array(entries).buffer))

/** Adds a filing. */
export const addFiling = (db: Database, entries: Float64Array): void => {
  statement<[Buffer]>(db, 'INSERT INTO filing (entries) VALUES (?)').run(bytesOf(entries))
}

/** Forgets all filings. */
export const dropFilings = (db: Database): void => {
  statement(db, 'DELETE FROM filing').run()
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
