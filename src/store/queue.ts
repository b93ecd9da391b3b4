import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** Which cards: all, or those with these keys. */
export type Among = readonly number[] | null

/** Only cards that can be asked on a study day; bound: the keys among which (or null), the day. */
const ASKABLE = `card.retired_at IS NULL AND card.draft = 0
  AND (@among IS NULL OR card.key IN (SELECT value FROM json_each(@among)))`
const AWAKE = `memory.suspended = 0 AND (memory.buried_until IS NULL OR memory.buried_until <= @day)`

const bound = (among: Among, more: Record<string, unknown>) => ({
  among: among === null ? null : JSON.stringify(among),
  ...more,
})

/** Due by the index alone: that of a due card's memory holds all there is to ask. */
const DUE = `memory.due_day <= @day AND ${AWAKE}
  AND (@among IS NULL OR memory.card IN (SELECT value FROM json_each(@among)))`

/** Due cards that were put away: few, and found without a look at all that is due. */
const awayCount = (db: Database, among: Among, day: string): number =>
  statement<Record<string, unknown>, { count: number }>(
    db,
    `SELECT count(*) AS count FROM card CROSS JOIN memory ON memory.card = card.key
     WHERE card.retired_at IS NOT NULL AND ${DUE}`,
  ).get(bound(among, { day }))?.count ?? 0

/**
 * Keys of the cards due on a study day, the most endangered first: retrievability falls with the days since the
 * last grade in multiples of the stability, whatever the parameters. A negative limit is none.
 */
export const dueByDanger = (db: Database, among: Among, day: string, limit: number): number[] =>
  statement<Record<string, unknown>, { key: number }>(
    db,
    `SELECT card.key FROM (
       SELECT card, (julianday(@day) - julianday(last_day)) / stability AS danger FROM memory WHERE ${DUE}
       ORDER BY danger DESC, card LIMIT @looked) AS due
     CROSS JOIN card ON card.key = due.card WHERE card.retired_at IS NULL AND card.draft = 0
     ORDER BY due.danger DESC, card.key LIMIT @limit`,
  )
    .all(bound(among, { day, limit, looked: limit < 0 ? -1 : limit + awayCount(db, among, day) }))
    .map(({ key }) => key)

/** How many are due on a study day. */
export function dueCount(db: Database, among: Among, day: string): number {
  const all = statement<Record<string, unknown>, { count: number }>(
    db,
    `SELECT count(*) AS count FROM memory WHERE ${DUE}`,
  ).get(bound(among, { day }))
  return (all?.count ?? 0) - awayCount(db, among, day)
}

/** Keys of the cards whose learning step ends up to an instant, the soonest first. */
export const learningUntil = (
  db: Database,
  among: Among,
  day: string,
  { until, limit }: { until: number; limit: number },
): number[] =>
  statement<Record<string, unknown>, { key: number }>(
    db,
    `SELECT card.key FROM memory CROSS JOIN card ON card.key = memory.card
     WHERE memory.due <= @until AND ${AWAKE} AND ${ASKABLE} ORDER BY memory.due LIMIT @limit`,
  )
    .all(bound(among, { day, until, limit }))
    .map(({ key }) => key)

const FRESH = `new_card CROSS JOIN card ON card.key = new_card.card LEFT JOIN memory ON memory.card = card.key
  WHERE (memory.card IS NULL OR ${AWAKE}) AND ${ASKABLE}`

/** How many cards have a learning step that is over. */
export const learningCount = (db: Database, among: Among, day: string, now: number): number =>
  statement<Record<string, unknown>, { count: number }>(
    db,
    `SELECT count(*) AS count FROM memory CROSS JOIN card ON card.key = memory.card
     WHERE memory.due <= @now AND ${AWAKE} AND ${ASKABLE}`,
  ).get(bound(among, { day, now }))?.count ?? 0

/** How many cards were never graded. */
export const newCount = (db: Database, among: Among, day: string): number =>
  statement<Record<string, unknown>, { count: number }>(db, `SELECT count(*) AS count FROM ${FRESH}`).get(
    bound(among, { day }),
  )?.count ?? 0

/**
 * Keys of new cards: those missed in a quiz, then some from each of the places where `chances` (0-1) point in
 * the library. At most `limit` of either, however large the library is.
 */
export function newSample(
  db: Database,
  among: Among,
  day: string,
  { chances, limit }: { chances: readonly number[]; limit: number },
): number[] {
  const missed = statement<Record<string, unknown>, { key: number }>(
    db,
    `SELECT card.key FROM memory CROSS JOIN card ON card.key = memory.card
     WHERE memory.state = 'new' AND memory.last_quiz_grade = 1 AND ${AWAKE} AND ${ASKABLE} LIMIT @limit`,
  ).all(bound(among, { day, limit }))
  const found = new Set(missed.map(({ key }) => key))
  const from = statement<Record<string, unknown>, { key: number }>(
    db,
    `SELECT card.key FROM ${FRESH} AND new_card.card >= @start ORDER BY new_card.card LIMIT @limit`,
  )
  const last = statement<[], { last: number | null }>(db, 'SELECT max(card) AS last FROM new_card').get()
    ?.last
  const each = Math.ceil(limit / chances.length)
  for (const chance of last == null ? [] : chances) {
    const start = Math.floor(chance * last!) + 1
    for (const { key } of from.all(bound(among, { day, start, limit: each }))) found.add(key)
  }
  // A library that is nearly all known has its new cards in few places: there all of them are looked at.
  if (found.size < limit) {
    for (const { key } of from.all(bound(among, { day, start: 0, limit }))) found.add(key)
  }
  return [...found].slice(0, missed.length + limit)
}

/** Keys of the cards answered on a study day, the latest first. */
export const answeredCards = (db: Database, day: string, limit: number): number[] =>
  statement<[string, number], { card: number }>(
    db,
    'SELECT card FROM memory WHERE last_day = ? ORDER BY last_at DESC LIMIT ?',
  )
    .all(day, limit)
    .map(({ card }) => card)

/** Cards by the study day they were last graded on, from a day on. */
export const lastGraded = (db: Database, from: string): { day: string; cards: number }[] =>
  statement<[string], { day: string; cards: number }>(
    db,
    'SELECT last_day AS day, count(*) AS cards FROM memory WHERE last_day >= ? GROUP BY last_day ORDER BY last_day',
  ).all(from)

/** Cards by the study day they fall due on, from a day up to another; those put away are not told apart. */
export const dueBetween = (db: Database, from: string, to: string): { day: string; cards: number }[] =>
  statement<[string, string], { day: string; cards: number }>(
    db,
    `SELECT due_day AS day, count(*) AS cards FROM memory
     WHERE due_day >= ? AND due_day <= ? AND suspended = 0 GROUP BY due_day ORDER BY due_day`,
  ).all(from, to)

/** Cards there are to be asked, now or another day. */
export const cardCount = (db: Database): number =>
  statement<[], { count: number }>(
    db,
    'SELECT count(*) AS count FROM card WHERE retired_at IS NULL AND draft = 0',
  ).get()?.count ?? 0
