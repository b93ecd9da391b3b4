import fs from 'node:fs'
import { standing } from '../review/memory.ts'
import { cardOfVersion } from '../store/cards.ts'
import { PRAGMAS } from '../store/database.ts'
import { eventsOfKind, logFaults } from '../store/events.ts'
import { checkIndex } from '../store/text-index.ts'
import type { Library } from './open.ts'
import { outOfStep } from './rebuild.ts'

/** One thing looked at. */
interface Check {
  /** For a person: `database file`, `events`. */
  name: string
  /** What is wrong, in words; empty when all is well. */
  faults: string[]
  /** What to do about it; null when all is well or nothing can be. */
  hint: string | null
}

/** Looks at everything that can be wrong with a library. That SQLite's addon works is shown by it being open. */
export async function examine(library: Library): Promise<Check[]> {
  const { db, file } = library
  const whole = integrityFaults(library)
  const checks: Check[] = [
    {
      name: 'database file',
      faults: whole,
      hint: 'Restore a copy of the library, or import your documents into a new one.',
    },
  ]
  // What a torn file says of itself is worth nothing.
  if (whole.length === 0) {
    checks.push(
      { name: 'settings of the database', faults: pragmaFaults(library), hint: null },
      { name: 'file mode', faults: modeFaults(file), hint: `Run: chmod 600 ${file}` },
      { name: 'events', faults: logFaults(db), hint: 'Restore a copy of the library.' },
      { name: 'links', faults: linkFaults(library), hint: null },
      { name: 'memories', faults: await memoryFaults(library), hint: 'Run: iq doctor --rebuild' },
      { name: 'text index', faults: checkIndex(db), hint: 'Run: iq doctor --rebuild' },
    )
  }
  return checks.map((check) => (check.faults.length > 0 ? check : { ...check, hint: null }))
}

function integrityFaults({ db }: Library): string[] {
  const rows = [...(db.pragma('integrity_check(20)') as { integrity_check: string }[])]
  const broken = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok')
  const orphans = db.pragma('foreign_key_check') as { table: string; parent: string }[]
  return [...broken, ...orphans.map(({ table, parent }) => `a row of ${table} points at no row of ${parent}`)]
}

const pragmaFaults = ({ db }: Library): string[] =>
  Object.entries(PRAGMAS).flatMap(([name, wanted]) => {
    const actual = db.pragma(name, { simple: true })
    return actual === wanted ? [] : [`${name} is ${actual}, not ${wanted}`]
  })

function modeFaults(file: string): string[] {
  const mode = fs.statSync(file).mode & 0o777
  return (mode & 0o077) === 0 ? [] : [`others may read your library: its mode is ${mode.toString(8)}`]
}

/** Versions that a link joins must lie in one card. A version has one predecessor: the earliest link wins. */
function linkFaults({ db }: Library): string[] {
  const linked = new Set<unknown>()
  return standing(eventsOfKind(db, 'linked', 'voided')).flatMap(({ card, data }) => {
    const to = data?.to
    if (card === null || typeof to !== 'string' || linked.has(to)) return []
    linked.add(to)
    const [older, newer] = [cardOfVersion(db, card), cardOfVersion(db, to)]
    return older && newer && older.key !== newer.key
      ? [`${to} continues ${card}, but is kept as another card`]
      : []
  })
}

async function memoryFaults(library: Library): Promise<string[]> {
  const { length } = await outOfStep(library)
  return length === 0
    ? []
    : [`${length} ${length === 1 ? 'memory is' : 'memories are'} not what the events add up to`]
}
