import type { Grade } from '../review/event.ts'
import type { View } from '../study/examiner.ts'
import type { Mode } from '../study/mode.ts'
import type { Move, Note } from '../study/move.ts'
import type { Ask } from '../study/session.ts'
import { modeOf } from '../study/test.ts'
import { noteText } from './footer-text.ts'

/** The line protocol in a sentence. */
const LINES_HELP =
  'One move a line: empty or r shows the answer, h a hint; then 1-4 or again, hard, good, easy; s skips, u undoes, q quits.'

/** What is said where cards are asked in another way than the one before. */
const HELP: Record<Mode, string> = {
  reveal: LINES_HELP,
  choice: 'Your choice by its letter, several as in: a c. s skips, u undoes, q quits.',
  typed: 'A line is your answer, whatever it says; :s skips, :u undoes, :q quits. Then 1-4, or ok to agree.',
}

export const linesHelp = ({ item: { test } }: Ask): string => HELP[modeOf(test)]

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
  'no-choice': 'No such choice.',
  'time-up': 'Time is up.',
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

/** The move a line asks for; null when it asks for none. What it may be depends on how the card is asked. */
export function moveOfLine(line: string, { revealed, verdict, item: { test } }: Ask): Move | null {
  if (!revealed && test?.mode === 'typed') return commandIn(line) ?? { kind: 'answer', text: line }
  if (!revealed && test?.mode === 'choice') {
    const options = optionsIn(line, test.question.options.length)
    if (options !== null) return { kind: 'pick', options }
  }
  const [, word = '', text = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(line) ?? []
  if (word === 'n' || word === 'note') return { kind: 'note', text }
  if (text !== '') return word === 't' ? { kind: 'answer', text } : null
  if (verdict !== null && word === 'ok') return grade(verdict.grade)
  return MOVES[word.toLowerCase()] ?? null
}

/** `:s`: a move where a line would be an answer. */
export const commandIn = (line: string): Move | null => {
  const word = /^\s*:(\S+)\s*$/.exec(line)?.[1]?.toLowerCase()
  return word === undefined ? null : (MOVES[word] ?? null)
}

/** `b`, `a c`, `a,c` or `ac`: options by their letters; null when one of them is none. */
function optionsIn(line: string, count: number): number[] | null {
  const letters = [...line.toLowerCase().replace(/[\s,;]+/g, '')]
  const options = letters.map((each) => each.charCodeAt(0) - 'a'.charCodeAt(0))
  const known = options.length > 0 && options.every((option) => option >= 0 && option < count)
  return known ? [...new Set(options)] : null
}
