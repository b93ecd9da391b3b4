import type { Grade } from '../review/event.ts'
import type { View } from '../study/examiner.ts'
import type { Move, Note } from '../study/move.ts'
import { noteText } from './footer-text.ts'

/** The line protocol in a sentence. */
export const LINES_HELP =
  'One move a line: empty or r shows the answer, h a hint; then 1-4 or again, hard, good, easy; s skips, u undoes, q quits.'

const MORE =
  'Also: suspend, bury, flag, note TEXT, history, source; before the answer t TEXT shows yours beside it.'

const NOTES: Partial<Record<Note, string>> = {
  help: `${LINES_HELP}\n${MORE}`,
  'reveal-first': 'Not graded: see the answer first (an empty line or r).',
  'already-revealed': 'The answer is shown: grade it with 1-4 or again, hard, good, easy.',
  'no-hint': 'This card has no hint.',
  'nothing-to-undo': 'Nothing to undo in this session.',
  'nothing-asked': 'The session is over.',
  'nothing-written': 'Nothing noted: write it on the same line, as in: note look at chapter 3.',
  suspended: 'Suspended.',
  buried: 'Buried until tomorrow.',
  flagged: 'Flagged.',
  unflagged: 'Flag taken off.',
  noted: 'Noted.',
  'cannot-edit': 'An editor needs a terminal: iq edit ID.',
}

/** What there is to say about the last move; '' for what is shown otherwise. */
export const lineNote = (note: View['note']): string =>
  typeof note === 'string' ? (NOTES[note] ?? noteText(note)) : noteText(note)

const grade = (grade: Grade): Move => ({ kind: 'grade', grade })

const MOVES: Readonly<Record<string, Move>> = {
  '1': grade(1),
  '2': grade(2),
  '3': grade(3),
  '4': grade(4),
  again: grade(1),
  hard: grade(2),
  good: grade(3),
  easy: grade(4),
  // An empty line never grades: after the answer it is one more reveal, which the session refuses.
  '': { kind: 'reveal' },
  r: { kind: 'reveal' },
  h: { kind: 'hint' },
  s: { kind: 'skip' },
  u: { kind: 'undo' },
  '?': { kind: 'help' },
  q: { kind: 'quit' },
  '@': { kind: 'suspend' },
  suspend: { kind: 'suspend' },
  '-': { kind: 'bury' },
  bury: { kind: 'bury' },
  m: { kind: 'flag' },
  flag: { kind: 'flag' },
  i: { kind: 'history' },
  history: { kind: 'history' },
  o: { kind: 'source' },
  source: { kind: 'source' },
  e: { kind: 'edit' },
  edit: { kind: 'edit' },
}

/** The move a line asks for; null when it asks for none. */
export function moveOfLine(line: string): Move | null {
  const [, word = '', text = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(line) ?? []
  if (text === '' && word !== 'n' && word !== 'note') return MOVES[word.toLowerCase()] ?? null
  if (word === 'n' || word === 'note') return { kind: 'note', text }
  return word === 't' ? { kind: 'answer', text } : null
}
