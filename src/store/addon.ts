import { createRequire } from 'node:module'
import { Problem } from '../problem.ts'
import { shown } from './failure.ts'

/**
 * SQLite's compiled addon. The bundle holds better-sqlite3's JavaScript but no binary, so it is looked up
 * from where iq is installed.
 * @throws Problem naming the one command that mends it, when it is missing or was built for another Node.
 */
export function loadAddon(from: string = __filename): object {
  const require = createRequire(from)
  try {
    return require(require.resolve('better-sqlite3/build/Release/better_sqlite3.node')) as object
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const folder = from.replace(/[\\/](dist|src)[\\/].*$/, '')
    const mend = `cd ${shown(folder)} && npm rebuild better-sqlite3`
    const missing = 'code' in error && error.code === 'MODULE_NOT_FOUND'
    throw missing
      ? new Problem(
          'addon-missing',
          "SQLite's addon is not installed: npm may have been told to run no install scripts.",
          {
            hint: `Run: ${mend}`,
            cause: error,
          },
        )
      : new Problem('addon-unfit', `SQLite's addon does not load in this Node: ${firstLine(error.message)}`, {
          hint: `Run: ${mend}`,
          cause: error,
        })
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''
