import type { Grade } from '../review/event.ts'
import { type Memory, NEW, type State } from '../review/memory.ts'
import type { Database } from './database.ts'
import { statement } from './statement.ts'

/**
 * A memory as the cache keeps it: `due` only inside a learning step. That of a review card follows from its
 * `dueDay` and the zone iq runs in today, so a rebuild gives the same bytes in every zone.
 */
export type KeptMemory = Memory

interface Row {
  card: number
  state: string
  due: number | null
  due_day: string | null
  stability: number | null
  difficulty: number | null
  interval_days: number
  step: number
  reps: number
  lapses: number
  last_at: number | null
  last_day: string | null
  last_grade: number | null
  last_quiz_at: number | null
  last_quiz_grade: number | null
  suspended: number
  buried_until: string | null
}

/** Whether a memory says more than that the card is new; only such have a row. */
export const isKept = (memory: Memory): boolean =>
  Object.entries(NEW).some(([name, value]) => memory[name as keyof Memory] !== value)

/** Keeps a card's memory. */
export function putMemory(db: Database, card: number, memory: Memory): void {
  if (!isKept(memory)) {
    statement<[number]>(db, 'DELETE FROM memory WHERE card = ?').run(card)
    return
  }
  statement<Row>(
    db,
    `INSERT OR REPLACE INTO memory (card, state, due, due_day, stability, difficulty, interval_days, step, reps, lapses,
       last_at, last_day, last_grade, last_quiz_at, last_quiz_grade, suspended, buried_until)
     VALUES (@card, @state, @due, @due_day, @stability, @difficulty, @interval_days, @step, @reps, @lapses,
       @last_at, @last_day, @last_grade, @last_quiz_at, @last_quiz_grade, @suspended, @buried_until)`,
  ).run({
    card,
    state: memory.state,
    due: memory.dueDay === null ? memory.due : null,
    due_day: memory.dueDay,
    stability: memory.stability,
    difficulty: memory.difficulty,
    interval_days: memory.intervalDays,
    step: memory.step,
    reps: memory.reps,
    lapses: memory.lapses,
    last_at: memory.lastAt,
    last_day: memory.lastDay,
    last_grade: memory.lastGrade,
    last_quiz_at: memory.lastQuizAt,
    last_quiz_grade: memory.lastQuizGrade,
    suspended: memory.suspended ? 1 : 0,
    buried_until: memory.buriedUntil,
  })
}

/** The memory of one card; null when nothing has happened to it. */
export function memoryOf(db: Database, card: number): KeptMemory | null {
  const row = statement<[number], Row>(db, 'SELECT * FROM memory WHERE card = ?').get(card)
  return row ? stored(row) : null
}

/** The memories of these cards; a card without an entry is new. */
export function memoriesOf(db: Database, cards: readonly number[]): Map<number, KeptMemory> {
  const rows = statement<[string], Row>(
    db,
    'SELECT memory.* FROM json_each(?) AS wanted CROSS JOIN memory ON memory.card = wanted.value',
  ).all(JSON.stringify(cards))
  return new Map(rows.map((row) => [row.card, stored(row)]))
}

/** Every memory, cards ascending. */
export function* allMemories(db: Database): Generator<[card: number, memory: KeptMemory]> {
  for (const row of db.prepare<[], Row>('SELECT * FROM memory ORDER BY card').iterate())
    yield [row.card, stored(row)]
}

/** Empties the cache, to be filled again from the events. */
export const forgetMemories = (db: Database): void => {
  db.exec('DELETE FROM memory')
}

const stored = (row: Row): KeptMemory => ({
  state: row.state as State,
  due: row.due,
  dueDay: row.due_day,
  stability: row.stability,
  difficulty: row.difficulty,
  intervalDays: row.interval_days,
  step: row.step,
  reps: row.reps,
  lapses: row.lapses,
  lastAt: row.last_at,
  lastDay: row.last_day,
  lastGrade: row.last_grade as Grade | null,
  lastQuizAt: row.last_quiz_at,
  lastQuizGrade: row.last_quiz_grade as Grade | null,
  suspended: row.suspended === 1,
  buriedUntil: row.buried_until,
})
