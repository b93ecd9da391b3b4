import type { Card } from '../card/card.ts'
import { Problem } from '../problem.ts'
import type { Event, Grade, Happening } from '../review/event.ts'
import type { Memory } from '../review/memory.ts'
import type { Effect, Move, Note } from './move.ts'
import { type Progress, progressOf } from './progress.ts'
import type { Ask, Session, SessionKind } from './session.ts'
import { step } from './step.ts'

/** What an examiner shows. */
export interface View {
  kind: SessionKind
  ask: Ask
  progress: Progress
  /** In a review, once the answer is shown: what each grade would lead to. */
  outcomes: Record<Grade, Memory> | null
  /** The instant at which the answer is shown anyway; null without a limit. */
  timeUp: number | null
  /** Cards can be taken back. */
  undoable: boolean
  /** What there is to say about the last move; a Problem when it could not be made. */
  note: Note | Problem | null
  now: number
}

/** Who puts the questions: keys on a terminal, lines without one, a script in a test. */
export interface Examiner {
  /** Shows what is new in the view and waits for the next move. */
  ask(view: View): Promise<Move>
  /** Shows how the session went; `undo` goes back into it. */
  end(session: Session): Promise<'leave' | 'undo'>
  /** Leaves the screen to someone else, an editor, while the work goes on. */
  aside<T>(work: () => Promise<T>): Promise<T>
  /** Leaves the screen in order; the session is over. */
  close(): void | Promise<void>
}

/** Where grades are kept, and what else a session needs of the library. `Receipt` is whatever names a record. */
export interface Ledger<Receipt> {
  now(): number
  /** Resolves when the happening is durable. */
  record(happening: Happening, at: number): Receipt | Promise<Receipt>
  takeBack(receipt: Receipt, at: number): void | Promise<void>
  /** What happened to a card so far, oldest first. */
  history(card: Card): readonly Event[]
  /** Lets the person edit a card's source; then how these cards read, and which are gone. null where nobody can. */
  edit: ((card: Card, ids: readonly string[]) => Promise<Reread>) | null
}

interface Reread {
  cards: readonly Card[]
  gone: readonly string[]
}

/**
 * Runs a session to its end, and is the only loop that does. Every grade is durable before anything else is
 * shown, so breaking off at any moment loses nothing.
 */
export async function examine<Receipt>(
  start: Session,
  examiner: Examiner,
  ledger: Ledger<Receipt>,
): Promise<Session> {
  const receipts: Receipt[] = []
  let session = start
  let note: Note | Problem | null = null

  /** Makes a move and what follows from it. */
  async function make(move: Move): Promise<void> {
    const taken = step(session, move, ledger.now())
    session = taken.session
    note = taken.note
    if (taken.effect !== null) await bringAbout(taken.effect)
  }

  async function bringAbout(effect: Effect): Promise<void> {
    switch (effect.kind) {
      case 'record': {
        const receipt = await ledger.record(effect.happening, effect.at)
        if (effect.passes) receipts.push(receipt)
        return
      }
      case 'take-back':
        return ledger.takeBack(receipts.pop()!, effect.at)
      case 'edit': {
        await edit(session.ask?.item.card)
      }
    }
  }

  async function edit(card: Card | undefined): Promise<void> {
    const { edit } = ledger
    if (edit === null || card === undefined) {
      note = 'cannot-edit'
      return
    }
    try {
      await make({ kind: 'reread', ...(await examiner.aside(() => edit(card, idsOf(session)))) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      note = error
    }
  }

  try {
    for (;;) {
      if (session.ask === null) {
        if ((await examiner.end(session)) === 'leave') return session
        await make({ kind: 'undo' })
      } else {
        session = withPast(session, session.ask, ledger)
        await make(await examiner.ask(viewOf(session, session.ask!, note, ledger.now())))
      }
    }
  } finally {
    await examiner.close()
  }
}

const withPast = (session: Session, ask: Ask, { history }: Pick<Ledger<never>, 'history'>): Session =>
  ask.past === null ? { ...session, ask: { ...ask, past: history(ask.item.card) } } : session

/** Every card of the session. */
function idsOf({ ask, waiting, learning, answers }: Session): string[] {
  const items = [...(ask ? [ask.item] : []), ...waiting, ...learning, ...answers.map(({ item }) => item)]
  return [...new Set(items.map(({ card }) => card.id))]
}

function viewOf(session: Session, ask: Ask, note: View['note'], now: number): View {
  const { card, memory } = ask.item
  const outcomes = ask.revealed ? session.scheduler?.preview(memory, { card: card.id, at: now }) : undefined
  return {
    kind: session.kind,
    ask,
    progress: progressOf(session),
    outcomes: outcomes ?? null,
    timeUp: session.timer === null || ask.revealed ? null : ask.since + session.timer,
    undoable: session.before !== null,
    note,
    now,
  }
}
