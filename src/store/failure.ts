import { Problem } from '../problem.ts'

/**
 * What an error of SQLite means for a person; any other error is given back as it is. Every command's error
 * boundary passes through here, so that a full disk in the middle of a review reads like one.
 */
export function libraryProblem(error: unknown, file: string): unknown {
  if (error instanceof Problem || !(error instanceof Error) || error.name !== 'SqliteError') return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const told = MEANING.find(({ codes }) => codes.some((prefix) => code.startsWith(prefix)))
  if (!told) return error
  return new Problem(told.problem, told.message(file), { hint: told.hint(file), cause: error })
}

interface Meaning {
  codes: string[]
  problem: string
  message: (file: string) => string
  hint: (file: string) => string
}

const MEANING: Meaning[] = [
  {
    codes: ['SQLITE_BUSY', 'SQLITE_LOCKED'],
    problem: 'library-locked',
    message: (file) => `Another program is writing to the library ${file}.`,
    hint: () => 'Let it finish, or end it, and run the command again. Nothing was changed.',
  },
  {
    codes: ['SQLITE_CORRUPT', 'SQLITE_NOTADB'],
    problem: 'library-damaged',
    message: (file) => `The library ${file} is damaged: SQLite cannot read all of it.`,
    hint: (file) => `Nothing was changed. What is wrong is told by: iq doctor --db ${shown(file)}`,
  },
  {
    codes: ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'SQLITE_AUTH'],
    problem: 'library-read-only',
    message: (file) => `The library ${file} cannot be written to.`,
    hint: () => 'Make the file and its folder writable for you, or name another library with --db FILE.',
  },
  {
    codes: ['SQLITE_FULL'],
    problem: 'disk-full',
    message: (file) => `The disk that holds the library ${file} is full.`,
    hint: () => 'Free some space and run the command again. What was acknowledged is kept.',
  },
  {
    codes: ['SQLITE_IOERR'],
    problem: 'disk-failed',
    message: (file) => `The disk that holds the library ${file} gave an error.`,
    hint: () => 'Look after the disk first; what was acknowledged before is kept.',
  },
]

/** A path as it can be typed in a shell. */
export const shown = (file: string): string =>
  /^[\w./~+:@%-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`
