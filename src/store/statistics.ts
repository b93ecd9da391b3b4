import type { Database } from './database.ts'
import type { Among } from './queue.ts'
import { statement } from './statement.ts'

// Answers are read from the events, each answer that was not taken back. Days and hours are those lived: the
// study day and the offset stand in the event.

/** Taken back, unless that was taken back in turn. */
const GONE = `gone AS MATERIALIZED (
  SELECT data ->> 'device' AS device, data ->> 'seq' AS seq FROM event WHERE kind = 'voided' AND (device, seq) NOT IN (
    SELECT data ->> 'device', data ->> 'seq' FROM event WHERE kind = 'voided'))`

const ANSWERED = `kind = 'graded' AND day >= @since AND (device, seq) NOT IN (SELECT device, seq FROM gone)
  AND (@among IS NULL OR card IN (
    SELECT version.id FROM json_each(@among) AS asked CROSS JOIN version ON version.card = asked.value))`

interface Scope {
  among: Among
  /** First study day. */
  since: string
}

const bound = ({ among, since }: Scope) => ({ since, among: among === null ? null : JSON.stringify(among) })

/** Answers of a study day. */
export interface AnsweredDay {
  day: string
  answers: number
  /** Milliseconds spent on them. */
  ms: number
}

/** Every study day with an answer, in order. */
export const answersByDay = (db: Database, scope: Scope): AnsweredDay[] =>
  statement<Record<string, unknown>, AnsweredDay>(
    db,
    `WITH ${GONE} SELECT day, count(*) AS answers, coalesce(sum(ms), 0) AS ms FROM event WHERE ${ANSWERED}
     GROUP BY day ORDER BY day`,
  ).all(bound(scope))

/** Cards that came back on a later day than the one before: how many, and how many were still known. */
export interface Kept {
  asked: number
  right: number
}

/** By month, `2026-11`: of each card the first answer of a day, but for the day it was first learned on. */
export const keptByMonth = (db: Database, scope: Scope): ({ month: string } & Kept)[] =>
  statement<Record<string, unknown>, { month: string } & Kept>(
    db,
    `WITH ${GONE}, daily AS (SELECT card, day, grade, min(hlc) FROM event
       WHERE kind = 'graded' AND (device, seq) NOT IN (SELECT device, seq FROM gone)
         AND (@among IS NULL OR card IN (
           SELECT version.id FROM json_each(@among) AS asked CROSS JOIN version ON version.card = asked.value))
       GROUP BY card, day),
     dated AS (SELECT day, grade, min(day) OVER (PARTITION BY card) AS first FROM daily)
     SELECT substr(day, 1, 7) AS month, count(*) AS asked, sum(grade > 1) AS right FROM dated
     WHERE day > first AND day >= @since GROUP BY month ORDER BY month`,
  ).all(bound(scope))

/** By local hour, 0-23: answers, and those that were not `again`. */
export const answersByHour = (
  db: Database,
  scope: Scope,
): { hour: number; answers: number; right: number }[] =>
  statement<Record<string, unknown>, { hour: number; answers: number; right: number }>(
    db,
    `WITH ${GONE} SELECT ((at / 60000 + offset_min) / 60) % 24 AS hour, count(*) AS answers, sum(grade > 1) AS right
     FROM event WHERE ${ANSWERED} GROUP BY hour ORDER BY hour`,
  ).all(bound(scope))

/** Cards of a library by what they are to the person; each card once. */
export interface CardCounts {
  new: number
  learning: number
  /** In review with an interval below, and from, three weeks on. */
  young: number
  mature: number
  suspended: number
  leeches: number
}

const MATURE = 21

/** Of the cards in use, drafts left out; a suspended card is only that, a leech is counted besides. */
export const cardCounts = (db: Database, among: Among, leech: number): CardCounts =>
  statement<Record<string, unknown>, CardCounts>(
    db,
    `SELECT count(*) FILTER (WHERE NOT away AND state = 'new') AS new,
       count(*) FILTER (WHERE NOT away AND state IN ('learning', 'relearning')) AS learning,
       count(*) FILTER (WHERE NOT away AND state = 'review' AND days < ${MATURE}) AS young,
       count(*) FILTER (WHERE NOT away AND state = 'review' AND days >= ${MATURE}) AS mature,
       count(*) FILTER (WHERE away) AS suspended, count(*) FILTER (WHERE lapses >= @leech) AS leeches
     FROM (SELECT coalesce(memory.state, 'new') AS state, coalesce(memory.suspended, 0) AS away,
         memory.interval_days AS days, coalesce(memory.lapses, 0) AS lapses
       FROM card LEFT JOIN memory ON memory.card = card.key
       WHERE card.retired_at IS NULL AND card.draft = 0
         AND (@among IS NULL OR card.key IN (SELECT value FROM json_each(@among))))`,
  ).get({ among: among === null ? null : JSON.stringify(among), leech })!

/** Cards by the study day they fall due on, what is overdue on `from`; up to `to`. */
export const dueByDay = (
  db: Database,
  among: Among,
  from: string,
  to: string,
): { day: string; cards: number }[] =>
  statement<Record<string, unknown>, { day: string; cards: number }>(
    db,
    `SELECT max(due_day, @from) AS day, count(*) AS cards FROM memory CROSS JOIN card ON card.key = memory.card
     WHERE due_day <= @to AND suspended = 0 AND card.retired_at IS NULL AND card.draft = 0
       AND (@among IS NULL OR memory.card IN (SELECT value FROM json_each(@among)))
     GROUP BY 1 ORDER BY 1`,
  ).all({ among: among === null ? null : JSON.stringify(among), from, to })
