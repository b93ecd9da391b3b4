import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** What a queue chooses a card by. */
export interface CandidateRow {
  key: number
  id: string
  question: string | null
  context: string | null
  /** The first of its topics. */
  topic: string | null
  /** Path of its first source. */
  document: string
}

/** The candidates with these keys, in this order. */
export const candidateRows = (db: Database, keys: readonly number[]): CandidateRow[] =>
  statement<[string], CandidateRow>(
    db,
    `SELECT card.key, card.id, card_text.question, card_text.context, card_text.topics ->> '$[0]' AS topic,
       coalesce((SELECT document.path FROM version JOIN source ON source.version = version.key
         JOIN document ON document.key = source.document WHERE version.card = card.key
         ORDER BY document.retired_at IS NOT NULL, version.key DESC, document.key, source.ordinal LIMIT 1), '') AS document
     FROM json_each(?) AS wanted CROSS JOIN card ON card.key = wanted.value CROSS JOIN card_text ON card_text.card = card.key
     ORDER BY wanted.key`,
  ).all(JSON.stringify(keys))
