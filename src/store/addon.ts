import { createRequire } from 'node:module'
import path from 'node:path'
import { Problem } from '../problem.ts'
import { shown } from './failure.ts'

/**
 * SQLite's compiled addon. The bundle holds better-sqlite3's JavaScript but no binary, so it is looked up
 * from where iq is installed.
 * @throws Problem naming the one command that mends it, when it is missing or was built for another Node.
 */
export function loadAddon(from: string = __filename): object {
  const load = createRequire(from)
  const folder = from.replace(/[\\/](dist|src)[\\/].*$/, '')
  try {
    return load(path.join(folder, 'node_modules', ADDON)) as object
  } catch (error) {
    if (!isMissing(error)) throw unfit(error, folder)
  }
  try {
    // Installed beside other packages. Asking Node to look everywhere costs a millisecond, so it comes second.
    return load(ADDON) as object
  } catch (error) {
    throw isMissing(error) ? missing(error, folder) : unfit(error, folder)
  }
}

const ADDON = 'better-sqlite3/build/Release/better_sqlite3.node'

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND'

const missing = (cause: unknown, folder: string): Problem =>
  new Problem(
    'addon-missing',
    "SQLite's addon is not installed: npm may have been told to run no install scripts.",
    {
      hint: mend(folder),
      cause,
    },
  )

const unfit = (cause: unknown, folder: string): unknown =>
  cause instanceof Error
    ? new Problem('addon-unfit', `SQLite's addon does not load in this Node: ${firstLine(cause.message)}`, {
        hint: mend(folder),
        cause,
      })
    : cause

const mend = (folder: string): string => `Run: cd ${shown(folder)} && npm rebuild better-sqlite3`

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''
