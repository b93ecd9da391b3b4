import type { Card } from '../card/card.ts'
import type { Move, Step } from './move.ts'
import { type Ask, type Item, type Session, show } from './session.ts'

/**
 * The session with its cards as they read now, on the screen, still to come and on the way back. The card on the
 * screen is shown anew, answer and all; one that is gone makes room for the next.
 */
export function reread(
  session: Session,
  ask: Ask,
  { cards, gone }: Extract<Move, { kind: 'reread' }>,
  at: number,
): Step {
  const now = new Map(cards.map((card) => [card.id, card]))
  const left = new Set(gone)
  const fresh = renewed(session, now, left)
  if (left.has(ask.item.card.id))
    return { session: show({ ...fresh, ask: null }, at), effect: null, note: 'gone' }
  const turn = session.turns + 1
  // The time in the editor was no time of thinking.
  const shown = { ...ask, item: renewedItem(ask.item, now), turn, past: null, since: at }
  return { session: { ...fresh, ask: shown, turns: turn }, effect: null, note: 'reread' }
}

function renewed(session: Session, now: ReadonlyMap<string, Card>, gone: ReadonlySet<string>): Session {
  const items = (all: readonly Item[]): Item[] =>
    all.filter(({ card }) => !gone.has(card.id)).map((item) => renewedItem(item, now))
  return {
    ...session,
    waiting: items(session.waiting),
    learning: items(session.learning),
    ask: session.ask && { ...session.ask, item: renewedItem(session.ask.item, now) },
    answers: session.answers.map((answer) => ({ ...answer, item: renewedItem(answer.item, now) })),
    before: session.before && renewed(session.before, now, gone),
  }
}

/** A card that reads otherwise is judged by the person: what its answer was to be compared with is gone. */
function renewedItem(item: Item, now: ReadonlyMap<string, Card>): Item {
  const card = now.get(item.card.id)
  if (card === undefined || card.version === item.card.version) return { ...item, card: card ?? item.card }
  const { test: _, ...rest } = item
  return { ...rest, card }
}
