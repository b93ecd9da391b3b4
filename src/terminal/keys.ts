import type { Grade } from '../review/event.ts'
import type { Move } from '../study/move.ts'
import type { Ask, SessionKind } from '../study/session.ts'

/** A key as Node's readline names it. */
export interface Key {
  name?: string | undefined
  sequence?: string | undefined
  ctrl?: boolean
  meta?: boolean
}

/** What a key asks for: a move, or to write what a move needs first. */
export type Wish = Move | { kind: 'write'; what: 'answer' | 'note' }

/** Space and enter go on: they reveal, then grade good, and turn the pages of a long answer. */
export const goesOn = ({ name, sequence }: Key): boolean =>
  name === 'space' || name === 'return' || name === 'enter' || sequence === ' '

/** Keys of the command contract; later ones may be added, none changed. */
const WISHES: Readonly<Record<string, Wish>> = {
  '1': grade(1),
  '2': grade(2),
  '3': grade(3),
  '4': grade(4),
  f: grade(1),
  j: grade(3),
  h: { kind: 'hint' },
  s: { kind: 'skip' },
  u: { kind: 'undo' },
  '?': { kind: 'help' },
  q: { kind: 'quit' },
  t: { kind: 'write', what: 'answer' },
  e: { kind: 'edit' },
  '@': { kind: 'suspend' },
  '-': { kind: 'bury' },
  m: { kind: 'flag' },
  n: { kind: 'write', what: 'note' },
  i: { kind: 'history' },
  o: { kind: 'source' },
}

/** What a key asks for; null for keys that mean nothing here. Going on confirms what an answer is worth by itself. */
export function wishOfKey(key: Key, { revealed, verdict, item: { test } }: Ask): Wish | null {
  if (key.ctrl || key.meta) return null
  if (goesOn(key)) {
    if (revealed) return grade(verdict?.grade ?? 3)
    return test?.mode === 'typed' ? { kind: 'write', what: 'answer' } : { kind: 'reveal' }
  }
  return WISHES[key.sequence?.toLowerCase() ?? ''] ?? null
}

/** The option a letter stands for, where the card asks for a choice; null for all other keys. */
export function optionOfKey({ sequence, ctrl, meta }: Key, { revealed, item: { test } }: Ask): number | null {
  if (ctrl || meta || revealed || test?.mode !== 'choice' || sequence?.length !== 1) return null
  const index = sequence.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0)
  return index >= 0 && index < test.question.options.length ? index : null
}

function grade(grade: Grade): Move {
  return { kind: 'grade', grade }
}

/** What `?` shows: keys, and what they do. */
export function keysHelp(kind: SessionKind): [keys: string, does: string][] {
  const good = kind === 'quiz' ? 'knew it' : 'good'
  const missed = kind === 'quiz' ? 'missed' : 'again'
  return [
    ['space, enter', `show the answer; then: ${good}, or the grade in brackets`],
    ['1 2 3 4', `${missed}, hard, ${good}, easy (f is 1, j is 3)`],
    ['a b c …', 'where there are choices: yours'],
    ['h', 'hint: what the interviewer wants to see'],
    ['t', 'type an answer and see it beside the expected one'],
    ['s', 'skip this card'],
    ['u', 'undo, any number of cards back'],
    ['-  @', 'bury it until tomorrow, suspend it for good'],
    ['m  n', 'flag it, write a note'],
    ['e', 'edit it in your editor, and come back to it'],
    ['i  o', 'its history, where it stands'],
    ['q', 'quit; all grades are kept (so does Ctrl-C)'],
    ['?', 'these keys'],
  ]
}
