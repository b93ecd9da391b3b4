import type { Grade, Happening } from '../review/event.ts'
import { marksOf } from '../review/marks.ts'
import type { CardMove, Effect, Move, Note, Step } from './move.ts'
import { reread } from './reread.ts'
import { type Ask, asking, byDue, isStepping, LONGEST, type Session, show } from './session.ts'
import { modeOf, TIME_UP } from './test.ts'

/** The session after a move at an instant. Pure: recording is left to the caller, as an effect. */
export function step(session: Session, move: Move, at: number): Step {
  switch (move.kind) {
    case 'undo':
      return undo(session, at)
    case 'quit':
      return changed({ ...session, ask: null, ending: move.interrupted ? 'interrupted' : 'quit' })
    case 'help':
      return told(session, move.kind)
    default:
      return session.ask === null ? told(session, 'nothing-asked') : asked(session, session.ask, move, at)
  }
}

function asked(session: Session, ask: Ask, move: CardMove, at: number): Step {
  switch (move.kind) {
    case 'reveal':
      return ask.revealed
        ? told(session, 'already-revealed')
        : changed(on(session, { ...ask, revealed: true }))
    case 'answer':
      return answer(session, ask, move.text)
    case 'pick':
      return pick(session, ask, move.options)
    case 'time-up':
      return timeUp(session, ask, move.text)
    case 'hint':
      return ask.item.card.intent === null
        ? told(session, 'no-hint')
        : changed(on(session, { ...ask, hinted: true }))
    case 'grade':
      return ask.revealed ? grade(session, ask, move.grade, at) : told(session, 'reveal-first')
    case 'skip':
      return changed(show({ ...session, ask: null, skipped: session.skipped + 1, before: session }, at))
    case 'suspend':
      return setAside(session, ask, 'suspended', at)
    case 'bury':
      return setAside(session, ask, 'buried', at)
    case 'flag': {
      const flag = !marksOf(ask.past ?? []).flagged
      return remark(session, ask, { kind: 'flagged', data: { flag } }, flag ? 'flagged' : 'unflagged', at)
    }
    case 'note': {
      const text = move.text.trim()
      if (text === '') return told(session, 'nothing-written')
      return remark(session, ask, { kind: 'noted', data: { text } }, 'noted', at)
    }
    case 'history':
    case 'source':
      return told(session, move.kind)
    case 'edit':
      return { session, effect: { kind: 'edit' }, note: null }
    case 'reread':
      return reread(session, ask, move, at)
  }
}

const changed = (session: Session): Step => ({ session, effect: null, note: null })
const told = (session: Session, note: Note): Step => ({ session, effect: null, note })
const on = (session: Session, ask: Ask): Session => ({ ...session, ask })

/** What the person wrote stands beside the answer, judged where the card is asked so. Nothing written only reveals. */
function answer(session: Session, ask: Ask, text: string): Step {
  if (ask.revealed) return told(session, 'already-revealed')
  const given = text.trim()
  if (given === '') return changed(on(session, { ...ask, revealed: true }))
  const { test } = ask.item
  const verdict = test?.mode === 'typed' ? test.judge(given) : null
  return changed(on(session, { ...ask, revealed: true, given, verdict }))
}

function pick(session: Session, ask: Ask, picked: readonly number[]): Step {
  const { test } = ask.item
  if (ask.revealed) return told(session, 'already-revealed')
  if (test?.mode !== 'choice' || picked.some((index) => test.question.options[index] === undefined))
    return told(session, 'no-choice')
  return changed(on(session, { ...ask, revealed: true, picked, verdict: test.judge(picked) }))
}

function timeUp(session: Session, ask: Ask, text: string): Step {
  if (ask.revealed) return changed(session)
  const written = answer(session, ask, text).session
  const shown = written.ask ?? ask
  return told(on(written, { ...shown, verdict: shown.verdict ?? TIME_UP }), 'time-up')
}

function grade(session: Session, ask: Ask, grade: Grade, at: number): Step {
  const { card, memory } = ask.item
  const ms = Math.min(LONGEST, Math.max(0, at - ask.since))
  const after = session.scheduler?.next(memory, grade, { card: card.id, at })
  const back = after !== undefined && isStepping(after) ? [{ card, memory: after, again: true as const }] : []
  const next: Session = {
    ...session,
    ask: null,
    answers: [...session.answers, { item: ask.item, grade, ms }],
    learning: [...session.learning, ...back].toSorted(byDue),
    recorded: session.recorded + 1,
    before: session,
  }
  const what = { card: card.version, grade, ms }
  const happening: Happening =
    session.kind === 'review'
      ? { kind: 'graded', ...what }
      : { kind: 'quizzed', ...what, data: made(session, ask) }
  return recorded(show(next, at), happening, at)
}

/** How a quiz's grade came about: in which set, how the card was asked, and what its answer was worth by itself. */
const made = ({ startedAt }: Session, { item, verdict }: Ask): Record<string, unknown> => ({
  set: startedAt,
  mode: modeOf(item.test),
  ...(verdict && { suggested: verdict.grade }),
})

/** Out of this session and of queues; undo brings it back. */
function setAside(session: Session, ask: Ask, kind: 'suspended' | 'buried', at: number): Step {
  const next: Session = { ...session, ask: null, recorded: session.recorded + 1, before: session }
  return { ...recorded(show(next, at), { kind, card: ask.item.card.version }, at), note: kind }
}

/** A flag or a note: the card stays on the screen, and what happened to it is looked up anew. */
function remark(session: Session, ask: Ask, what: Happening, note: Note, at: number): Step {
  const happening = { ...what, card: ask.item.card.version }
  const effect: Effect = { kind: 'record', happening, at, passes: false }
  return { session: on(session, { ...ask, past: null }), effect, note }
}

const recorded = (session: Session, happening: Happening, at: number): Step => ({
  session,
  effect: { kind: 'record', happening, at, passes: true },
  note: null,
})

/** Back to the card before, with its question on the screen; what was recorded for it is taken back. */
function undo(session: Session, at: number): Step {
  const { before } = session
  if (before?.ask == null) return told(session, 'nothing-to-undo')
  return {
    session: asking({ ...before, turns: session.turns }, before.ask.item, at),
    effect: before.recorded < session.recorded ? { kind: 'take-back', at } : null,
    note: null,
  }
}
