import type { Interviewer, MockInput, MockView } from '../study/mock/examiner.ts'
import { type Score, suggestion } from '../study/mock/mock.ts'
import { entryLine } from './entry-text.ts'
import { openFooter } from './footer.ts'
import { goesOn, type Key } from './keys.ts'
import { EMPTY, type Line, write } from './line-editor.ts'
import { MOCK_NOTES } from './mock-lines.ts'
import type { Page } from './page.ts'
import { screenfuls } from './screenful.ts'
import { guard } from './sink.ts'
import { PLAIN } from './style.ts'
import { clockText, mockQuestion, mockRubric, pointLines, suggestionText } from './views/mock.ts'
import { shorten } from './width.ts'

export interface MockPromptOptions {
  input: NodeJS.ReadStream
  output: NodeJS.WriteStream
  page: () => Page
  rows: () => number
  /** Lets the person write on in an editor. */
  compose: (text: string) => Promise<string>
}

const SECOND = 1000
/** The terminal marks the beginning and the end of what is pasted. */
const PASTE_ON = '\u001b[?2004h'
const PASTE_OFF = '\u001b[?2004l'

/** Interviews by keys: one footer with the time, questions and rubrics printed above it. */
export function createMockPrompt({ input, output, page, rows, compose }: MockPromptOptions): Interviewer {
  const typed: Key[] = []
  let wake: () => void = () => {}
  let left: MockInput | null = null
  let unread: string[][] = []
  let view: MockView | null = null
  let last: MockView | null = null
  let entry: { what: 'answer' | 'note'; line: Line } | null = null

  const open = () =>
    openFooter({
      input,
      output,
      key(key) {
        typed.push(key)
        wake()
      },
      redraw() {
        if (view === null) return
        output.write('\u001b[2J\u001b[H')
        print(linesBetween(null, view, page()))
        show()
      },
      leave(interrupted) {
        left = interrupted ? { kind: 'quit', interrupted: true } : { kind: 'quit' }
        wake()
      },
    })
  let footer = open()
  const ticking = setInterval(show, SECOND)

  function print(lines: readonly string[]): void {
    const [first, ...later] = screenfuls(lines, Math.max(2, rows() - 1))
    unread = later
    if (first !== undefined) above(first)
  }

  function above(lines: readonly string[]): void {
    if (lines.length > 0) output.write(`\r\u001b[J${guard(`${lines.join('\n')}\n`, page().style !== PLAIN)}`)
  }

  function show(): void {
    if (view === null) return
    if (entry !== null) footer.show(entryLine(entry.what, entry.line, page()))
    else footer.show({ text: footerText(view, unread.length > 0, page()), typed: '', cursor: 0 })
  }

  async function nextKey(): Promise<Key | null> {
    while (left === null && typed.length === 0) {
      show()
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    return left === null ? (typed.shift() ?? null) : null
  }

  async function inputOf(key: Key, of: MockView): Promise<MockInput | null> {
    if (entry !== null) return written(entry, key)
    const next = unread.shift()
    if (next !== undefined) {
      above(next)
      return null
    }
    const wish = wishOf(key, of)
    if (wish !== 'answer' && wish !== 'note') return wish
    entry = { what: wish, line: EMPTY }
    output.write(PASTE_ON)
    return null
  }

  async function written(
    { what, line }: { what: 'answer' | 'note'; line: Line },
    key: Key,
  ): Promise<MockInput | null> {
    const next = write(line, key)
    if (typeof next === 'object') {
      entry = { what, line: next }
      return null
    }
    entry = null
    output.write(PASTE_OFF)
    if (next === 'cancel') return null
    let text = line.before + line.after
    if (next === 'editor') {
      await footer.close()
      try {
        text = await compose(text)
      } finally {
        footer = open()
      }
    }
    if (text.trim() === '') return null
    return what === 'note' ? { kind: 'note', text } : { kind: 'answered', typed: text }
  }

  return {
    async ask(next) {
      if (left !== null) return left
      print(linesBetween(last, next, page()))
      view = next
      last = next
      for (;;) {
        const key = await nextKey()
        const move = key === null ? left : await inputOf(key, next)
        if (move !== null) return move
      }
    },
    close() {
      clearInterval(ticking)
      if (entry !== null) output.write(PASTE_OFF)
      return footer.close()
    },
  }
}

/** The lines that bring the screen from one view to the next. */
function linesBetween(before: MockView | null, view: MockView, page: Page): string[] {
  const { current } = view
  const same = before?.current.position === current.position ? before.current : null
  const question = same === null ? mockQuestion(view, page) : []
  if (current.phase === 'asking') return question
  if (same === null || same.phase === 'asking') return [...question, ...mockRubric(view, page)]
  return current.points.flatMap(({ ticked }, i) =>
    ticked === same.points[i]?.ticked ? [] : pointLines(current.points, i, page),
  )
}

/** What a key asks for; `answer` and `note` want a text first. */
function wishOf(key: Key, { current }: MockView): MockInput | 'answer' | 'note' | null {
  if (key.ctrl || key.meta) return null
  const letter = key.sequence?.toLowerCase() ?? ''
  if (letter === 's') return { kind: 'skip' }
  if (letter === 'q') return { kind: 'quit' }
  if (current.phase === 'asking') {
    if (current.since === null) return { kind: 'go-on' }
    if (goesOn(key)) return { kind: 'answered', typed: null }
    return letter === 't' ? 'answer' : letter === 'p' ? { kind: 'pause' } : null
  }
  if (letter === 'n') return 'note'
  if (goesOn(key)) return { kind: 'next' }
  if (current.phase === 'rubric')
    return /^[1-9]$/.test(letter) ? { kind: 'tick', point: Number(letter) - 1 } : null
  if (letter === 'b') return { kind: 'back' }
  return /^[0-4]$/.test(letter) ? { kind: 'score', score: Number(letter) as Score } : null
}

/** The time and the keys: quiet while there is time, yellow from three quarters on, red when it is over. */
function footerText(view: MockView, more: boolean, { style, columns }: Page): string {
  const width = columns - 1
  if (more) return style.inverse(shorten(' more: space ', width))
  const { current, planned } = view
  const said = view.note === null || view.note === 'paused' ? '' : `${MOCK_NOTES[view.note]} · `
  if (current.phase === 'asking') {
    if (current.since === null) return style.cyan(shorten(`${said}paused · any key goes on · q quit`, width))
    const { ms, pace } = view.clock()
    const over =
      pace === 'over' ? ` over by ${clockText(ms - planned.budget)}` : ` of ${clockText(planned.budget)}`
    const paint = pace === 'over' ? style.red : pace === 'nearly' ? style.yellow : style.cyan
    return paint(
      shorten(`${said}${clockText(ms)}${over} · space answered · t type · p pause · s skip · q quit`, width),
    )
  }
  const suggested = suggestionText(current.points)
  if (current.phase === 'rubric')
    return style.cyan(
      shorten(`${said}1-${current.points.length} tick · space go on · n note · ${suggested}`, width),
    )
  const take = suggestion(current.points) === null ? '' : ` · space takes ${suggestion(current.points)}`
  return style.cyan(shorten(`${said}your score 0-4${take} · n note · ${suggested}`, width))
}
