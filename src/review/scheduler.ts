// ts-fsrs adds methods to Date.prototype when it is loaded: import this module's values only where a schedule
// is needed, and lazily.
import { FSRS, type Card as FsrsCard, type State as FsrsState, get_fuzz_range } from 'ts-fsrs'
import { chance } from './chance.ts'
import type { Grade } from './event.ts'
import type { Memory, State } from './memory.ts'
import { configured, type MemorySettings } from './settings.ts'
import { addDays, type Calendar, dayNumber, daysBetween, rolloverInstant, studyDay } from './study-day.ts'

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

const DAY = 86_400_000

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
  const later = new Map<string, Scheduler>()

  function next(memory: Memory, grade: Grade, occasion: Occasion): Memory {
    const at = Math.max(occasion.at, memory.lastAt ?? occasion.at)
    const lived = occasion.day ?? studyDay(at, calendar)
    const day = memory.lastDay !== null && memory.lastDay > lived ? memory.lastDay : lived
    // ts-fsrs counts UTC dates, so its clock is the study day written as one.
    const today = new Date(dayNumber(day) * DAY)
    const { card } = fsrs.next(toFsrs(memory, today), today, grade)
    const common = {
      ...memory,
      state: STATES[card.state],
      stability: card.stability,
      difficulty: card.difficulty,
      step: card.learning_steps,
      reps: card.reps,
      lapses: card.lapses,
      lastAt: at,
      lastDay: day,
      lastGrade: grade,
    }
    if (card.scheduled_days === 0) {
      return { ...common, intervalDays: 0, due: at + (card.due.getTime() - today.getTime()), dueDay: null }
    }
    const intervalDays = fuzzed(card.scheduled_days, memory, day, occasion.card)
    const dueDay = addDays(day, intervalDays)
    return { ...common, intervalDays, due: rolloverInstant(dueDay, calendar), dueDay }
  }

  /**
   * The interval clamped last, because ts-fsrs lets Easy run past the maximum. With fuzz one draw for all four
   * grades keeps them in order, and an interval that grew is never pulled below the one before.
   */
  function fuzzed(days: number, memory: Memory, day: string, card: string): number {
    const clamped = Math.min(days, settings.maximumInterval)
    if (!settings.fuzz || clamped < 2.5) return clamped
    const elapsed = memory.lastDay === null ? 0 : daysBetween(memory.lastDay, day)
    const { min_ivl: least, max_ivl: most } = get_fuzz_range(clamped, elapsed, settings.maximumInterval)
    const drawn = Math.floor(least + chance(`${card}/${memory.reps}`) * (most - least + 1))
    return Math.max(drawn, Math.min(clamped, memory.intervalDays))
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

const STATES = ['new', 'learning', 'review', 'relearning'] as const satisfies State[]

function toFsrs(memory: Memory, today: Date): FsrsCard {
  return {
    due: today,
    stability: memory.stability ?? 0,
    difficulty: memory.difficulty ?? 0,
    elapsed_days: 0,
    scheduled_days: 0,
    learning_steps: memory.step,
    reps: memory.reps,
    lapses: memory.lapses,
    state: STATES.indexOf(memory.state) as FsrsState,
    ...(memory.lastDay === null ? {} : { last_review: new Date(dayNumber(memory.lastDay) * DAY) }),
  }
}
