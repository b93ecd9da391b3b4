import {
  ask,
  type Basis,
  type Current,
  elapsed,
  type Mock,
  type RubricPoint,
  type Score,
  suggestion,
  type Turn,
} from './mock.ts'

/** What a person asks for. `typed` is null when the answer was given aloud. */
export type MockMove =
  | { kind: 'answered'; typed: string | null; points: readonly RubricPoint[] }
  | { kind: 'tick'; point: number }
  | { kind: 'score'; score: Score }
  | { kind: 'note'; text: string }
  | { kind: 'next' | 'back' | 'skip' | 'pause' | 'go-on' }
  | { kind: 'quit'; interrupted?: true }

/** Why a move changed nothing. */
export type MockNote = 'answer-first' | 'no-such-point' | 'score-needed' | 'paused' | 'over'

export interface MockStep {
  mock: Mock
  /** To be kept before anything else is shown; null when nothing changed that would be missed. */
  record: Turn | null
  note: MockNote | null
}

/** The interview after a move at an instant. Pure: keeping turns is left to the caller. */
export function stepMock(mock: Mock, move: MockMove, at: number): MockStep {
  const { current } = mock
  if (current === null) return told(mock, 'over')
  if (move.kind === 'quit') {
    const ended: Mock = { ...mock, current: null, ending: move.interrupted ? 'interrupted' : 'quit' }
    // Answered and not scored: it is kept, and comes back when the interview goes on.
    return { mock: ended, record: null, note: null }
  }
  if (move.kind === 'go-on')
    return changed(mock, current.since === null && current.phase === 'asking' ? { since: at } : {})
  if (move.kind === 'skip') return finished(mock, { ...turnOf(current, at), skipped: true }, at)
  return current.phase === 'asking' ? answering(mock, current, move, at) : judging(mock, current, move, at)
}

function answering(mock: Mock, current: Current, move: MockMove, at: number): MockStep {
  if (current.since === null) return told(mock, 'paused')
  switch (move.kind) {
    case 'pause':
      return changed(mock, { spent: elapsed(current, at), since: null })
    case 'answered': {
      const { typed, points } = move
      const phase = points.length > 0 ? 'rubric' : 'scoring'
      const step = changed(mock, { phase, spent: elapsed(current, at), since: null, typed, points })
      return { ...step, record: turnOf(step.mock.current!, at) }
    }
    default:
      return told(mock, 'answer-first')
  }
}

function judging(mock: Mock, current: Current, move: MockMove, at: number): MockStep {
  switch (move.kind) {
    case 'tick': {
      if (current.points[move.point] === undefined) return told(mock, 'no-such-point')
      const points = current.points.map((point, i) =>
        i === move.point ? { ...point, ticked: !point.ticked } : point,
      )
      return kept(mock, { points }, at)
    }
    case 'note':
      return kept(mock, { note: move.text.trim() || null }, at)
    case 'next': {
      if (current.phase === 'rubric') return changed(mock, { phase: 'scoring' })
      const score = suggestion(current.points)
      return score === null
        ? told(mock, 'score-needed')
        : finished(mock, { ...turnOf(current, at), score }, at)
    }
    case 'back':
      return changed(mock, current.points.length > 0 ? { phase: 'rubric' } : {})
    case 'score':
      return finished(mock, { ...turnOf(current, at), score: move.score }, at)
    default:
      return told(mock, null)
  }
}

const told = (mock: Mock, note: MockNote | null): MockStep => ({ mock, record: null, note })

const changed = (mock: Mock, change: Partial<Current>): MockStep => ({
  mock: { ...mock, current: { ...mock.current!, ...change } },
  record: null,
  note: null,
})

/** Changed in a way that would be missed. */
function kept(mock: Mock, change: Partial<Current>, at: number): MockStep {
  const step = changed(mock, change)
  return { ...step, record: turnOf(step.mock.current!, at) }
}

const finished = (mock: Mock, turn: Turn, at: number): MockStep => ({
  mock: ask({ ...mock, turns: [...mock.turns, turn], current: null }, at),
  record: turn,
  note: null,
})

function turnOf(current: Current, at: number): Turn {
  const { position, typed, points, note } = current
  const suggested = suggestion(points)
  const basis: Basis = suggested === null ? 'none' : typed === null ? 'ticked' : 'typed'
  const ms = elapsed(current, at)
  return { position, at: current.at, ms, typed, points, suggested, basis, score: null, skipped: false, note }
}
