import { type Card, isDraft } from '../card/card.ts'
import type { Event, Grade } from '../review/event.ts'
import type { Memory } from '../review/memory.ts'
import type { Scheduler } from '../review/scheduler.ts'
import type { Test, Verdict } from './test.ts'

/** `quiz` practises and leaves the schedule alone; `review` is the daily drill. */
export type SessionKind = 'quiz' | 'review'

/** A card to ask, with what is known of it. */
export interface Item {
  card: Card
  memory: Memory
  /** It was asked in this session before and comes back for a learning step. */
  again?: true
  /** How it is asked, when not shown and graded by the person. */
  test?: Test
}

/** A card on the screen. */
export interface Ask {
  item: Item
  /** Counts the cards put on the screen, from 1; one that comes back counts again. */
  turn: number
  hinted: boolean
  revealed: boolean
  /** What the person wrote before the answer was shown; null when nothing. */
  given: string | null
  /** The options they picked, by index; null when none were. */
  picked: readonly number[] | null
  /** What their answer is worth by itself; they confirm or change it. */
  verdict: Verdict | null
  /** What happened to the card so far, oldest first; null until the loop has looked it up. */
  past: readonly Event[] | null
  /** When it came on the screen. */
  since: number
}

/** A graded card. */
export interface Answer {
  item: Item
  grade: Grade
  /** Milliseconds from question to grade, at most `LONGEST`. */
  ms: number
}

/** Why a session ended. */
export type Ending = 'finished' | 'out-of-time' | 'quit' | 'interrupted'

/** All of a session between two moves. Immutable: each step gives a new one, so undo is a pointer back. */
export interface Session {
  readonly kind: SessionKind
  readonly scheduler: Scheduler | null
  readonly startedAt: number
  /** No card is shown from this instant on; null without a limit. */
  readonly deadline: number | null
  /** Milliseconds that the person's last answers before this session took, oldest first. */
  readonly pace: readonly number[]
  /** Milliseconds a card may be thought over before its answer is shown; null without a limit. */
  readonly timer: number | null
  /** Cards still to be asked for the first time, in order. */
  readonly waiting: readonly Item[]
  /** Cards inside a learning step, soonest first. */
  readonly learning: readonly Item[]
  /** The card on the screen; null once the session has ended. */
  readonly ask: Ask | null
  /** Cards put on the screen so far. */
  readonly turns: number
  /** Distinct cards put on the screen so far, and in all. */
  readonly begun: number
  readonly planned: number
  /** Cards passed over. */
  readonly skipped: number
  /** Oldest first. */
  readonly answers: readonly Answer[]
  /** Things recorded that undo takes back: answers, and cards suspended or buried. */
  readonly recorded: number
  /** The session as it was when the last card was put on the screen; what undo goes back to. */
  readonly before: Session | null
  readonly ending: Ending | null
}

/** A card thought over for longer counts as this: nobody reads for an hour, they had lunch. */
export const LONGEST = 60_000

/** How long before it is due a learning card is asked when nothing else is left. */
const EARLY = 20 * 60_000

export interface SessionPlan {
  kind: SessionKind
  /** In order; those inside a learning step wait for their time. Drafts and suspended cards are left out. */
  queue: readonly Item[]
  /** Needed for a review: what a grade leads to. */
  scheduler?: Scheduler
  /** The session ends after the card that passes them. */
  minutes?: number
  /** Milliseconds that the person's last answers took, oldest first: what minutes left are judged by at first. */
  pace?: readonly number[]
  /** Seconds a card may be thought over. */
  timer?: number | undefined
}

/** The session with its first card on the screen, or already ended when there is none. */
export function begin(
  { kind, queue, scheduler, minutes, pace = [], timer }: SessionPlan,
  at: number,
): Session {
  const asked = queue.filter(({ card, memory }) => !isDraft(card) && !memory.suspended)
  const stepping = kind === 'review' ? asked.filter(({ memory }) => isStepping(memory)) : []
  return show(
    {
      kind,
      scheduler: kind === 'review' ? (scheduler ?? null) : null,
      startedAt: at,
      deadline: minutes === undefined ? null : at + minutes * 60_000,
      pace,
      timer: timer === undefined ? null : timer * 1000,
      waiting: asked.filter((item) => !stepping.includes(item)),
      learning: stepping.toSorted(byDue),
      ask: null,
      turns: 0,
      begun: 0,
      planned: asked.length,
      skipped: 0,
      answers: [],
      recorded: 0,
      before: null,
      ending: null,
    },
    at,
  )
}

/**
 * Puts the next card on the screen: a learning card whose time has come, else the next in the queue, else a
 * learning card that is nearly due. Without one the session has ended.
 */
export function show(session: Session, at: number): Session {
  if (session.deadline !== null && at >= session.deadline) return { ...session, ending: 'out-of-time' }
  const [soonest, ...later] = session.learning
  const [first, ...rest] = session.waiting
  const put = (item: Item, left: Partial<Session>): Session => ({
    ...asking(session, item, at),
    ...left,
    begun: session.begun + (item.again ? 0 : 1),
  })
  if (soonest !== undefined && dueOf(soonest) <= at) return put(soonest, { learning: later })
  if (first !== undefined) return put(first, { waiting: rest })
  if (soonest !== undefined && dueOf(soonest) <= at + EARLY) return put(soonest, { learning: later })
  return { ...session, ending: 'finished' }
}

const UNANSWERED = { hinted: false, revealed: false, given: null, picked: null, verdict: null }

/** The session with this card newly on the screen. */
export function asking(session: Session, item: Item, since: number): Session {
  const turn = session.turns + 1
  const ask = { item, turn, ...UNANSWERED, past: null, since }
  return { ...session, ask, turns: turn }
}

/** Inside a learning step, and so back in this session. */
export const isStepping = (memory: Memory): boolean =>
  memory.state === 'learning' || memory.state === 'relearning'
export const byDue = (a: Item, b: Item): number => dueOf(a) - dueOf(b)
const dueOf = (item: Item): number => item.memory.due ?? 0
