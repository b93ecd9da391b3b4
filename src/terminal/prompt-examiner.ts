import { Problem } from '../problem.ts'
import type { Zone } from '../review/study-day.ts'
import type { Examiner, View } from '../study/examiner.ts'
import type { Move } from '../study/move.ts'
import type { Ask, Session } from '../study/session.ts'
import { asideLines } from './aside.ts'
import { entryLine } from './entry-text.ts'
import { openFooter } from './footer.ts'
import { endText, footerText } from './footer-text.ts'
import { goesOn, type Key, optionOfKey, wishOfKey } from './keys.ts'
import { EMPTY, type Line, write } from './line-editor.ts'
import { commandIn } from './lines.ts'
import type { Page } from './page.ts'
import { screenfuls } from './screenful.ts'
import { guard } from './sink.ts'
import { PLAIN } from './style.ts'
import { unveiled } from './unveil.ts'

export interface PromptExaminerOptions {
  input: NodeJS.ReadStream
  output: NodeJS.WriteStream
  /** The page and the rows of the screen as they are now: both change when the window is resized. */
  page: () => Page
  rows: () => number
  zone: Zone
  /** UTC milliseconds. */
  now: () => number
  /** How a session went. */
  summary: (session: Session) => Promise<readonly string[]>
  /** Lets the person write on in an editor. */
  compose: (text: string) => Promise<string>
  /** Told of Ctrl-C at once, also while nothing is asked. */
  interrupted?: () => void
}

/** A text being written in the footer. */
interface Entry {
  what: 'answer' | 'note'
  line: Line
}

/**
 * Asks by keys. The whole session is one inquirer prompt, used as a footer of one line; cards are printed
 * above it. A prompt for each card would lose keys typed ahead, and a tall prompt litters the scrollback.
 */
