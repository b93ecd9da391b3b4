/** A mock interview: questions within a time, each answered, held against a rubric, and scored 0-4 by the person. */

/** Part of the interview: it begins with something easy and ends with the harder ones. */
export type Part = 'warm-up' | 'main' | 'harder'

/** A question as it was planned. */
export interface Planned {
  /** Id of the card. */
  card: string
  /** The topic it stands for. */
  topic: string
  part: Part
  /** Milliseconds meant for it. */
  budget: number
}

/** Something a good answer says. */
export interface RubricPoint {
  text: string
  /** The sentence of the answer it comes from. */
  sentence: string
  /** Share of the answer: all weights add up to 1. */
  weight: number
  /** The person, or the match with what was typed, says that it was said. */
  ticked: boolean
}

/** How a suggestion was made: from what was typed, from the person's ticks; `none`: there was nothing to go by. */
export type Basis = 'typed' | 'ticked' | 'none'

/** 0 nothing, 1 little, 2 half, 3 good, 4 excellent. */
export type Score = 0 | 1 | 2 | 3 | 4

/** What became of a question. A score is always the person's own. */
export interface Turn {
  /** Index of the question. */
  position: number
  /** When it was put: UTC milliseconds. */
  at: number
  /** Milliseconds spent on answering, pauses left out. */
  ms: number
  /** What was typed; null when it was answered aloud. */
  typed: string | null
  points: readonly RubricPoint[]
  suggested: Score | null
  basis: Basis
  /** null: passed over, or not scored yet. */
  score: Score | null
  skipped: boolean
  note: string | null
}

/** `asking`: being answered; `rubric`: points are ticked; `scoring`: the person's own score is asked for. */
export type Phase = 'asking' | 'rubric' | 'scoring'

/** The question on the screen. */
export interface Current {
  position: number
  phase: Phase
  /** When it was put. */
  at: number
  /** Milliseconds spent on it before `since`. */
  spent: number
  /** Since when its time runs; null while it stands still: paused, or answered. */
  since: number | null
  typed: string | null
  points: readonly RubricPoint[]
  note: string | null
}

export type MockEnding = 'finished' | 'out-of-time' | 'quit' | 'interrupted'

/** All of a mock interview between two moves; immutable. */
export interface Mock {
  readonly questions: readonly Planned[]
  /** Milliseconds meant for all of it. */
  readonly time: number
  readonly turns: readonly Turn[]
  /** null once it has ended. */
  readonly current: Current | null
  readonly ending: MockEnding | null
}

/**
 * A mock interview with the first open question on the screen; `turns` are those of a broken-off one. One that was
 * answered and not scored goes on with its rubric.
 */
export function beginMock(
  plan: { questions: readonly Planned[]; time: number; turns?: readonly Turn[] },
  at: number,
): Mock {
  const turns = plan.turns ?? []
  const answered = turns.find(({ score, skipped }) => score === null && !skipped)
  const done = turns.filter((turn) => turn !== answered)
  const mock: Mock = { questions: plan.questions, time: plan.time, turns: done, current: null, ending: null }
  if (answered === undefined) return ask(mock, at)
  const { position, ms, typed, points, note } = answered
  return {
    ...mock,
    current: { position, phase: 'rubric', at: answered.at, spent: ms, since: null, typed, points, note },
  }
}

/** Puts the next open question; ends the interview when there is none, or its time is over. */
export function ask(mock: Mock, at: number): Mock {
  const done = new Set(mock.turns.map(({ position }) => position))
  const position = mock.questions.findIndex((_, index) => !done.has(index))
  if (position < 0) return { ...mock, current: null, ending: 'finished' }
  if (spentOn(mock.turns) >= mock.time) return { ...mock, current: null, ending: 'out-of-time' }
  const current: Current = {
    position,
    phase: 'asking',
    at,
    spent: 0,
    since: at,
    typed: null,
    points: [],
    note: null,
  }
  return { ...mock, current }
}

/** Milliseconds spent on answering. */
const spentOn = (turns: readonly Turn[]): number => turns.reduce((sum, { ms }) => sum + ms, 0)

/** Milliseconds spent on the question on the screen. */
export const elapsed = ({ spent, since }: Current, now: number): number =>
  spent + (since === null ? 0 : Math.max(0, now - since))

/** Where a question stands in its time. */
export type Pace = 'within' | 'nearly' | 'over'

/** From this share of the budget on there is little time left. */
const NEARLY = 0.75

export const paceOf = (ms: number, budget: number): Pace =>
  ms > budget ? 'over' : ms >= NEARLY * budget ? 'nearly' : 'within'

/** The score that the ticked points suggest; null without points. */
export function suggestion(points: readonly RubricPoint[]): Score | null {
  if (points.length === 0) return null
  const whole = points.reduce((sum, { weight }) => sum + weight, 0)
  const share = points.reduce((sum, { weight, ticked }) => sum + (ticked ? weight : 0), 0) / whole
  return share >= 0.85 ? 4 : share >= 0.6 ? 3 : share >= 0.35 ? 2 : share >= 0.1 ? 1 : 0
}
