import fs from 'node:fs'
import { Problem } from '../problem.ts'
import { HOSTILE, picture } from './visible.ts'

/** Where lines go: results to standard output, notes and errors to standard error. */
export interface Sink {
  write(text: string): void
  /** Writes the text and a line end. */
  line(text?: string): void
}

/** Writes some of the bytes, says how many, throws as fs.writeSync does. */
export type WriteSome = (fd: number, bytes: Uint8Array, offset: number) => number

interface SinkOptions {
  fd: number
  /** Whether iq's own styling passes; without it not a single escape sequence does. */
  colour: boolean
  /** Swallows everything: `-q` for notes. Errors get a sink of their own. */
  silent?: boolean
  write?: WriteSome
}

/**
 * The reader of standard output went away (`iq list | head -1`). Thrown once, to stop the command at once;
 * main ends the process quietly with exit code 0.
 */
export class ClosedPipe extends Error {
  constructor() {
    super('the reader of the output has gone')
    this.name = 'ClosedPipe'
  }
}

const ESCAPE = '\u001b'

/** What `Style` emits, and no other code: weight, lines, inverse and six colours, one a sequence. */
const OWN_STYLE = /\u001b\[(?:[123479]|2[23479]|3[1-69])m/y

/**
 * The last guard: views make foreign text visible as it enters them; whatever slipped past them is caught
 * here. Only iq's own styling passes, and only where there is colour.
 */
export function guard(text: string, colour: boolean): string {
  return text.replace(HOSTILE, (character, offset: number) => {
    if (!colour || character !== ESCAPE) return picture(character)
    OWN_STYLE.lastIndex = offset
    return OWN_STYLE.test(text) ? character : picture(character)
  })
}

/**
 * A sink over a file descriptor. Writes are synchronous and complete: nothing is lost when the process ends
 * right after. Throws ClosedPipe once when standard output is closed, a Problem when it cannot be written.
 */
export function createSink({ fd, colour, silent = false, write = fs.writeSync }: SinkOptions): Sink {
  let open = !silent
  const put = (text: string) => {
    if (!open || text === '') return
    const end = writeAll(fd, Buffer.from(guard(text, colour), 'utf8'), write)
    if (end === 'written') return
    open = false
    if (fd === 1) throw new ClosedPipe()
  }
  return { write: put, line: (text = '') => put(`${text}\n`) }
}

/** One line of standard error that is written over and over: the progress of an import. */
export interface StatusLine {
  show(text: string): void
  clear(): void
}

/** Only for a terminal: it returns the carriage and erases to the end of the line. */
export function createStatusLine({ fd, colour, write = fs.writeSync }: SinkOptions): StatusLine {
  const ERASE = '\r\u001b[K'
  let shown = false
  const put = (text: string) => writeAll(fd, Buffer.from(text, 'utf8'), write)
  return {
    show(text) {
      put(ERASE + guard(text, colour))
      shown = true
    },
    clear() {
      if (shown) put(ERASE)
      shown = false
    },
  }
}

const RETRY_MS = 5

function writeAll(fd: number, bytes: Uint8Array, write: WriteSome): 'written' | 'closed' {
  let offset = 0
  while (offset < bytes.length) {
    try {
      offset += write(fd, bytes, offset)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EPIPE') return 'closed'
      // A pipe or terminal shared with a process that made it non-blocking: the reader is slow, not gone.
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS)
      else throw cannotWrite(fd, error as NodeJS.ErrnoException)
    }
  }
  return 'written'
}

function cannotWrite(fd: number, cause: NodeJS.ErrnoException): Problem {
  const stream = fd === 1 ? 'standard output' : 'standard error'
  const why = cause.code === 'ENOSPC' ? 'there is no space left on the device' : cause.message
  return new Problem('output-failed', `Cannot write to ${stream}: ${why}.`, { cause })
}
