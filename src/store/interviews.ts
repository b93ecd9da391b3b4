import type { MockEnding, Planned, Score, Turn } from '../study/mock/mock.ts'
import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** A mock interview as it is kept. */
export interface KeptInterview {
  key: number
  startedAt: number
  /** UTC milliseconds; null while it is open, or when it was broken off by a kill. */
  endedAt: number | null
  ending: MockEnding | null
  /** Milliseconds meant for it. */
  time: number
  topics: string[]
  questions: Planned[]
  turns: Turn[]
}

/** Writes a planned interview down; its key. */
export function insertInterview(
  db: Database,
  device: string,
  { startedAt, time, topics, questions }: Pick<KeptInterview, 'startedAt' | 'time' | 'topics' | 'questions'>,
): number {
  const { lastInsertRowid } = statement<[string, number, number, string, string]>(
    db,
    'INSERT INTO interview (device, started_at, time_ms, topics, questions) VALUES (?, ?, ?, ?, ?)',
  ).run(device, startedAt, Math.round(time), JSON.stringify(topics), JSON.stringify(questions))
  return Number(lastInsertRowid)
}

/** Writes down what became of a question so far, in place of what was written before. */
export function putTurn(db: Database, interview: number, card: string, turn: Turn): void {
  statement<Record<string, unknown>>(
    db,
    `INSERT OR REPLACE INTO interview_turn
       (interview, position, card, at, ms, typed, points, suggested, basis, score, skipped, note)
     VALUES (@interview, @position, @card, @at, @ms, @typed, @points, @suggested, @basis, @score, @skipped, @note)`,
  ).run({
    ...turn,
    interview,
    card,
    ms: Math.round(turn.ms),
    points: JSON.stringify(turn.points),
    skipped: Number(turn.skipped),
  })
}

export function endInterview(db: Database, key: number, ending: MockEnding, at: number): void {
  statement<[string, number, number]>(db, 'UPDATE interview SET ending = ?, ended_at = ? WHERE key = ?').run(
    ending,
    at,
    key,
  )
}

interface Row extends Omit<KeptInterview, 'topics' | 'questions' | 'turns'> {
  topics: string
  questions: string
}

interface TurnRow extends Omit<Turn, 'points' | 'skipped' | 'score' | 'suggested'> {
  points: string
  skipped: number
  score: Score | null
  suggested: Score | null
}

/** All interviews, newest first. */
export const keptInterviews = (db: Database): KeptInterview[] =>
  statement<[], Row>(
    db,
    `SELECT key, started_at AS startedAt, ended_at AS endedAt, ending, time_ms AS time, topics, questions
     FROM interview ORDER BY started_at DESC, key DESC`,
  )
    .all()
    .map((row) => ({
      ...row,
      topics: JSON.parse(row.topics),
      questions: JSON.parse(row.questions),
      turns: turnsOf(db, row.key),
    }))

const turnsOf = (db: Database, interview: number): Turn[] =>
  statement<[number], TurnRow>(
    db,
    `SELECT position, at, ms, typed, points, suggested, basis, score, skipped, note
     FROM interview_turn WHERE interview = ? ORDER BY position`,
  )
    .all(interview)
    .map((row) => ({ ...row, points: JSON.parse(row.points), skipped: row.skipped === 1 }))
