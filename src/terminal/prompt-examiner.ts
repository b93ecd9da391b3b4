import { PassThrough } from 'node:stream'
import { createPrompt, ExitPromptError, useEffect, useKeypress, useState } from '@inquirer/core'
import type { Examiner, View } from '../study/examiner.ts'
import type { Ask, Move } from '../study/session.ts'
import { footerText } from './footer-text.ts'
import { goesOn, type Key, keysHelp, moveOfKey } from './keys.ts'
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
}

/**
 * Asks by keys. The whole session is one inquirer prompt, used as a footer of one line; cards are printed
 * above it. A prompt for each card would lose keys typed ahead, and a tall prompt litters the scrollback.
 */
export function createPromptExaminer({ input, output, page, rows }: PromptExaminerOptions): Examiner {
  const typed: Key[] = []
  let unread: string[][] = []
  let shown: Ask | null = null
  let view: View | null = null
  let answer: ((move: Move) => void) | null = null
  let left: Move | null = null

  // One line: inquirer erases as many rows as it thinks it wrote.
  const footer = openFooter({
    input,
    output,
    key(key) {
      typed.push(key)
      respond()
    },
    redraw() {
      if (view === null) return
      output.write(CLEAR)
      print(unveiled(view, null, page()))
      show()
    },
    leave(interrupted) {
      left = interrupted ? { kind: 'quit', interrupted: true } : { kind: 'quit' }
      respond()
    },
  })

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

  /** Answers the session, if it waits for an answer, with the next key that means something. */
  function respond(): void {
    const move = answer === null || view === null ? null : (left ?? nextMove(view))
    if (move !== null) {
      answer?.(move)
      answer = null
    }
    show()
  }

  function nextMove({ ask }: View): Move | null {
    for (let key = typed.shift(); key !== undefined; key = typed.shift()) {
      const turned = unread.shift()
      if (turned !== undefined) {
        above(turned)
        if (goesOn(key)) continue
        above(unread.splice(0).flat())
      }
      const move = moveOfKey(key, ask.revealed)
      if (move !== null) return move
    }
    return null
  }

  function show(): void {
    if (view !== null) footer.show(footerText(view, unread.length > 0, page()))
  }

  return {
    ask(next) {
      if (left !== null) return Promise.resolve(left)
      view = next
      print(unveiled(next, shown, page()))
      if (next.note === 'help') above([...keysHelp(next.kind).map((line) => page().style.dim(line)), ''])
      shown = next.ask
      return new Promise((resolve) => {
        answer = resolve
        respond()
      })
    },
    close: () => footer.close(),
  }
}

const ERASE = '\r\u001b[J'
const CLEAR = '\u001b[2J\u001b[H'

interface FooterOptions {
  input: NodeJS.ReadStream
  output: NodeJS.WriteStream
  key(key: Key): void
  /** The screen is another: resized, or back from the background. */
  redraw(): void
  /** Ctrl-C, or the terminal went away. */
  leave(interrupted: boolean): void
}

interface Footer {
  show(text: string): void
  close(): Promise<void>
}

function openFooter({ input, output, key, redraw, leave }: FooterOptions): Footer {
  let put: (line: { text: string }) => void = () => {}
  let end: () => void = () => {}
  let open = true

  const prompt = createPrompt<undefined, object>((_config, done) => {
    const [line, setLine] = useState({ text: ' ' })
    useKeypress((pressed, readline) => {
      // Inquirer takes what readline collects for the person's answer and would move the cursor behind it.
      readline.clearLine(0)
      key(pressed as Key)
    })
    useEffect((readline) => {
      put = setLine
      end = () => done(undefined)
      const closed = () => {
        if (open) leave(false)
      }
      const resumed = () => {
        readline.resume()
        redraw()
      }
      readline.on('close', closed)
      readline.on('SIGCONT', resumed)
      output.on('resize', redraw)
      return () => {
        readline.removeListener('close', closed)
        readline.removeListener('SIGCONT', resumed)
        output.off('resize', redraw)
      }
    }, [])
    return line.text
  })

  // Inquirer throws away what a terminal holds when a prompt opens. These are keys typed ahead, so it reads
  // them from a stream that is none.
  const keys = Object.assign(new PassThrough(), {
    setRawMode: (raw: boolean) => input.isTTY && input.setRawMode(raw),
  })
  input.pipe(keys)
  const ended = prompt({}, { input: keys, output, clearPromptOnDone: true }).catch((error: unknown) => {
    open = false
    if (!(error instanceof ExitPromptError)) throw error
    leave(true)
  })

  return {
    // A new object each time: what was printed above took the old footer's place.
    show(text) {
      if (open) put({ text })
    },
    async close() {
      open = false
      end()
      await ended
      input.unpipe(keys)
      input.pause()
    },
  }
}
