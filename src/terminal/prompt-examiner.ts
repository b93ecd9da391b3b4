import { Problem } from '../problem.ts'
import type { Zone } from '../review/study-day.ts'
import type { Examiner, View } from '../study/examiner.ts'
import type { Move } from '../study/move.ts'
import type { Ask, Session } from '../study/session.ts'
import { asideLines } from './aside.ts'
import { entryLine } from './entry-text.ts'
import { openFooter } from './footer.ts'
import { endText, footerText } from './footer-text.ts'
import { createKeyboard } from './keyboard.ts'
import { type Key, optionOfKey, wishOfKey } from './keys.ts'
import { EMPTY, type Line, write } from './line-editor.ts'
import { commandIn } from './lines.ts'
import { createPrintout, type PrintoutOptions } from './printout.ts'
import { unveiled } from './unveil.ts'

export interface PromptExaminerOptions extends PrintoutOptions {
  input: NodeJS.ReadStream
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
  const { input, output, page } = options
  const keyboard = createKeyboard()
  const printout = createPrintout(options)
  let shown: Ask | null = null
  let view: View | null = null
  let ended: readonly string[] | null = null
  let entry: Entry | null = null
  let picked: readonly number[] = []

  const open = () =>
    openFooter({
      input,
      output,
      key: keyboard.press,
      redraw() {
        if (view === null) return
        printout.clear()
        printout.print(ended ?? unveiled(view, null, page()))
        show()
      },
      leave(interrupted) {
        if (interrupted) options.interrupted?.()
        keyboard.leave(interrupted)
      },
    })
  let footer = open()

  function show(): void {
    if (view === null) return
    const more = printout.more()
    if (entry !== null && !more) footer.show(entryLine(entry.what, entry.line, page(), secondsLeft()))
    else {
      const text =
        ended !== null && !more
          ? endText(page(), true)
          : footerText(view, { more, picked, left: secondsLeft() }, page())
      footer.show({ text, typed: '', cursor: 0 })
    }
  }

  /** Whole seconds left of the card's time; null without a limit. */
  function secondsLeft(): number | null {
    if (view === null || view.timeUp === null || ended !== null) return null
    return Math.max(0, Math.ceil((view.timeUp - options.now()) / 1000))
  }

  const nextKey = () => keyboard.next(show, secondsLeft)

  /** What a key comes to; null when the session has nothing to do with it, or not yet. */
  async function moveOf(key: Key, { ask }: View): Promise<Move | null> {
    if (printout.turn(key)) return null
    if (entry !== null) return written(entry, key)
    const option = optionOfKey(key, ask)
    if (option !== null) return pick(option, ask)
    if (picked.length > 0 && key.name === 'return') return { kind: 'pick', options: picked }
    const wish = wishOfKey(key, ask)
    if (wish?.kind !== 'write') return wish
    if (wish.what === 'answer' && ask.revealed) return { kind: 'answer', text: '' }
    openEntry(wish.what)
    return null
  }

  /** A choice is made at once where one is right; where several are, marks are set and taken off. */
  function pick(option: number, { item: { test } }: Ask): Move | null {
    if (test?.mode !== 'choice' || !test.question.several) return { kind: 'pick', options: [option] }
    picked = picked.includes(option)
      ? picked.filter((other) => other !== option)
      : [...picked, option].sort((a, b) => a - b)
    return null
  }

  function openEntry(what: Entry['what']): void {
    entry = { what, line: EMPTY }
    output.write(PASTE_ON)
  }

  function closeEntry(): void {
    if (entry !== null) output.write(PASTE_OFF)
    entry = null
  }

  async function written({ what, line }: Entry, key: Key): Promise<Move | null> {
    const next = write(line, key)
    if (typeof next === 'object') {
      entry = { what, line: next }
      return null
    }
    const text = line.before + line.after
    const final = next === 'editor' ? await composed(text) : next === 'done' ? text : null
    closeEntry()
    if (final === null) return null
    return (what === 'answer' && commandIn(final)) || { kind: what, text: final }
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

  /** The card's time is over: what was written by then is the answer. */
  function timeUp(): Move {
    const text = entry?.what === 'answer' ? entry.line.before + entry.line.after : ''
    closeEntry()
    return { kind: 'time-up', text }
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
      const left = keyboard.left()
      if (left !== null) return left
      view = next
      if (ended !== null) printout.add([''])
      ended = null
      printout.print(unveiled(next, shown, page()))
      printout.add(asideLines(next, page(), options.zone))
      const isNew = shown?.turn !== next.ask.turn
      shown = next.ask
      if (isNew) picked = []
      if (isNew && next.ask.item.test?.mode === 'typed' && !next.ask.revealed) openEntry('answer')
      for (;;) {
        const key = await nextKey()
        const move = key === null ? (keyboard.left() ?? timeUp()) : await moveOf(key, view)
        if (move !== null) return move
      }
    },
    async end(session) {
      ended = await options.summary(session)
      printout.print(ended)
      if (keyboard.left() !== null || session.ending === 'quit') {
        printout.finish()
        return 'leave'
      }
      for (;;) {
        const key = await nextKey()
        if (key !== null && printout.turn(key)) continue
        return key?.sequence === 'u' ? 'undo' : 'leave'
      }
    },
    aside,
    close() {
      closeEntry()
      return footer.close()
    },
  }
}

/** The terminal marks the beginning and the end of what is pasted. */
const PASTE_ON = '\u001b[?2004h'
const PASTE_OFF = '\u001b[?2004l'
