import type { Grade } from '../review/event.ts'
import type { ChoiceQuestion } from './choices.ts'
import type { JudgedPoint } from './grading/long-answer.ts'
import type { Mode } from './mode.ts'

/** How a card is asked for an answer that can be judged. */
export type Test =
  | { mode: 'typed'; judge: (typed: string) => Verdict }
  | { mode: 'choice'; question: ChoiceQuestion; judge: (picked: readonly number[]) => Verdict }

/** What an answer is worth by itself: a suggestion. */
export interface Verdict {
  grade: Grade
  /** In words for a person. */
  reason: string
  /** What became of each key point of the expected answer. */
  points: readonly JudgedPoint[]
}

export const modeOf = (test: Test | undefined): Mode => test?.mode ?? 'reveal'

/** What silence is worth. */
export const TIME_UP: Verdict = { grade: 1, reason: 'time is up', points: [] }
