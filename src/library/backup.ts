import fs from 'node:fs'
import path from 'node:path'
import { Problem } from '../problem.ts'
import { chance } from '../review/chance.ts'
import { vacuumInto } from '../store/copy.ts'
import type { Database } from '../store/database.ts'
import { kept } from './backup-plan.ts'
import type { Library, Ports } from './open.ts'
import { replaceFile } from './replace-file.ts'

/** A copy of a library. */
export interface Backup {
  file: string
  /** UTC milliseconds. */
  at: number
  /** Bytes. */
  size: number
}

/**
 * Copies a library, whole and as it stands at one instant, into the folder of backups, and lets go of those that
 * are no longer kept.
 * @throws Problem backup-failed.
 */
export const backUp = ({ file, db, ports }: Library): Backup => backUpDatabase(db, file, ports)

/** The same unless there is a copy of the last day already, or nothing to copy; null when there was no need. */
export function backUpDaily(library: Library): Backup | null {
  if (library.file === ':memory:') return null
  const [newest] = backups(library.file, library.ports)
  return newest && library.ports.now() - newest.at < DAY ? null : backUp(library)
}

/** A little less than a day: a habit does not keep to the minute. */
const DAY = 20 * 3_600_000

export function backUpDatabase(
  db: Database,
  file: string,
  { state, now }: Pick<Ports, 'state' | 'now'>,
): Backup {
  const placeOf = (at: number) => path.join(state, 'backups', `${nameOf(file)}-${stampOf(at)}.db`)
  let at = Math.floor(now() / 1000) * 1000
  // Never over another: it may be the very one that is about to be restored.
  while (fs.existsSync(placeOf(at))) at += 1000
  const place = placeOf(at)
  try {
    fs.mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 })
    replaceFile(place, (fresh) => vacuumInto(db, fresh))
    thin(file, { state, now })
    return { file: place, at, size: fs.statSync(place).size }
  } catch (error) {
    throw new Problem('backup-failed', `No backup could be made at ${place}: ${(error as Error).message}.`, {
      hint: 'Make room or that folder writable, or name another with XDG_STATE_HOME.',
      cause: error,
    })
  }
}

/** The backups of a library, newest first. */
export function backups(file: string, { state }: Pick<Ports, 'state'>): Backup[] {
  const folder = path.join(state, 'backups')
  const ours = new RegExp(`^${nameOf(file)}-(\\d{8})T(\\d{6})Z\\.db$`)
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : []
  return names
    .flatMap((name) => {
      const [, day, time] = name.match(ours) ?? []
      if (day === undefined || time === undefined) return []
      const at = Date.parse(
        `${day.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`,
      )
      const place = path.join(folder, name)
      return [{ file: place, at, size: fs.statSync(place).size }]
    })
    .sort((a, b) => b.at - a.at)
}

function thin(file: string, ports: Pick<Ports, 'state' | 'now'>): void {
  const all = backups(file, ports)
  const keep = kept(
    all.map(({ at }) => at),
    ports.now(),
  )
  for (const { file, at } of all) if (!keep.has(at)) fs.rmSync(file)
}

/** Several libraries may share the folder: its name and a mark of its path tell whose a backup is. */
function nameOf(file: string): string {
  const mark = Math.floor(chance(path.resolve(file)) * 36 ** 5).toString(36)
  return `${path.parse(file).name.replace(/[^\w-]/g, '_')}-${mark}`
}

const stampOf = (at: number): string => new Date(at).toISOString().replace(/[-:]/g, '').replace('.000', '')
