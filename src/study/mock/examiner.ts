import type { Card } from '../../card/card.ts'
import {
  type Current,
  elapsed,
  type Mock,
  type MockEnding,
  type Pace,
  type Planned,
  paceOf,
  type RubricPoint,
  type Turn,
} from './mock.ts'
import { type MockMove, type MockNote, stepMock } from './step.ts'

/** What a person says: a move, or that the answer was given; the rubric is looked up then. */
export type MockInput = Exclude<MockMove, { kind: 'answered' }> | { kind: 'answered'; typed: string | null }

/** What an interviewer shows. */
export interface MockView {
  card: Card
  planned: Planned
  current: Current
  /** The question is the `number`-th of `count`. */
  number: number
  count: number
  note: MockNote | null
  /** Milliseconds spent on the question, and what that means, whenever asked: the time runs on. */
  clock: () => { ms: number; pace: Pace }
}

/** Who puts the questions: keys on a terminal, lines without one, a script in a test. */
export interface Interviewer {
  ask(view: MockView): Promise<MockInput>
  close(): void | Promise<void>
}

/** Where turns are kept. */
export interface MockLedger {
  now(): number
  card(id: string): Card
  rubric(card: Card, typed: string | null): readonly RubricPoint[]
  /** Done when the turn is durable. */
  keep(turn: Turn): void | Promise<void>
  end(ending: MockEnding): void | Promise<void>
}

/** Runs a mock interview to its end. What was answered is durable before anything else is shown. */
export async function interview(start: Mock, interviewer: Interviewer, ledger: MockLedger): Promise<Mock> {
  let mock = start
  let note: MockNote | null = null
  try {
    while (mock.current !== null) {
      const view = viewOf(mock, mock.current, note, ledger)
      const input = await interviewer.ask(view)
      const move: MockMove =
        input.kind === 'answered' ? { ...input, points: ledger.rubric(view.card, input.typed) } : input
      const step = stepMock(mock, move, ledger.now())
      if (step.record !== null) await ledger.keep(step.record)
      mock = step.mock
      note = step.note
    }
  } finally {
    await interviewer.close()
  }
  await ledger.end(mock.ending ?? 'quit')
  return mock
}

function viewOf(mock: Mock, current: Current, note: MockNote | null, ledger: MockLedger): MockView {
  const planned = mock.questions[current.position]!
  return {
    card: ledger.card(planned.card),
    planned,
    current,
    number: mock.turns.length + 1,
    count: mock.questions.length,
    note,
    clock: () => {
      const ms = elapsed(current, ledger.now())
      return { ms, pace: paceOf(ms, planned.budget) }
    },
  }
}
