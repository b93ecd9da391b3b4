import { goesOn, type Key } from './keys.ts'
import type { Page } from './page.ts'
import { screenfuls } from './screenful.ts'
import { guard } from './sink.ts'
import { PLAIN } from './style.ts'

/** What is printed above the footer, a screenful at a time. */
export interface Printout {
  /** Prints one screenful; the rest waits for keys. */
  print(lines: readonly string[]): void
  /** Prints all of it at once. */
  add(lines: readonly string[]): void
  /** There is a screenful left to show. */
  more(): boolean
  /** Turns the page; true when that was all the key asked for. Any key but those that go on shows the rest. */
  turn(key: Key): boolean
  /** Shows what is left. */
  finish(): void
  /** Clears the screen. */
  clear(): void
}

export interface PrintoutOptions {
  output: NodeJS.WriteStream
  /** The page and the rows of the screen as they are now: both change when the window is resized. */
  page: () => Page
  rows: () => number
}

export function createPrintout({ output, page, rows }: PrintoutOptions): Printout {
  let unread: string[][] = []

  function add(lines: readonly string[]): void {
    if (lines.length > 0) output.write(ERASE + guard(`${lines.join('\n')}\n`, page().style !== PLAIN))
  }
  const finish = () => add(unread.splice(0).flat())

  return {
    add,
    finish,
    print(lines) {
      // One row is the footer's.
      const [first = [], ...later] = screenfuls(lines, Math.max(2, rows() - 1))
      unread = later
      add(first)
    },
    more: () => unread.length > 0,
    turn(key) {
      const next = unread.shift()
      if (next === undefined) return false
      add(next)
      if (goesOn(key)) return true
      finish()
      return false
    },
    clear: () => void output.write(CLEAR),
  }
}

const ERASE = '\r\u001b[J'
const CLEAR = '\u001b[2J\u001b[H'
