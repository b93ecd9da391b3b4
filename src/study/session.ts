import { type Card, isDraft } from '../card/card.ts'
import type { Grade, Happening } from '../review/event.ts'
import type { Memory } from '../review/memory.ts'
import type { Scheduler } from '../review/scheduler.ts'

/** `quiz` practises and leaves the schedule alone; `review` is the daily drill. */
export type SessionKind = 'quiz' | 'review'

/** A card to ask, with what is known of it. */
export interface Item {
  card: Card
  memory: Memory
  /** It was asked in this session before and comes back for a learning step. */
  again?: true
}

/** What a person, a key or a line asks for. */
export type Move =
  | { kind: 'reveal' | 'hint' | 'skip' | 'undo' | 'help' }
  | { kind: 'grade'; grade: Grade }
  | { kind: 'quit'; interrupted?: true }

/** Something to tell the person after a move: why it changed nothing, or the keys that were asked for. */
export type Note =
  | 'help'
  | 'reveal-first'
  | 'already-revealed'
  | 'no-hint'
  | 'nothing-to-undo'
  | 'nothing-asked'

/** A card on the screen. */
export interface Ask {
  item: Item
  /** Counts the cards put on the screen, from 1; one that comes back counts again. */
  turn: number
  hinted: boolean
  revealed: boolean
  /** When it came on the screen. */
  since: number
}

/** A graded card. */
export interface Answer {
  item: Item
  grade: Grade
  /** Milliseconds from question to grade. */
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
  /** The session as it was when the last card was put on the screen; what undo goes back to. */
  readonly before: Session | null
  readonly ending: Ending | null
}

/** What a step asks the outside world to do before anything else is shown. */
export type Effect =
  | { kind: 'record'; happening: Happening; at: number }
  /** Take back the youngest thing recorded in this session and not yet taken back. */
  | { kind: 'take-back'; at: number }

export interface Step {
  session: Session
  effect: Effect | null
  note: Note | null
}

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
}

/** The session with its first card on the screen, or already ended when there is none. */
export function begin({ kind, queue, scheduler, minutes }: SessionPlan, at: number): Session {
  const asked = queue.filter(({ card, memory }) => !isDraft(card) && !memory.suspended)
  const stepping = kind === 'review' ? asked.filter(({ memory }) => isStepping(memory)) : []
  return show(
    {
      kind,
      scheduler: kind === 'review' ? (scheduler ?? null) : null,
      startedAt: at,
      deadline: minutes === undefined ? null : at + minutes * 60_000,
      waiting: asked.filter((item) => !stepping.includes(item)),
      learning: stepping.toSorted(byDue),
      ask: null,
      turns: 0,
      begun: 0,
      planned: asked.length,
      skipped: 0,
      answers: [],
      before: null,
      ending: null,
    },
    at,
  )
}

/** The session after a move at an instant. Pure: recording is left to the caller, as an effect. */
export function step(session: Session, move: Move, at: number): Step {
  switch (move.kind) {
    case 'undo':
      return undo(session, at)
    case 'quit':
      return changed({ ...session, ask: null, ending: move.interrupted ? 'interrupted' : 'quit' })
    case 'help':
      return told(session, 'help')
  }
  const { ask } = session
  if (ask === null) return told(session, 'nothing-asked')
  switch (move.kind) {
    case 'reveal':
      return ask.revealed
        ? told(session, 'already-revealed')
        : changed({ ...session, ask: { ...ask, revealed: true } })
    case 'hint':
      return ask.item.card.intent === null
        ? told(session, 'no-hint')
        : changed({ ...session, ask: { ...ask, hinted: true } })
    case 'skip':
      return changed(show({ ...session, ask: null, skipped: session.skipped + 1, before: session }, at))
    case 'grade':
      return ask.revealed ? graded(session, ask, move.grade, at) : told(session, 'reveal-first')
  }
}

const changed = (session: Session): Step => ({ session, effect: null, note: null })
const told = (session: Session, note: Note): Step => ({ session, effect: null, note })

function graded(session: Session, ask: Ask, grade: Grade, at: number): Step {
  const { card, memory } = ask.item
  const ms = Math.max(0, at - ask.since)
  const after = session.scheduler?.next(memory, grade, { card: card.id, at })
  const back = after !== undefined && isStepping(after) ? [{ card, memory: after, again: true as const }] : []
  const next: Session = {
    ...session,
    ask: null,
    answers: [...session.answers, { item: ask.item, grade, ms }],
    learning: [...session.learning, ...back].toSorted(byDue),
    before: session,
  }
  const happening: Happening = {
    kind: session.kind === 'quiz' ? 'quizzed' : 'graded',
    card: card.version,
    grade,
    ms,
  }
  return { session: show(next, at), effect: { kind: 'record', happening, at }, note: null }
}

/** Back to the card before, with its question on the screen; what was recorded for it is taken back. */
function undo(session: Session, at: number): Step {
  const { before } = session
  if (before?.ask == null) return told(session, 'nothing-to-undo')
  const turns = session.turns + 1
  const ask = { item: before.ask.item, turn: turns, hinted: false, revealed: false, since: at }
  return {
    session: { ...before, ask, turns },
    effect: before.answers.length < session.answers.length ? { kind: 'take-back', at } : null,
    note: null,
  }
}

/**
 * Puts the next card on the screen: a learning card whose time has come, else the next in the queue, else a
 * learning card that is nearly due. Without one the session has ended.
 */
function show(session: Session, at: number): Session {
  if (session.deadline !== null && at >= session.deadline) return { ...session, ending: 'out-of-time' }
  const [soonest, ...later] = session.learning
  const [first, ...rest] = session.waiting
  const put = (item: Item, left: Partial<Session>): Session => ({
    ...session,
    ...left,
    ask: { item, turn: session.turns + 1, hinted: false, revealed: false, since: at },
    turns: session.turns + 1,
    begun: session.begun + (item.again ? 0 : 1),
  })
  if (soonest !== undefined && dueOf(soonest) <= at) return put(soonest, { learning: later })
  if (first !== undefined) return put(first, { waiting: rest })
  if (soonest !== undefined && dueOf(soonest) <= at + EARLY) return put(soonest, { learning: later })
  return { ...session, ending: 'finished' }
}

const isStepping = (memory: Memory): boolean => memory.state === 'learning' || memory.state === 'relearning'
const dueOf = (item: Item): number => item.memory.due ?? 0
const byDue = (a: Item, b: Item): number => dueOf(a) - dueOf(b)
