import { StringDecoder } from 'node:string_decoder'
import type { Grade } from '../review/event.ts'
import type { Examiner } from '../study/examiner.ts'
import type { Ask, Move, Note } from '../study/session.ts'
import { gradeLine } from './grade-line.ts'
import type { Page } from './page.ts'
import type { Sink } from './sink.ts'
import { unveiled } from './unveil.ts'
import { oneLine } from './visible.ts'

export interface PipedExaminerOptions {
  /** Standard input, as bytes. */
  input: AsyncIterable<Uint8Array | string>
  /** Cards. */
  results: Sink
  /** What there is to say about a line. */
  notes: Sink
  page: Page
}

const HELP =
  'One move a line: empty or r shows the answer, h a hint; then 1-4 or again, hard, good, easy; s skips, u undoes, q quits.'

const NOTES: Record<Note, string> = {
  help: HELP,
  'reveal-first': 'Not graded: see the answer first (an empty line or r).',
  'already-revealed': 'The answer is shown: grade it with 1-4 or again, hard, good, easy.',
  'no-hint': 'This card has no hint.',
  'nothing-to-undo': 'Nothing to undo in this session.',
  'nothing-asked': 'The session is over.',
}

/** Asks without a terminal: one move a line; the end of input quits. */
export function createPipedExaminer({ input, results, notes, page }: PipedExaminerOptions): Examiner {
  const lines = linesOf(input)
  let shown: Ask | null = null

  return {
    async ask(view) {
      if (shown === null) notes.line(HELP)
      for (const line of unveiled(view, shown, page)) results.line(line)
      if (view.ask.revealed && !(shown?.turn === view.ask.turn && shown.revealed))
        notes.line(gradeLine(view, page.width))
      shown = view.ask
      if (view.note !== null) notes.line(NOTES[view.note])
      for (;;) {
        const { value: line, done } = await lines.next()
        if (done) return { kind: 'quit' }
        const move = moveOfLine(line)
        if (move !== null) return move
        notes.line(`No move: ${oneLine(line)}. ${HELP}`)
      }
    },
    async close() {
      await lines.return(undefined)
    },
  }
}

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
}

function moveOfLine(line: string): Move | null {
  return MOVES[line.trim().toLowerCase()] ?? null
}

/** The lines of a stream as they come; the last one needs no line end. */
async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string, undefined> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk))
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.end()
  if (rest !== '') yield rest
}
