// ts-fsrs adds methods to Date.prototype when it is loaded: import this module's values only where a schedule
// is needed, and lazily.
import { BasicLearningStepsStrategy, FSRS, get_fuzz_range } from 'ts-fsrs'
import { chance } from './chance.ts'
import type { Grade } from './event.ts'
import type { Memory, State } from './memory.ts'
import { configured, type MemorySettings } from './settings.ts'
import { addDays, type Calendar, daysBetween, rolloverInstant, studyDay } from './study-day.ts'

/** A grade's circumstances. */
export interface Occasion {
  /** The card's id; it seeds the fuzz. */
  card: string
  /** UTC milliseconds. */
  at: number
  /** The study day as lived; without it, that of `at` in the scheduler's calendar. */
  day?: string
}

/** FSRS-6 with learning steps, on study days. Pure: the same arguments give the same memory. */
export interface Scheduler {
  readonly settings: MemorySettings
  /** The memory after a grade. An occasion before the last grade counts as being at the last grade. */
  next(memory: Memory, grade: Grade, occasion: Occasion): Memory
  /** What each grade would lead to. */
  preview(memory: Memory, occasion: Occasion): Record<Grade, Memory>
  /** 0-1: how likely the card is still known at an instant; 0 when new. */
  retrievability(memory: Memory, at: number): number
  /** The scheduler after a `configured` event; its FSRS parameters stay, for they hold for a whole history. */
  configured(data: Record<string, unknown> | null): Scheduler
}

const MINUTE = 60_000
const MINUTES_A_DAY = 1440

/** A scheduler for settings and a calendar. */
export function createScheduler(settings: MemorySettings, calendar: Calendar): Scheduler {
  const fsrs = new FSRS({
    request_retention: settings.retention,
    maximum_interval: settings.maximumInterval,
    learning_steps: settings.learningSteps.map((minutes) => `${minutes}m` as const),
    relearning_steps: settings.relearningSteps.map((minutes) => `${minutes}m` as const),
    enable_fuzz: false,
    ...(settings.parameters === null ? {} : { w: settings.parameters }),
  })
  const parameters = { ...fsrs.parameters }
  const later = new Map<string, Scheduler>()

  function next(memory: Memory, grade: Grade, occasion: Occasion): Memory {
    const at = Math.max(occasion.at, memory.lastAt ?? occasion.at)
    const lived = occasion.day ?? studyDay(at, calendar)
    const day = memory.lastDay !== null && memory.lastDay > lived ? memory.lastDay : lived
    const elapsed = memory.lastDay === null ? 0 : daysBetween(memory.lastDay, day)
    const { stability, difficulty } = stateAfter(memory, elapsed, grade)
    const { scheduled_minutes: minutes, next_step: step } = stepAfter(memory, grade)
    const after: Memory = {
      ...memory,
      state: 'review',
      stability,
      difficulty,
      intervalDays: 0,
      dueDay: null,
      step,
      reps: memory.reps + 1,
      lapses: memory.lapses + (memory.state === 'review' && grade === 1 ? 1 : 0),
      lastAt: at,
      lastDay: day,
      lastGrade: grade,
    }
    if (minutes > 0 && minutes < MINUTES_A_DAY) {
      after.state = memory.state === 'review' || memory.state === 'relearning' ? 'relearning' : 'learning'
      after.due = at + minutes * MINUTE
    } else {
      const days = Math.floor(minutes / MINUTES_A_DAY) || interval(memory, elapsed, grade)
      const spread = fuzzed(Math.min(days, settings.maximumInterval), memory, elapsed, occasion.card)
      after.intervalDays = Math.min(spread, longestBefore(settings.interview, day, occasion.card))
      after.dueDay = addDays(day, after.intervalDays)
      after.due = rolloverInstant(after.dueDay, calendar)
    }
    return after
  }

  /** Stability and difficulty. FSRS counts whole days; these are study days. */
  const stateAfter = ({ stability, difficulty }: Memory, elapsed: number, grade: Grade) =>
    fsrs.next_state(stability === null ? null : { stability, difficulty: difficulty! }, elapsed, grade)

  /** The step a grade leads to; 0 minutes where the steps are done. */
  const stepAfter = ({ state, step }: Memory, grade: Grade) =>
    BasicLearningStepsStrategy(parameters, STATES.indexOf(state), step)[grade] ?? NO_STEP

  /**
   * Days until a card has fallen to the wanted retention. In review Hard <= Good < Easy, whatever their
   * stabilities round to, as in ts-fsrs and Anki.
   */
  function interval(memory: Memory, elapsed: number, grade: Grade): number {
    const plain = (grade: Grade) => fsrs.next_interval(stateAfter(memory, elapsed, grade).stability, elapsed)
    if (memory.state !== 'review' || grade === 1) return plain(grade)
    const hard = Math.min(plain(2), plain(3))
    if (grade === 2) return hard
    const good = Math.max(plain(3), hard + 1)
    return grade === 3 ? good : Math.max(plain(4), good + 1)
  }

  /**
   * With fuzz one draw for all four grades keeps them in order, and an interval that grew is never pulled
   * below the one before.
   */
  function fuzzed(days: number, memory: Memory, elapsed: number, card: string): number {
    if (!settings.fuzz || days < 2.5) return days
    const { min_ivl: least, max_ivl: most } = get_fuzz_range(days, elapsed, settings.maximumInterval)
    const drawn = Math.floor(least + chance(`${card}/${memory.reps}`) * (most - least + 1))
    return Math.max(drawn, Math.min(days, memory.intervalDays))
  }

  const scheduler: Scheduler = {
    settings,
    next,
    preview: (memory, occasion) => ({
      1: next(memory, 1, occasion),
      2: next(memory, 2, occasion),
      3: next(memory, 3, occasion),
      4: next(memory, 4, occasion),
    }),
    retrievability(memory, at) {
      if (memory.stability === null || memory.lastDay === null) return 0
      const elapsed = Math.max(0, daysBetween(memory.lastDay, studyDay(at, calendar)))
      return fsrs.forgetting_curve(elapsed, memory.stability)
    },
    configured(data) {
      const key = JSON.stringify(data)
      const known = later.get(key)
      if (known !== undefined) return known
      const after = createScheduler(
        { ...configured(settings, data), parameters: settings.parameters },
        calendar,
      )
      later.set(key, after)
      return after
    },
  }
  return scheduler
}

/** Days before an interview in which every card is to come round once more. */
const LAST_ROUND = 7

/**
 * The longest interval that leaves a card its place in the last round before the interview: each card has its
 * own day there, so that they do not all fall on the eve. No bound in that round or after it.
 */
function longestBefore(interview: string | null, day: string, card: string): number {
  const left = interview === null ? 0 : daysBetween(day, interview)
  if (left <= LAST_ROUND) return Number.POSITIVE_INFINITY
  return left - 1 - Math.floor(chance(`${card}/interview`) * LAST_ROUND)
}

/** In the order of ts-fsrs's `State`. */
const STATES: readonly State[] = ['new', 'learning', 'review', 'relearning']

const NO_STEP = { scheduled_minutes: 0, next_step: 0 }
