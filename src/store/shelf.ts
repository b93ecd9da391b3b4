import type { Card } from '../card/card.ts'
import { isDraft } from '../card/card.ts'
import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** Where a version is kept. */
export interface Place {
  /** Key of the version. */
  version: number
  /** Key of its card. */
  card: number
  /** Id of its card. */
  id: string
}

/** The versions among these ids that the library knows. */
export function placesOf(db: Database, ids: readonly string[]): Map<string, Place> {
  const rows = statement<[string], Place & { name: string }>(
    db,
    `SELECT version.id AS name, version.key AS version, version.card, card.id FROM json_each(?) AS wanted
     CROSS JOIN version ON version.id = wanted.value CROSS JOIN card ON card.key = version.card`,
  ).all(JSON.stringify(ids))
  return new Map(rows.map(({ name, ...place }) => [name, place]))
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

/** Keeps a card nobody knew: its first version gives it its id. Its labels are the caller's to add. */
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
  return { card: keys.card, version: addVersion(db, card.version, keys.card, keys), id: card.version }
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

/** Gives a card the text, topics and tags that hold now, and takes its labels away: the caller adds those of now. */
export function updateCard(db: Database, key: number, card: Card): void {
  statement<[string, number, number]>(db, 'UPDATE card SET version = ?, draft = ? WHERE key = ?').run(
    card.version,
    isDraft(card) ? 1 : 0,
    key,
  )
  dropLabels(db, key)
  statement(
    db,
    `UPDATE card_text SET kind = ?, question = ?, context = ?, answer = ?, answer_kind = ?, choices = ?, intent = ?,
       guidance = ?, section = ?, topics = ?, tags = ?, question_from = ? WHERE card = ?`,
  ).run(...textValues(card), key)
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

export type Labelled = Pick<Card, 'topics' | 'tags'>

/**
 * Files cards under their topics, what lies above those, and their tags. All of an import at once: in the order of
 * the table's key, and one statement a name, it costs a fifth of adding each by itself.
 */
export function addLabels(db: Database, cards: ReadonlyMap<number, Labelled>): void {
  const filed = new Map<string, { name: string; kind: string; keys: number[] }>()
  for (const [key, card] of cards) {
    for (const { name, kind } of labelsOf(card)) {
      const entry = `${name} ${kind}`
      const known = filed.get(entry)
      if (known) known.keys.push(key)
      else filed.set(entry, { name, kind, keys: [key] })
    }
  }
  const insert = statement<[string, string, string]>(
    db,
    'INSERT OR IGNORE INTO label (name, card, kind) SELECT ?, value, ? FROM json_each(?)',
  )
  for (const entry of [...filed.keys()].sort()) {
    const { name, kind, keys } = filed.get(entry)!
    insert.run(name, kind, JSON.stringify(keys))
  }
}

/** By name, from the card's text as it still stands: an index by card would cost more than all other labels. */
export function dropLabels(db: Database, key: number): void {
  const row = statement<[number], { topics: string; tags: string }>(
    db,
    'SELECT topics, tags FROM card_text WHERE card = ?',
  ).get(key)
  if (!row) return
  const old = { topics: JSON.parse(row.topics) as string[], tags: JSON.parse(row.tags) as string[] }
  const remove = statement<[string, number]>(db, 'DELETE FROM label WHERE name = ? AND card = ?')
  for (const { name } of labelsOf(old)) remove.run(name, key)
}

function labelsOf({ topics, tags }: Labelled): { name: string; kind: 'topic' | 'within' | 'tag' }[] {
  const within = [...new Set(topics.flatMap(parents))].filter((parent) => !topics.includes(parent))
  return [
    ...topics.map((name) => ({ name, kind: 'topic' as const })),
    ...within.map((name) => ({ name, kind: 'within' as const })),
    ...tags.map((name) => ({ name, kind: 'tag' as const })),
  ]
}

/** `a/b/c` → `a`, `a/b`. */
const parents = (topic: string): string[] =>
  topic
    .split('/')
    .slice(0, -1)
    .map((_, depth, names) => names.slice(0, depth + 1).join('/'))
