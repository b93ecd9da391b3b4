import { Problem } from '../problem.ts'
import type { View } from '../study/examiner.ts'
import type { Note } from '../study/move.ts'
import { gradeLine } from './grade-line.ts'
import type { Page } from './page.ts'
import { oneLine } from './visible.ts'
import { shorten } from './width.ts'

/** Shown above the footer instead. */
type Shown = 'help' | 'history' | 'source'

const NOTES: Record<Exclude<Note, Shown>, string> = {
  'reveal-first': 'see the answer first',
  'already-revealed': 'the answer is shown',
  'no-hint': 'no hint for this card',
  'nothing-to-undo': 'nothing to undo',
  'nothing-asked': 'the session is over',
  'nothing-written': 'nothing written',
  suspended: 'suspended (u: back)',
  buried: 'buried until tomorrow (u: back)',
  flagged: 'flagged',
  unflagged: 'flag taken off',
  noted: 'noted',
  reread: 'read again',
  gone: 'it is gone from its document',
  'cannot-edit': 'nobody to edit here',
}

/** What there is to say about the last move in a few words; '' for what is shown above. */
export function noteText(note: View['note']): string {
  if (note === null || note === 'help' || note === 'history' || note === 'source') return ''
  return note instanceof Problem ? oneLine([note.message, note.hint].filter(Boolean).join(' ')) : NOTES[note]
}

/**
 * The footer below the cards: what the last move did or did not do, and the keys that make sense now. Always one
 * line, shorter than the screen is wide. `more`: there is a screenful left to show.
 */
export function footerText(view: View, more: boolean, { style, columns }: Page): string {
  const width = columns - 1
  if (more) return style.inverse(shorten(' more: space ', width))
  const note = noteText(view.note)
  const said = note === '' ? '' : `${note} · `
  const keys = view.ask.revealed ? gradeLine(view, width - said.length) : questionKeys(view)
  return style.cyan(shorten(said + keys, width))
}

/** Below the summary. */
export const endText = ({ style, columns }: Page, undoable: boolean): string =>
  style.cyan(shorten(`${undoable ? 'u undo · ' : ''}any other key leaves`, columns - 1))

function questionKeys({ ask, undoable }: View): string {
  const keys = ['space answer', '? keys', 'q quit']
  if (ask.item.card.intent !== null && !ask.hinted) keys.push('h hint')
  keys.push('s skip')
  if (undoable) keys.push('u undo')
  return keys.join(' · ')
}
