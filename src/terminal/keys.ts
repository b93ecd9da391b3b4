import type { Grade } from '../review/event.ts'
import type { Move, SessionKind } from '../study/session.ts'

/** A key as Node's readline names it. */
export interface Key {
  name?: string | undefined
  sequence?: string | undefined
  ctrl?: boolean
  meta?: boolean
}

/** Space and enter go on: they reveal, then grade good, and turn the pages of a long answer. */
export const goesOn = ({ name, sequence }: Key): boolean =>
  name === 'space' || name === 'return' || name === 'enter' || sequence === ' '

/** Keys of the command contract; later ones may be added, none changed. */
const MOVES: Readonly<Record<string, Move>> = {
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
}

/** The move a key asks for; null for keys that mean nothing here. */
export function moveOfKey(key: Key, revealed: boolean): Move | null {
  if (key.ctrl || key.meta) return null
  if (goesOn(key)) return revealed ? grade(3) : { kind: 'reveal' }
  return MOVES[key.sequence?.toLowerCase() ?? ''] ?? null
}

function grade(grade: Grade): Move {
  return { kind: 'grade', grade }
}

/** What `?` shows. */
export function keysHelp(kind: SessionKind): string[] {
  const good = kind === 'quiz' ? 'knew it' : 'good'
  const missed = kind === 'quiz' ? 'missed' : 'again'
  return [
    `space, enter  show the answer; then: ${good}`,
    `1 2 3 4       ${missed}, hard, ${good}, easy (f is 1, j is 3)`,
    'h             hint: what the interviewer wants to see',
    's             skip this card',
    'u             undo, any number of cards back',
    'q             quit; all grades are kept (so does Ctrl-C)',
    '?             these keys',
  ]
}
