import type { Interviewer, MockInput, MockView } from '../study/mock/examiner.ts'
import type { Current, Score } from '../study/mock/mock.ts'
import type { MockNote } from '../study/mock/step.ts'
import type { Page } from './page.ts'
import { linesOf } from './piped-examiner.ts'
import type { Sink } from './sink.ts'
import { mockQuestion, mockRubric, suggestionText } from './views/mock.ts'

/** The line protocol of an interview in a sentence. */
const HELP =
  'A line is your answer, an empty one says you gave it aloud; then numbers tick points, an empty line goes on, 0-4 scores, n TEXT notes. :s skips, :p pauses, :q quits.'

export const MOCK_NOTES: Record<MockNote, string> = {
  'answer-first': 'answer first',
  'no-such-point': 'there is no such point',
  'score-needed': 'give a score from 0 to 4',
  paused: 'paused',
  over: 'the interview is over',
}

/** Interviews without a terminal: questions to results, what there is to say about a line to notes. */
export function createLineInterviewer(options: {
  input: AsyncIterable<Uint8Array | string>
  results: Sink
  notes: Sink
  page: Page
}): Interviewer {
  const { results, notes, page } = options
  const lines = linesOf(options.input)
  let shown: Current | null = null

  function show(view: MockView): void {
    const { position, phase, points } = view.current
    if (shown === null) notes.line(HELP)
    const same = shown?.position === position ? shown : null
    if (same === null) for (const line of mockQuestion(view, page)) results.line(line)
    if (phase !== 'asking') {
      if (same === null || same.phase === 'asking')
        for (const line of mockRubric(view, page)) results.line(line)
      if (same?.phase !== phase || same.points !== points)
        notes.line(suggestionText(points) || 'No points to go by.')
    }
    if (phase === 'scoring' && same?.phase !== phase) notes.line('Your score, 0-4?')
    shown = view.current
  }

  return {
    async ask(view) {
      show(view)
      if (view.note !== null) notes.line(`Not done: ${MOCK_NOTES[view.note]}.`)
      for (;;) {
        const { value, done } = await lines.next()
        if (done) return { kind: 'quit' }
        const input = inputOf(value.replace(/\r$/, ''), view)
        if (input !== null) return input
        notes.line(HELP)
      }
    },
    async close() {
      await lines.return(undefined)
    },
  }
}

const COMMANDS: Readonly<Record<string, MockInput>> = {
  ':s': { kind: 'skip' },
  ':p': { kind: 'pause' },
  ':q': { kind: 'quit' },
}

/** What a line asks for; null when it asks for nothing that can be done. */
function inputOf(line: string, { current }: MockView): MockInput | null {
  const word = line.trim()
  const command = COMMANDS[word]
  if (command !== undefined) return command
  if (current.phase === 'asking') {
    if (current.since === null) return { kind: 'go-on' }
    return { kind: 'answered', typed: word === '' ? null : line }
  }
  const note = /^n(?:ote)?\s+(.+)$/.exec(word)?.[1]
  if (note !== undefined) return { kind: 'note', text: note }
  if (current.phase === 'rubric') {
    if (word === '') return { kind: 'next' }
    return /^\d$/.test(word) ? { kind: 'tick', point: Number(word) - 1 } : null
  }
  return /^[0-4]$/.test(word) ? { kind: 'score', score: Number(word) as Score } : null
}
