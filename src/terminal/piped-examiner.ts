import { StringDecoder } from 'node:string_decoder'
import type { Zone } from '../review/study-day.ts'
import type { Examiner } from '../study/examiner.ts'
import type { Ask, Session } from '../study/session.ts'
import { asideLines } from './aside.ts'
import { gradeLine } from './grade-line.ts'
import { lineNote, linesHelp, moveOfLine } from './lines.ts'
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
  zone: Zone
  /** How a session went. */
  summary: (session: Session) => Promise<readonly string[]>
}

/** Asks without a terminal: one move a line; the end of input quits. */
export function createPipedExaminer(options: PipedExaminerOptions): Examiner {
  const { results, notes, page } = options
  const lines = linesOf(options.input)
  let shown: Ask | null = null
  let explained = ''

  return {
    async ask(view) {
      const help = linesHelp(view.ask)
      if (help !== explained) notes.line(help)
      explained = help
      for (const line of unveiled(view, shown, page)) results.line(line)
      if (view.ask.revealed && view.ask.picked === null && !(shown?.turn === view.ask.turn && shown.revealed))
        notes.line(gradeLine(view, page.width))
      shown = view.ask
      const note = lineNote(view.note)
      if (note !== '') notes.line(note)
      if (view.note === 'history' || view.note === 'source')
        for (const line of asideLines(view, page, options.zone)) notes.line(line)
      // A choice is right or wrong: nothing is left to say, and the next letter is for the next card.
      if (view.ask.picked !== null && view.ask.verdict !== null)
        return { kind: 'grade', grade: view.ask.verdict.grade }
      for (;;) {
        const { value: line, done } = await lines.next()
        if (done) return { kind: 'quit' }
        const move = moveOfLine(line, view.ask)
        if (move !== null) return move
        notes.line(`No move: ${oneLine(line)}. ${help}`)
      }
    },
    async end(session) {
      for (const line of await options.summary(session)) results.line(line)
      return 'leave'
    },
    aside: (work) => work(),
    async close() {
      await lines.return(undefined)
    },
  }
}

/** The lines of a stream as they come; the last one needs no line end. */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string, undefined> {
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
