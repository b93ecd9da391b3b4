import type { Card } from '../card/card.ts'
import type { Grade, Happening } from '../review/event.ts'
import type { Session } from './session.ts'

/** What a person, a key or a line asks for. */
export type Move = SessionMove | CardMove

type SessionMove = { kind: 'undo' | 'help' } | { kind: 'quit'; interrupted?: true }

/** A move that concerns the card on the screen. */
export type CardMove =
  | { kind: 'reveal' | 'hint' | 'skip' | 'history' | 'source' | 'edit' }
  /** Keep it out of queues, for good or until tomorrow, and go on. */
  | { kind: 'suspend' | 'bury' }
  /** Set or take off the flag. */
  | { kind: 'flag' }
  | { kind: 'note'; text: string }
  /** What the person says the answer is. */
  | { kind: 'answer'; text: string }
  /** Options of a choice, by index. */
  | { kind: 'pick'; options: readonly number[] }
  /** The time for the card is over; `text` is what was written by then. */
  | { kind: 'time-up'; text: string }
  | { kind: 'grade'; grade: Grade }
  /** These cards of the session read otherwise now, and those that are gone are not asked any more. */
  | { kind: 'reread'; cards: readonly Card[]; gone: readonly string[] }

/** Something to tell the person after a move: why it changed nothing, that it did, or what was asked to be shown. */
export type Note =
  | 'help'
  | 'history'
  | 'source'
  | 'reveal-first'
  | 'already-revealed'
  | 'no-hint'
  | 'nothing-to-undo'
  | 'nothing-asked'
  | 'nothing-written'
  | 'no-choice'
  | 'time-up'
  | 'suspended'
  | 'buried'
  | 'flagged'
  | 'unflagged'
  | 'noted'
  | 'reread'
  | 'gone'
  | 'cannot-edit'

/** What a step asks the outside world to do before anything else is shown. */
export type Effect =
  /** `passes`: the card was dealt with, and undo takes it back; a flag or a note stays. */
  | { kind: 'record'; happening: Happening; at: number; passes: boolean }
  /** Take back the youngest passing thing recorded in this session and not yet taken back. */
  | { kind: 'take-back'; at: number }
  /** Let the person edit the source of the card on the screen, then make the move `reread`. */
  | { kind: 'edit' }

export interface Step {
  session: Session
  effect: Effect | null
  note: Note | null
}
