import type { Event, Grade } from './event.ts'
import type { Scheduler } from './scheduler.ts'
import { addDays } from './study-day.ts'

export type State = 'new' | 'learning' | 'review' | 'relearning'

/** What the events of one card add up to. Times are UTC milliseconds. */
export interface Memory {
  state: State
  /** When to ask next; null when new. A review card is due at the roll-over instant of `dueDay`. */
  due: number | null
  /**
   * The study day a review card is due on; null when new or inside a learning step. It follows from the events
   * alone; `due` follows from it and the time zone iq runs in.
   */
  dueDay: string | null
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
  /** Last answered in a quiz, which moves nothing above; null when never. */
  lastQuizAt: number | null
  lastQuizGrade: Grade | null
  suspended: boolean
  /** Not asked before this study day. */
  buriedUntil: string | null
}

export const NEW: Memory = {
  state: 'new',
  due: null,
  dueDay: null,
  stability: null,
  difficulty: null,
  intervalDays: 0,
  step: 0,
  reps: 0,
  lapses: 0,
  lastAt: null,
  lastDay: null,
  lastGrade: null,
  lastQuizAt: null,
  lastQuizGrade: null,
  suspended: false,
  buriedUntil: null,
}

/** Answered at least once, in a quiz or in a review. */
export const isSeen = (memory: Memory): boolean => memory.lastAt !== null || memory.lastQuizAt !== null

/** The last answer, in a quiz or in a review, was a miss. */
export function isMissed(memory: Memory): boolean {
  const quizzedLast =
    (memory.lastQuizAt ?? Number.NEGATIVE_INFINITY) > (memory.lastAt ?? Number.NEGATIVE_INFINITY)
  return (quizzedLast ? memory.lastQuizGrade : memory.lastGrade) === 1
}

/**
 * The memory of a card: a pure fold of its events.
 *
 * `events` are those of all versions of the card together with the library-wide ones (`configured`, `voided`),
 * ordered by (hlc, device, seq). `scheduler` is in the state before the first event, but for FSRS parameters:
 * those adopted last hold for the whole history. What has been voided never happened, kinds iq does not know
 * change nothing, and a clock that ran backwards is held at the grade before.
 */
export function recall(card: string, events: readonly Event[], scheduler: Scheduler): Memory {
  let memory = NEW
  let current = scheduler
  for (const event of standing(events)) {
    if (event.kind === 'configured') current = current.configured(event.data)
    else memory = remember(memory, event, current, card)
  }
  return memory
}

/** What of an event matters to a memory. */
export type Lived = Pick<Event, 'kind' | 'grade' | 'at' | 'day'>

/** The memory after one more event of the card. */
export function remember(memory: Memory, event: Lived, scheduler: Scheduler, card: string): Memory {
  switch (event.kind) {
    case 'graded':
      return event.grade === null
        ? memory
        : scheduler.next(memory, event.grade, { card, at: event.at, day: event.day })
    case 'quizzed':
      return event.grade === null ? memory : { ...memory, lastQuizAt: event.at, lastQuizGrade: event.grade }
    case 'suspended':
      return { ...memory, suspended: true }
    case 'resumed':
      return { ...memory, suspended: false, buriedUntil: null }
    case 'buried':
      return { ...memory, buriedUntil: addDays(event.day, 1) }
    case 'reset':
      return { ...NEW, suspended: memory.suspended, buriedUntil: memory.buriedUntil }
    default:
      return memory
  }
}

/**
 * The events that were not taken back, in order. A `voided` event names its target by device and seq, and may
 * itself have been taken back.
 */
export function standing(events: readonly Event[]): readonly Event[] {
  const gone = takenBack(events)
  return events.some(({ kind }) => kind === 'voided')
    ? events.filter((event) => event.kind !== 'voided' && !gone.has(keyOf(event)))
    : events
}

/** Keys (`keyOf`) of what the `voided` ones among these events, in order, take back. */
export function takenBack(events: readonly Event[]): ReadonlySet<string> {
  const gone = new Set<string>()
  for (const event of events.toReversed()) {
    if (event.kind !== 'voided' || gone.has(keyOf(event))) continue
    gone.add(keyOf({ device: event.data?.device, seq: event.data?.seq }))
  }
  return gone
}

/** Names an event. */
export const keyOf = ({ device, seq }: { device: unknown; seq: unknown }): string => `${device}/${seq}`
