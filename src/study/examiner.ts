import type { Grade, Happening } from '../review/event.ts'
import type { Memory } from '../review/memory.ts'
import { type Progress, progressOf } from './progress.ts'
import { type Ask, type Move, type Note, type Session, type SessionKind, step } from './session.ts'

/** What an examiner shows. */
export interface View {
  kind: SessionKind
  ask: Ask
  progress: Progress
  /** In a review, once the answer is shown: what each grade would lead to. */
  outcomes: Record<Grade, Memory> | null
  /** Cards can be taken back. */
  undoable: boolean
  /** What there is to say about the last move. */
  note: Note | null
  now: number
}

/** Who puts the questions: keys on a terminal, lines without one, a script in a test. */
export interface Examiner {
  /** Shows what is new in the view and waits for the next move. */
  ask(view: View): Promise<Move>
  /** Leaves the screen in order; the session is over. */
  close(): void | Promise<void>
}

/** Where grades are kept. `Receipt` is whatever names a record. */
export interface Ledger<Receipt> {
  now(): number
  /** Resolves when the happening is durable. */
  record(happening: Happening, at: number): Receipt | Promise<Receipt>
  takeBack(receipt: Receipt, at: number): void | Promise<void>
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
  let note: Note | null = null
  try {
    while (session.ask !== null) {
      const move = await examiner.ask(viewOf(session, session.ask, note, ledger.now()))
      const taken = step(session, move, ledger.now())
      if (taken.effect?.kind === 'record') {
        receipts.push(await ledger.record(taken.effect.happening, taken.effect.at))
      } else if (taken.effect?.kind === 'take-back') {
        await ledger.takeBack(receipts.pop()!, taken.effect.at)
      }
      session = taken.session
      note = taken.note
    }
  } finally {
    await examiner.close()
  }
  return session
}

function viewOf(session: Session, ask: Ask, note: Note | null, now: number): View {
  const { card, memory } = ask.item
  const outcomes = ask.revealed ? session.scheduler?.preview(memory, { card: card.id, at: now }) : undefined
  return {
    kind: session.kind,
    ask,
    progress: progressOf(session),
    outcomes: outcomes ?? null,
    undoable: session.before !== null,
    note,
    now,
  }
}