export function createPromptExaminer(options: PromptExaminerOptions): Examiner {
  const { output, page, rows } = options
  const typed: Key[] = []
  let wake: () => void = () => {}
  let left: Move | null = null
  let unread: string[][] = []
  let shown: Ask | null = null
  let view: View | null = null
  let entry: Entry | null = null
  let ended: readonly string[] | null = null
  let picked: readonly number[] = []

  const open = () =>
    openFooter({
      input: options.input,
      output,
      key(key) {
        typed.push(key)
        wake()
      },
      redraw() {
        if (view === null) return
        output.write(CLEAR)
        print(ended ?? unveiled(view, null, page()))
        show()
      },
      leave(interrupted) {
        left = interrupted ? { kind: 'quit', interrupted: true } : { kind: 'quit' }
        if (interrupted) options.interrupted?.()
        wake()
      },
    })
  let footer = open()

  /** Prints one screenful; the rest waits for a key. */
  function print(lines: readonly string[]): void {
    // One row is the footer's.
    const [first, ...later] = screenfuls(lines, Math.max(2, rows() - 1))
    unread = later
    if (first !== undefined) above(first)
  }

  function above(lines: readonly string[]): void {
    if (lines.length > 0) output.write(ERASE + guard(`${lines.join('\n')}\n`, page().style !== PLAIN))
  }

  function show(): void {
    if (view === null) return
    const plain = (text: string) => ({ text, typed: '', cursor: 0 })
    if (entry !== null) footer.show(entryLine(entry.what, entry.line, page()))
    else if (ended !== null && unread.length === 0) footer.show(plain(endText(page(), true)))
    else
      footer.show(plain(footerText(view, { more: unread.length > 0, picked, left: secondsLeft() }, page())))
  }

  /** Whole seconds left of the card's time; null without a limit. */
  function secondsLeft(): number | null {
    if (view === null || view.timeUp === null || ended !== null) return null
    return Math.max(0, Math.ceil((view.timeUp - options.now()) / 1000))
  }

  /** The next key, typed ahead or awaited; null when the person or the terminal has left, or time is up. */
  async function nextKey(): Promise<Key | null> {
    while (left === null && typed.length === 0 && secondsLeft() !== 0) {
      show()
      await new Promise<void>((resolve) => {
        const tick = secondsLeft() === null ? null : setTimeout(resolve, 250)
        wake = () => {
          if (tick !== null) clearTimeout(tick)
          resolve()
        }
      })
    }
    return left === null ? (typed.shift() ?? null) : null
  }

  /** Turns a page of what is left to show; whether that was all the key asked for. */
  function turned(key: Key): boolean {
    const next = unread.shift()
    if (next === undefined) return false
    above(next)
    if (goesOn(key)) return true
    above(unread.splice(0).flat())
    return false
  }

  /** What a key comes to; null when the session has nothing to do with it, or not yet. */
  async function moveOf(key: Key, { ask }: View): Promise<Move | null> {
    if (entry !== null) return written(entry, key)
    if (turned(key)) return null
    const option = optionOfKey(key, ask)
    if (option !== null) return pick(option, ask)
    if (picked.length > 0 && key.name === 'return') return { kind: 'pick', options: picked }
    const wish = wishOfKey(key, ask)
    if (wish?.kind !== 'write') return wish
    if (wish.what === 'answer' && ask.revealed) return { kind: 'answer', text: '' }
    openEntry(wish.what)
    return null
  }

  function openEntry(what: Entry['what']): void {
    entry = { what, line: EMPTY }
    output.write(PASTE_ON)
  }

  /** A choice is made at once where one is right; where several are, marks are set and taken off. */
  function pick(option: number, { item: { test } }: Ask): Move | null {
    if (test?.mode !== 'choice' || !test.question.several) return { kind: 'pick', options: [option] }
    picked = picked.includes(option)
      ? picked.filter((other) => other !== option)
      : [...picked, option].sort((a, b) => a - b)
    return null
  }

  async function written({ what, line }: Entry, key: Key): Promise<Move | null> {
    const next = write(line, key)
    if (typeof next === 'object') {
      entry = { what, line: next }
      return null
    }
    let text: string | null = line.before + line.after
    if (next === 'editor') text = await composed(text)
    entry = null
    output.write(PASTE_OFF)
    if (next === 'cancel' || text === null) return null
    return (what === 'answer' && commandIn(text)) || { kind: what, text }
  }

  /** The card's time is over: what was written by then is the answer. */
  function timeUp(): Move {
    const text = entry?.what === 'answer' ? entry.line.before + entry.line.after : ''
    if (entry !== null) output.write(PASTE_OFF)
    entry = null
    return { kind: 'time-up', text }
  }

  /** What the person made of a text in an editor; null when there is none. */
  async function composed(text: string): Promise<string | null> {
    try {
      return await aside(() => options.compose(text))
    } catch (error) {
      if (!(error instanceof Problem) || view === null) throw error
      view = { ...view, note: error }
      return null
    }
  }

  async function aside<T>(work: () => Promise<T>): Promise<T> {
    await footer.close()
    try {
      return await work()
    } finally {
      footer = open()
    }
  }

  return {
    async ask(next) {
      if (left !== null) return left
      view = next
      if (ended !== null) above([''])
      ended = null
      print(unveiled(next, shown, page()))
      above(asideLines(next, page(), options.zone))
      const isNew = shown?.turn !== next.ask.turn
      shown = next.ask
      if (isNew) picked = []
      if (isNew && next.ask.item.test?.mode === 'typed' && !next.ask.revealed) openEntry('answer')
      for (;;) {
        const key = await nextKey()
        const move = key === null ? (left ?? timeUp()) : await moveOf(key, view)
        if (move !== null) return move
      }
    },
    async end(session) {
      ended = await options.summary(session)
      print(ended)
      if (left !== null || session.ending === 'quit') {
        above(unread.splice(0).flat())
        return 'leave'
      }
      for (;;) {
        const key = await nextKey()
        if (key !== null && turned(key)) continue
        return key?.sequence === 'u' ? 'undo' : 'leave'
      }
    },
    aside,
    close() {
      if (entry !== null) output.write(PASTE_OFF)
      return footer.close()
    },
  }
}

const ERASE = '\r\u001b[J'
const CLEAR = '\u001b[2J\u001b[H'
/** The terminal marks the beginning and the end of what is pasted. */
const PASTE_ON = '\u001b[?2004h'
const PASTE_OFF = '\u001b[?2004l'
