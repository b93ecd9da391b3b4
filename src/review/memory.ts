import type { Grade } from './event.ts'

export type State = 'new' | 'learning' | 'review' | 'relearning'

/** What the events of one card add up to. Times are UTC milliseconds. */
export interface Memory {
  state: State
  /** When to ask next; null when new. A review card is due at the roll-over instant of its study day. */
  due: number | null
  /** FSRS: days until retrievability falls to 90 %; null when new. */
  stability: number | null
  /** FSRS: 1-10; null when new. */
  difficulty: number | null
  /** Whole study days from the last grade to due; 0 inside a learning step. */
  intervalDays: number
  /** Next index into the learning or relearning steps. */
  step: number
  reps: number
  lapses: number
  /** Last graded; null when new. */
  lastAt: number | null
  /** Study day of the last grade. */
  lastDay: string | null
  lastGrade: Grade | null
  suspended: boolean
  /** Not asked before this study day. */
  buriedUntil: string | null
}

export const NEW: Memory = {
  state: 'new',
  due: null,
  stability: null,
  difficulty: null,
  intervalDays: 0,
  step: 0,
  reps: 0,
  lapses: 0,
  lastAt: null,
  lastDay: null,
  lastGrade: null,
  suspended: false,
  buriedUntil: null,
}
