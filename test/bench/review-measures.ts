import fs from 'node:fs'
import path from 'node:path'
import { type Card, createEmptyCard, FSRS } from 'ts-fsrs'
import { openLibrary } from '../../src/library/open.ts'
import { outOfStep } from '../../src/library/rebuild.ts'
import { record } from '../../src/library/record.ts'
import type { Grade } from '../../src/review/event.ts'
import { makeLibrary, ports } from './review-library.ts'

export { makeLibrary, NOW } from './review-library.ts'

/** Milliseconds of each grade, and of each bare write and fdatasync of 4 KB in the same folder, in turn. */
export async function gradeBesideSync(file: string, root: string, count: number) {
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(file + suffix, { force: true })
  await makeLibrary(file, root, { cards: 1000, grades: 5, fresh: 0 })
  const library = openLibrary(file, ports(root, path.dirname(file)))
  const ids = library.db.prepare('SELECT id FROM card ORDER BY key LIMIT 500').pluck().all() as string[]
  const beside = `${file}.sync`
  const descriptor = fs.openSync(beside, 'w')
  const page = Buffer.alloc(4096, 1)
  const [grades, syncs]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < count; turn++) {
    let from = performance.now()
    await record(library, { kind: 'graded', card: ids[turn % ids.length]!, grade: 3, ms: 4000 })
    grades.push(performance.now() - from)
    from = performance.now()
    fs.writeSync(descriptor, page)
    fs.fdatasyncSync(descriptor)
    syncs.push(performance.now() - from)
  }
  fs.closeSync(descriptor)
  fs.rmSync(beside)
  library.close()
  return { grades, syncs }
}

/** Milliseconds of folding all events again and comparing, and of ts-fsrs's next() alone over the same grades. */
export async function refoldBesideNext(file: string, root: string) {
  const library = openLibrary(file, ports(root, path.dirname(file)))
  const rows = library.db
    .prepare("SELECT card, grade, at FROM event WHERE kind = 'graded' ORDER BY card, at")
    .all() as { card: string; grade: Grade; at: number }[]
  const fsrs = new FSRS({ enable_fuzz: false })
  let from = performance.now()
  let card: Card = createEmptyCard(0)
  let last = ''
  for (const row of rows) {
    if (row.card !== last) card = createEmptyCard(row.at)
    last = row.card
    card = fsrs.next(card, row.at, row.grade).card
  }
  const alone = performance.now() - from
  from = performance.now()
  const wrong = await outOfStep(library)
  const refold = performance.now() - from
  library.close()
  if (wrong.length > 0) throw new Error(`${wrong.length} memories are out of step`)
  return { events: rows.length, refold, alone }
}
