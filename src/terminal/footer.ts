import { PassThrough } from 'node:stream'
import { createPrompt, ExitPromptError, useEffect, useKeypress, useState } from '@inquirer/core'
import type { FooterLine } from './entry-text.ts'
import type { Key } from './keys.ts'

interface FooterOptions {
  input: NodeJS.ReadStream
  output: NodeJS.WriteStream
  key(key: Key): void
  /** The screen is another: resized, or back from the background. */
  redraw(): void
  /** Ctrl-C, or the terminal went away. */
  leave(interrupted: boolean): void
}

/** The one line below the cards. */
export interface Footer {
  show(line: FooterLine): void
  /** Takes the line off the screen and gives the keyboard back. */
  close(): Promise<void>
}

/** What readline holds of a line being written; Node lets it be set. */
interface Writable {
  line: string
  cursor: number
}

/** A prompt of inquirer's that reads keys until it is closed. */
export function openFooter({ input, output, key, redraw, leave }: FooterOptions): Footer {
  let put: (line: FooterLine) => void = () => {}
  let end: () => void = () => {}
  let open = true

  const prompt = createPrompt<undefined, object>((_config, done) => {
    const [line, setLine] = useState<FooterLine>({ text: ' ', typed: '', cursor: 0 })
    useKeypress((pressed, readline) => {
      // Inquirer takes what readline collects for the person's answer and would move the cursor behind it.
      readline.clearLine(0)
      key(pressed as Key)
    })
    useEffect((readline) => {
      put = (next) => {
        // Inquirer puts the cursor where readline has it, inside the end of the line.
        Object.assign(readline as unknown as Writable, { line: next.typed, cursor: next.cursor })
        setLine(next)
      }
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
    show(line) {
      if (open) put({ ...line })
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
