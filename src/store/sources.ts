import type { CardText, Choice } from '../card/card.ts'
import type { Database } from './database.ts'
import type { Place } from './shelf.ts'
import { statement } from './statement.ts'

/** One place where a version stands. */
export interface Stand {
  version: number
  line: number
  endLine: number
  ordinal: number
  format: string
}

/** Replaces everything that is said to stand in a document. */
export function putSources(db: Database, document: number, stands: readonly Stand[]): void {
  statement<[number]>(db, 'DELETE FROM source WHERE document = ?').run(document)
  const insert = statement<[number, number, number, number, number, string]>(
    db,
    'INSERT INTO source (document, ordinal, version, line, end_line, format) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const { version, line, endLine, ordinal, format } of stands)
    insert.run(document, ordinal, version, line, endLine, format)
}

/** Of these cards, takes away the places in these documents. */
export const dropSources = (db: Database, cards: readonly number[], documents: readonly number[]): void => {
  statement<[string, string]>(
    db,
    `DELETE FROM source WHERE document IN (SELECT value FROM json_each(?)) AND version IN
       (SELECT version.key FROM json_each(?) AS wanted CROSS JOIN version ON version.card = wanted.value)`,
  ).run(JSON.stringify(documents), JSON.stringify(cards))
}

/** The place that speaks for a card standing in several: in use, of the newest version, in the oldest document. */
export const leadingPlace = (db: Database, card: number): { document: number; version: number } | undefined =>
  statement<[number], { document: number; version: number }>(
    db,
    `SELECT source.document, source.version FROM version JOIN source ON source.version = version.key
     JOIN document ON document.key = source.document WHERE version.card = ?
     ORDER BY document.retired_at IS NOT NULL, version.key DESC, document.key, source.ordinal LIMIT 1`,
  ).get(card)

/** The documents that hold any of these cards. */
export const documentsHolding = (db: Database, cards: readonly number[]): number[] =>
  statement<[string], { document: number }>(
    db,
    `SELECT DISTINCT source.document FROM json_each(?) AS wanted CROSS JOIN version ON version.card = wanted.value
     CROSS JOIN source ON source.version = version.key`,
  )
    .all(JSON.stringify(cards))
    .map(({ document }) => document)

/** Every card of these documents, with the document. */
export const holdings = (db: Database, documents: readonly number[]): Holding[] =>
  statement<[string], Holding>(
    db,
    `SELECT DISTINCT source.document, version.card, card.draft,
       card.draft = 0 AND card_text.answer IS NULL AND card_text.choices IS NULL AS unanswered
     FROM json_each(?) AS wanted CROSS JOIN source ON source.document = wanted.value
     CROSS JOIN version ON version.key = source.version CROSS JOIN card ON card.key = version.card
     CROSS JOIN card_text ON card_text.card = card.key`,
  ).all(JSON.stringify(documents))

/** A card in a document. */
interface Holding {
  document: number
  card: number
  /** 1 or 0. */
  draft: number
  /** 1 or 0. */
  unanswered: number
}

/**
 * Brings `retired_at` of these cards in step: retired when they stand in no document in use, back when they
 * do. Gives how many went and came.
 */
export function settleRetired(
  db: Database,
  cards: readonly number[],
  at: number,
): { retired: number; returned: number } {
  const stands = `EXISTS (SELECT 1 FROM version JOIN source ON source.version = version.key
    JOIN document ON document.key = source.document WHERE version.card = card.key AND document.retired_at IS NULL)`
  const wanted = JSON.stringify(cards)
  const retired = statement<[number, string]>(
    db,
    `UPDATE card SET retired_at = ? WHERE key IN (SELECT value FROM json_each(?)) AND retired_at IS NULL AND NOT ${stands}`,
  ).run(at, wanted).changes
  const returned = statement<[string]>(
    db,
    `UPDATE card SET retired_at = NULL WHERE key IN (SELECT value FROM json_each(?)) AND retired_at IS NOT NULL AND ${stands}`,
  ).run(wanted).changes
  return { retired, returned }
}

/** How many of these cards are retired. */
export const retiredAmong = (db: Database, cards: readonly number[]): number =>
  statement<[string], { count: number }>(
    db,
    `SELECT count(*) AS count FROM json_each(?) AS wanted CROSS JOIN card ON card.key = wanted.value
     WHERE card.retired_at IS NOT NULL`,
  ).get(JSON.stringify(cards))?.count ?? 0

/** Keys of the cards that stand in a document. */
export const cardsIn = (db: Database, document: number): number[] =>
  statement<[number], { card: number }>(
    db,
    'SELECT DISTINCT version.card FROM source JOIN version ON version.key = source.version WHERE source.document = ?',
  )
    .all(document)
    .map(({ card }) => card)

/** What stands in a document, in its order. */
export const occurrencesIn = (
  db: Database,
  document: number,
): { card: number; path: string; ordinal: number }[] =>
  statement<[number], { card: number; path: string; ordinal: number }>(
    db,
    `SELECT version.card, document.path, source.ordinal FROM source JOIN document ON document.key = source.document
     JOIN version ON version.key = source.version WHERE source.document = ? ORDER BY source.ordinal`,
  ).all(document)

/** A version standing in a document, with the text succession judges it by. */
export interface Standing {
  /** Id of the version. */
  id: string
  place: Place
  text: CardText
  /** Its first place there. */
  stand: Omit<Stand, 'version'>
}

/** What a document holds so far, in its order; each version once, the text being that of its card now. */
export function standingIn(db: Database, document: number): Standing[] {
  const rows = statement<[number], TextRow & StandRow>(
    db,
    `SELECT version.id AS name, version.key AS version, version.card, card.id,
       min(source.ordinal) AS ordinal, source.line, source.end_line AS endLine, source.format,
       card_text.kind, card_text.question, card_text.context, card_text.answer, card_text.answer_kind AS answerKind,
       card_text.choices, card_text.intent, card_text.guidance
     FROM source JOIN version ON version.key = source.version JOIN card ON card.key = version.card
     JOIN card_text ON card_text.card = version.card
     WHERE source.document = ? GROUP BY version.key ORDER BY min(source.ordinal)`,
  ).all(document)
  return rows.map(({ name, version, card, id, ordinal, line, endLine, format, choices, ...text }) => ({
    id: name,
    place: { version, card, id },
    stand: { ordinal, line, endLine, format },
    text: { ...text, choices: choices === null ? null : (JSON.parse(choices) as Choice[]) },
  }))
}

interface StandRow extends Place, Omit<Stand, 'version'> {
  name: string
}

type TextRow = Omit<CardText, 'choices'> & { choices: string | null }
