import type { AnswerKind, Card, CardKind, Choice, Source } from '../card/card.ts'
import type { Database } from './database.ts'
import { statement } from './statement.ts'

interface Row {
  key: number
  id: string
  version: string
  retired_at: number | null
  kind: string
  question: string | null
  context: string | null
  answer: string | null
  answer_kind: string | null
  choices: string | null
  intent: string | null
  guidance: string | null
  section: string | null
  topics: string
  tags: string
  question_from: string | null
}

interface SourceRow {
  card: number
  document: string
  title: string
  line: number
  end_line: number
  ordinal: number
  format: string
}

/** A card with what only the library knows of it. */
export interface KeptCard {
  /** Its row: what the tables of the library call it by. */
  key: number
  card: Card
  retired: boolean
}

/** The cards with these keys, in this order; a key without a card is left out. */
export function cardsByKey(db: Database, keys: readonly number[]): KeptCard[] {
  const wanted = JSON.stringify(keys)
  const sources = sourcesOf(db, wanted)
  return statement<[string], Row>(
    db,
    `SELECT card.key, card.id, card.version, card.retired_at, card_text.* FROM json_each(?) AS wanted
     CROSS JOIN card ON card.key = wanted.value CROSS JOIN card_text ON card_text.card = card.key
     ORDER BY wanted.key`,
  )
    .all(wanted)
    .map((row) => ({
      key: row.key,
      retired: row.retired_at !== null,
      card: cardOf(row, sources.get(row.key) ?? []),
    }))
}

/** Keys of the cards one of whose versions starts with `prefix`; at most `limit` of them. */
export const cardsByPrefix = (db: Database, prefix: string, limit: number): number[] =>
  statement<[string, string, number], { card: number }>(
    db,
    'SELECT DISTINCT card FROM version WHERE id >= ? AND id < ? ORDER BY id LIMIT ?',
  )
    .all(prefix, `${prefix}\u{10ffff}`, limit)
    .map(({ card }) => card)

/** The card a version belongs to. */
export function cardOfVersion(db: Database, version: string): { key: number; id: string } | null {
  const row = statement<[string], { key: number; id: string }>(
    db,
    'SELECT card.key, card.id FROM version JOIN card ON card.key = version.card WHERE version.id = ?',
  ).get(version)
  return row ?? null
}

function sourcesOf(db: Database, wanted: string): Map<number, Source[]> {
  const rows = statement<[string], SourceRow>(
    db,
    `SELECT version.card, document.path AS document, document.title, source.line, source.end_line, source.ordinal, source.format
     FROM json_each(?) AS wanted CROSS JOIN version ON version.card = wanted.value
     CROSS JOIN source ON source.version = version.key CROSS JOIN document ON document.key = source.document
     ORDER BY document.retired_at IS NOT NULL, version.key DESC, document.key, source.ordinal`,
  ).all(wanted)
  const sources = new Map<number, Source[]>()
  for (const { card, end_line: endLine, ...row } of rows) {
    const known = sources.get(card)
    if (known) known.push({ ...row, endLine })
    else sources.set(card, [{ ...row, endLine }])
  }
  return sources
}

const cardOf = (row: Row, sources: Source[]): Card => ({
  id: row.id,
  version: row.version,
  kind: row.kind as CardKind,
  question: row.question,
  context: row.context,
  answer: row.answer,
  answerKind: row.answer_kind as AnswerKind | null,
  choices: row.choices === null ? null : (JSON.parse(row.choices) as Choice[]),
  intent: row.intent,
  guidance: row.guidance,
  section: row.section,
  topics: JSON.parse(row.topics) as string[],
  tags: JSON.parse(row.tags) as string[],
  questionFrom: row.question_from as Card['questionFrom'],
  sources,
})

/** Every version with its card: id of the version → key and id of the card. */
export const cardsOfVersions = (db: Database): Map<string, { key: number; id: string }> =>
  new Map(
    statement<[], { version: string; key: number; id: string }>(
      db,
      'SELECT version.id AS version, card.key, card.id FROM version JOIN card ON card.key = version.card',
    )
      .all()
      .map(({ version, key, id }) => [version, { key, id }]),
  )
