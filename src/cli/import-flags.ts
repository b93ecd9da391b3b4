import { Problem } from '../problem.ts'
import type { Flag } from './command.ts'

/** A number of characters, `k` and `m` for a thousand and a million of them. */
const characters =
  (name: string) =>
  (text: string): number => {
    const [, digits = '', unit = ''] = /^(\d{1,9})([km]?)$/i.exec(text) ?? []
    const value = Number(digits) * ({ k: 1e3, m: 1e6 }[unit.toLowerCase()] ?? 1)
    if (value > 0) return value
    throw new Problem('bad-flag', `${name} takes a number of characters above 0, not "${text}".`, {
      hint: `For example: ${name} 500k`,
      exitCode: 2,
    })
  }

const limit = (name: string, does: string): Flag => ({
  flag: `${name} <n>`,
  does,
  parse: characters(name),
})

/** How documents are read: what a stranger's file may be at most, and how its bytes are text. */
export const readingFlags: readonly Flag[] = [
  { flag: '--encoding <name>', does: 'how the bytes are text: latin1, utf-16le, windows-1252 … (UTF-8)' },
  limit('--max-size', 'characters of a document (16m)'),
  limit('--max-line', 'characters of a line (250k)'),
  limit('--max-nesting', 'quotes and lists within each other (40)'),
  limit('--max-front-matter', 'characters of front matter (64k)'),
]
