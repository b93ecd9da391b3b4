import type { View } from '../study/examiner.ts'
import type { Note } from '../study/session.ts'
import { gradeLine } from './grade-line.ts'
import type { Page } from './page.ts'
import { shorten } from './width.ts'

const NOTES: Record<Exclude<Note, 'help'>, string> = {
  'reveal-first': 'see the answer first',
  'already-revealed': 'the answer is shown',
  'no-hint': 'no hint for this card',
  'nothing-to-undo': 'nothing to undo',
  'nothing-asked': 'the session is over',
}

/**
 * The footer below the cards: what the last move did not do, and the keys that make sense now. Always one
 * line, shorter than the screen is wide. `more`: there is a screenful left to show.
 */
export function footerText(view: View, more: boolean, { style, columns }: Page): string {
  const width = columns - 1
  if (more) return style.inverse(shorten(' more: space ', width))
  const note = view.note === null || view.note === 'help' ? '' : `${NOTES[view.note]} · `
  const keys = view.ask.revealed ? gradeLine(view, width - note.length) : questionKeys(view)
  return style.cyan(shorten(note + keys, width))
}

function questionKeys({ ask, undoable }: View): string {
  const keys = ['space answer', '? keys', 'q quit']
  if (ask.item.card.intent !== null && !ask.hinted) keys.push('h hint')
  keys.push('s skip')
  if (undoable) keys.push('u undo')
  return keys.join(' · ')
}
