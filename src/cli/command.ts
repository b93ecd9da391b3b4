import type { ExitCode } from '../problem.ts'
import type { Context } from './context.ts'

/**
 * How to write a command.
 *
 * 1. Add a row to `commands` in commands/index.ts: what a person types, what it does, an example or two. The row
 *    is all that `iq --help` and the argument parser need, so no command's code loads for another's sake.
 * 2. Write commands/NAME.ts with a `run`: it gets the context, the arguments and the flags as typed values,
 *    calls one use case of library/, and prints one view of terminal/. It should fit on a screen.
 * 3. Test it through the built bin/iq.js in test/e2e/.
 *
 * A command reports trouble by throwing a Problem; main.ts prints it and ends with its exit code.
 */
export interface CommandRow {
  name: string
  /** In commander's notation: `<id>` required, `[path...]` any number. */
  args?: string
  summary: string
  flags?: readonly Flag[]
  /** Typed as printed; the first is shown by `iq --help` when `shown` is true. */
  examples?: readonly string[]
  /** Where no library exists yet, import the bundled seeds before running (see the command contract). */
  firstRun?: true
  /** Fills a library itself, so an empty one is made where there is none. */
  makesLibrary?: true
  /** Looks at libraries that are too damaged for other commands. */
  evenDamaged?: true
  /** Words that begin with one dash are text for this command: `iq search caching -redis`. */
  dashedWords?: true
  load: () => Promise<{ run: Run }>
}

export type Run = (context: Context, args: readonly string[], flags: Flags) => Promise<ExitCode>

export interface Flag {
  /** In commander's notation: `-n, --number <n>`. */
  flag: string
  does: string
  /** Turns the typed text into the value; throws a Problem with exit code 2. */
  parse?: (text: string, earlier?: unknown) => unknown
}

/** Every flag of every command by its long name; absent when not given. */
export interface Flags {
  // everywhere
  db?: string
  json?: boolean
  color?: boolean
  input?: boolean
  quiet?: boolean
  // import
  seeds?: boolean
  dryRun?: boolean
  explain?: boolean
  /** import: the last one; interview: its number. */
  report?: boolean | number
  yes?: boolean
  encoding?: string
  maxSize?: number
  maxLine?: number
  maxNesting?: number
  maxFrontMatter?: number
  // choosing cards
  topic?: string[]
  document?: string[]
  number?: number
  new?: number | boolean
  due?: boolean
  missed?: boolean
  weak?: boolean
  drafts?: boolean
  retired?: boolean
  leeches?: boolean
  all?: boolean
  search?: string[]
  exact?: boolean
  ids?: boolean
  interactive?: boolean
  // sessions
  seed?: number
  mode?: string
  mixed?: boolean
  timer?: number
  again?: boolean
  unseen?: boolean
  minutes?: number
  until?: string
  since?: string
  // interview
  plan?: boolean
  resume?: boolean
  markdown?: string
  // add
  answer?: string
  // grade
  at?: number
  // doctor
  rebuild?: boolean
}
