import fs from 'node:fs'
import path from 'node:path'
import { Problem } from '../problem.ts'
import { gather, nameDevice, readingFrom, unfitness, vacuumInto } from '../store/copy.ts'
import { libraryExists } from '../store/database.ts'
import { libraryProblem } from '../store/failure.ts'
import { MIGRATIONS } from '../store/migrations/index.ts'
import { type Backup, backUpDatabase, backups } from './backup.ts'
import type { Ports } from './open.ts'
import { replaceFile } from './replace-file.ts'

/** A library that was restored. */
interface Restored {
  /** The backup it came from. */
  from: string
  /** Where what was there before is kept; null when nothing was. */
  before: string | null
}

/** The backup to restore: the one named, or the newest of this library. @throws Problem no-backup (exit 3). */
export function backupToRestore(file: string, named: string | undefined, ports: Ports): Pick<Backup, 'file'> {
  const [newest] = named === undefined ? backups(file, ports) : [{ file: path.resolve(named) }]
  if (newest && fs.existsSync(newest.file)) return newest
  throw new Problem(
    'no-backup',
    named === undefined ? 'There is no backup yet.' : `There is no file ${named}.`,
    {
      hint: `Backups lie in ${path.join(ports.state, 'backups')}`,
      exitCode: 3,
    },
  )
}

/**
 * Puts a backup in the place of the library. What is there now is backed up first; the copy is made beside it,
 * flushed and renamed, so that at every instant one of the two is there, whole. The restored library takes a
 * new device id: the events it goes on to write are not those its original wrote after the backup.
 * @throws Problem not-a-backup, library-locked, backup-failed.
 */
export function restore(file: string, from: string, ports: Ports): Restored {
  const place = fs.existsSync(file) ? fs.realpathSync(file) : file
  const unfit = asReadable(from, () => readingFrom(from, (db) => unfitness(db, MIGRATIONS.length)))
  if (unfit !== null) throw notABackup(from, unfit)
  fs.mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 })
  try {
    const fresh = !libraryExists(place)
    const whole = fresh || gathered(place)
    const before = fresh ? null : setAside(place, ports)
    replaceFile(place, (copy) => {
      readingFrom(from, (db) => vacuumInto(db, copy))
      nameDevice(copy, ports.newDevice())
      if (!whole)
        for (const suffix of ['-wal', '-shm', '-journal']) fs.rmSync(place + suffix, { force: true })
    })
    return { from, before }
  } catch (error) {
    throw libraryProblem(error, file)
  }
}

/** A library that can be read is backed up like any other; one that cannot is copied byte by byte. */
function setAside(file: string, ports: Ports): string {
  try {
    return readingFrom(file, (db) => backUpDatabase(db, file, ports)).file
  } catch {
    const aside = `${file}.before-restore`
    fs.copyFileSync(file, aside)
    if (fs.existsSync(`${file}-wal`)) fs.copyFileSync(`${file}-wal`, `${aside}-wal`)
    return aside
  }
}

const BUSY_MS = 1000

/** Whether all of the library is in its one file now; not so where it is damaged. */
function gathered(file: string): boolean {
  try {
    gather(file, BUSY_MS)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('SQLITE_BUSY')) throw error
    return false
  }
}

function asReadable<T>(from: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw notABackup(from, (error as Error).message)
  }
}

const notABackup = (from: string, why: string): Problem =>
  new Problem('not-a-backup', `${from} cannot be restored: ${why}.`, { hint: 'Nothing was changed.' })
