import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** A name cards are found by. A topic covers its children. */
export interface Label {
  kind: 'topic' | 'tag'
  name: string
}

/** Which cards; conditions add up. Retired cards only when asked for, and then nothing else. */
export interface Filter {
  /** Any of these. */
  labels?: readonly Label[]
  /** Any of these: keys of documents. */
  documents?: readonly number[]
  /** Any of these: keys of cards. */
  cards?: readonly number[]
  /** Due at this instant, on this study day. */
  due?: { now: number; day: string }
  /** Never graded in a review. */
  new?: boolean
  /** The last answer, in a quiz or a review, was a miss. */
  missed?: boolean
  drafts?: boolean
  retired?: boolean
  /** At least so many lapses. */
  lapses?: number
  /** Only cards that can be asked: no drafts, none suspended or buried beyond this study day. */
  askableOn?: string
}

/** Keys of the cards that pass, in the order they came into the library. */
export function cardKeys(db: Database, filter: Filter = {}): number[] {
  const where: string[] = [filter.retired ? 'card.retired_at IS NOT NULL' : 'card.retired_at IS NULL']
  const bound: (string | number)[] = []
  const condition = (sql: string, ...values: (string | number)[]) => {
    where.push(sql)
    bound.push(...values)
  }
  if (filter.labels) {
    condition(
      `card.key IN (SELECT label.card FROM json_each(?) AS asked CROSS JOIN label ON label.name = asked.value ->> 'name'
       AND (label.kind = 'tag') = (asked.value ->> 'kind' = 'tag'))`,
      JSON.stringify(filter.labels),
    )
  }
  if (filter.documents) {
    condition(
      `card.key IN (SELECT version.card FROM json_each(?) AS asked CROSS JOIN source ON source.document = asked.value
       CROSS JOIN version ON version.key = source.version)`,
      JSON.stringify(filter.documents),
    )
  }
  if (filter.cards) condition('card.key IN (SELECT value FROM json_each(?))', JSON.stringify(filter.cards))
  if (filter.due) condition(DUE, filter.due.now, filter.due.day)
  if (filter.new) condition(`card.draft = 0 AND coalesce(memory.state, 'new') = 'new'`)
  if (filter.missed) condition(MISSED)
  if (filter.drafts) condition('card.draft = 1')
  if (filter.lapses !== undefined) condition('memory.lapses >= ?', filter.lapses)
  if (filter.askableOn !== undefined) {
    condition(
      `card.draft = 0 AND coalesce(memory.suspended, 0) = 0 AND coalesce(memory.buried_until, '') <= ?`,
      filter.askableOn,
    )
  }
  // The driving table matters: what is due is found by the memory's index, everything else by the card.
  const join = filter.due
    ? 'memory CROSS JOIN card ON card.key = memory.card'
    : 'card LEFT JOIN memory ON memory.card = card.key'
  return statement<(string | number)[], { key: number }>(
    db,
    `SELECT card.key FROM ${join} WHERE ${where.join(' AND ')} ORDER BY card.key`,
  )
    .all(...bound)
    .map(({ key }) => key)
}

/** Bound: now, study day. */
const DUE = '(memory.due <= ? OR memory.due_day <= ?) AND memory.suspended = 0'

/** The latest answer, wherever it was given, was `again`. */
const MISSED = `CASE WHEN coalesce(memory.last_quiz_at, -1) > coalesce(memory.last_at, -1) THEN memory.last_quiz_grade
   ELSE memory.last_grade END = 1`
