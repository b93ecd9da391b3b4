import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../problem.ts'
import type { Library } from './open.ts'

/**
 * Runs `work` as one transaction that holds the write lock from the start, so that what it reads still holds
 * when it writes: all of it is kept, or nothing.
 */
export function transaction<T>({ db }: Pick<Library, 'db'>, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  return finished({ db }, work)
}

/** Milliseconds between two looks whether another program is done. */
const PAUSE = 25

/**
 * The same, but while another program writes the process stays awake: keys are read, and `signal` ends the
 * wait at once.
 * @throws Problem interrupted (exit 130).
 */
export async function patientTransaction<T>(
  { db }: Pick<Library, 'db'>,
  work: () => T,
  signal?: AbortSignal,
): Promise<T> {
  const patience = Number(db.pragma('busy_timeout', { simple: true }))
  db.pragma('busy_timeout = 0')
  try {
    for (let waited = 0; !begun(db, waited >= patience); waited += PAUSE) {
      if (!signal?.aborted) await sleep(PAUSE, null, signal ? { signal } : {}).catch(() => {})
      if (signal?.aborted) throw interrupted()
    }
  } finally {
    db.pragma(`busy_timeout = ${patience}`)
  }
  return finished({ db }, work)
}

/** Whether the write lock was free; the last time it is not, that is an error. */
function begun(db: Library['db'], last: boolean): boolean {
  try {
    db.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    const busy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
    if (busy && !last) return false
    throw error
  }
}

function finished<T>({ db }: Pick<Library, 'db'>, work: () => T): T {
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite may have rolled back by itself, on a full disk for one.
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

const interrupted = (): Problem =>
  new Problem('interrupted', 'Interrupted while another program was writing: this answer was not kept.', {
    hint: 'What was acknowledged before is kept.',
    exitCode: 130,
  })
