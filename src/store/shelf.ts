import type { Card, CardText, Choice } from '../card/card.ts'
import { isDraft } from '../card/card.ts'
import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** Where a version is kept. */
export interface Place {
  version: number
  card: number
}

/** The versions among these ids that the library knows. */
export function placesOf(db: Database, ids: readonly string[]): Map<string, Place> {
  const rows = statement<[string], Place & { id: string }>(
    db,
    'SELECT version.id, version.key AS version, version.card FROM json_each(?) AS wanted CROSS JOIN version ON version.id = wanted.value',
  ).all(JSON.stringify(ids))
  return new Map(rows.map(({ id, version, card }) => [id, { version, card }]))
}

/** A version standing in a document, with the text succession judges it by. */
export interface Standing {
  id: string
  place: Place
  text: CardText
}

/** What a document holds so far, in its order; each version once, the text being that of its card now. */
export function standingIn(db: Database, document: number): Standing[] {
  const rows = statement<[number], TextRow & { id: string; version: number; card: number }>(
    db,
    `SELECT version.id, version.key AS version, version.card, card_text.kind, card_text.question, card_text.context,
       card_text.answer, card_text.answer_kind, card_text.choices, card_text.intent, card_text.guidance
     FROM source JOIN version ON version.key = source.version JOIN card_text ON card_text.card = version.card
     WHERE source.document = ? GROUP BY version.key ORDER BY min(source.ordinal)`,
  ).all(document)
  return rows.map(({ id, version, card, answer_kind: answerKind, choices, ...text }) => ({
    id,
    place: { version, card },
    text: {
      ...text,
      kind: text.kind as CardText['kind'],
      answerKind: answerKind as CardText['answerKind'],
      choices: choices === null ? null : (JSON.parse(choices) as Choice[]),
    },
  }))
}

interface TextRow {
  kind: string
  question: string | null
  context: string | null
  answer: string | null
  answer_kind: string | null
  choices: string | null
  intent: string | null
  guidance: string | null
}

/** Gives out row keys without asking for each: for a bulk write inside one transaction. */
export interface Keys {
  card: number
  version: number
}

/** The highest keys in use. */
export const lastKeys = (db: Database): Keys =>
  statement<[], Keys>(
    db,
    'SELECT (SELECT coalesce(max(key), 0) FROM card) AS card, (SELECT coalesce(max(key), 0) FROM version) AS version',
  ).get() ?? { card: 0, version: 0 }

/** Keeps a card nobody knew: its first version gives it its id. */
export function addCard(db: Database, card: Card, keys: Keys): Place {
  keys.card++
  statement<[number, string, string, number]>(
    db,
    'INSERT INTO card (key, id, version, draft) VALUES (?, ?, ?, ?)',
  ).run(keys.card, card.version, card.version, isDraft(card) ? 1 : 0)
  statement(
    db,
    `INSERT INTO card_text (card, kind, question, context, answer, answer_kind, choices, intent, guidance, section, topics, tags, question_from)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(keys.card, ...textValues(card))
  addLabels(db, keys.card, card)
  return { card: keys.card, version: addVersion(db, card.version, keys.card, keys) }
}

/** Adds a version to a card's chain; gives its key. */
export function addVersion(db: Database, id: string, card: number, keys: Keys): number {
  keys.version++
  statement<[number, string, number]>(db, 'INSERT INTO version (key, id, card) VALUES (?, ?, ?)').run(
    keys.version,
    id,
    card,
  )
  return keys.version
}

/** Whether `card` says anything that the library's row for it does not. */
export function differs(db: Database, key: number, card: Card): boolean {
  const row = statement<unknown[], Record<string, unknown>>(
    db,
    `SELECT kind, question, context, answer, answer_kind, choices, intent, guidance, section, topics, tags, question_from
     FROM card_text WHERE card = ?`,
  ).get(key)
  const now = row === undefined ? [] : Object.values(row)
  return textValues(card).some((value, i) => value !== now[i])
}

/** Gives a card the text, topics and tags that hold now. */
export function updateCard(db: Database, key: number, card: Card): void {
  statement<[string, number, number]>(db, 'UPDATE card SET version = ?, draft = ? WHERE key = ?').run(
    card.version,
    isDraft(card) ? 1 : 0,
    key,
  )
  statement(
    db,
    `UPDATE card_text SET kind = ?, question = ?, context = ?, answer = ?, answer_kind = ?, choices = ?, intent = ?,
       guidance = ?, section = ?, topics = ?, tags = ?, question_from = ? WHERE card = ?`,
  ).run(...textValues(card), key)
  statement<[number]>(db, 'DELETE FROM label WHERE card = ?').run(key)
  addLabels(db, key, card)
}

function textValues(card: Card): (string | null)[] {
  return [
    card.kind,
    card.question,
    card.context,
    card.answer,
    card.answerKind,
    card.choices === null ? null : JSON.stringify(card.choices),
    card.intent,
    card.guidance,
    card.section,
    JSON.stringify(card.topics),
    JSON.stringify(card.tags),
    card.questionFrom,
  ]
}

function addLabels(db: Database, key: number, { topics, tags }: Pick<Card, 'topics' | 'tags'>): void {
  const insert = statement<[string, string, number]>(
    db,
    'INSERT OR IGNORE INTO label (name, kind, card) VALUES (?, ?, ?)',
  )
  for (const topic of topics) insert.run(topic, 'topic', key)
  for (const parent of new Set(topics.flatMap(parents)))
    if (!topics.includes(parent)) insert.run(parent, 'within', key)
  for (const tag of tags) insert.run(tag, 'tag', key)
}

/** `a/b/c` → `a`, `a/b`. */
const parents = (topic: string): string[] =>
  topic
    .split('/')
    .slice(0, -1)
    .map((_, depth, names) => names.slice(0, depth + 1).join('/'))

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

/** Keys of the cards that stand in a document. */
export const cardsIn = (db: Database, document: number): number[] =>
  statement<[number], { card: number }>(
    db,
    'SELECT DISTINCT version.card FROM source JOIN version ON version.key = source.version WHERE source.document = ?',
  )
    .all(document)
    .map(({ card }) => card)
