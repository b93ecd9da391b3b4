import { Problem } from '../problem.ts'
import type { ChoiceQuestion } from '../study/choices.ts'
import type { View } from '../study/examiner.ts'
import type { Note } from '../study/move.ts'
import { gradeLine } from './grade-line.ts'
import type { Page } from './page.ts'
import { letter } from './views/card.ts'
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
  'no-choice': 'no such choice',
  'time-up': 'time is up',
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
 * The footer below the cards: seconds left of a card's time, what the last move did or did not do, and the keys that make sense now. Always one
 * line, shorter than the screen is wide. `more`: there is a screenful left to show; `picked`: options marked so far.
 */
export function footerText(
  view: View,
  { more, picked, left }: { more: boolean; picked: readonly number[]; left: number | null },
  { style, columns }: Page,
): string {
  const width = columns - 1
  if (more) return style.inverse(shorten(' more: space ', width))
  const note = noteText(view.note)
  const time = left === null ? [] : [`${left} s`]
  const said = [...time, note]
    .filter(Boolean)
    .map((text) => `${text} · `)
    .join('')
  const keys = view.ask.revealed ? gradeLine(view, width - said.length) : questionKeys(view, picked)
  return style.cyan(shorten(said + keys, width))
}

/** Below the summary. */
export const endText = ({ style, columns }: Page, undoable: boolean): string =>
  style.cyan(shorten(`${undoable ? 'u undo · ' : ''}any other key leaves`, columns - 1))

function questionKeys({ ask, undoable }: View, picked: readonly number[]): string {
  const { test } = ask.item
  const keys = test?.mode === 'choice' ? choiceKeys(test.question, picked) : ['space answer']
  keys.push('? keys', 'q quit')
  if (ask.item.card.intent !== null && !ask.hinted) keys.push('h hint')
  keys.push('s skip')
  if (undoable) keys.push('u undo')
  return keys.join(' · ')
}

function choiceKeys({ options, several }: ChoiceQuestion, picked: readonly number[]): string[] {
  const letters = `a-${letter(options.length - 1)}`
  if (!several) return [`${letters} your choice`]
  return picked.length === 0
    ? [`${letters} all that are right, then enter`]
    : [`picked ${picked.map(letter).join(' ')}`, 'enter when done']
}
