// The process that is killed: does real work on a library and dies by its own SIGKILL just before its n-th SQL
// statement. No timing is involved, so every point is reached on every machine.
//
//   node victim.cjs import FILE KILL_AT PATH...     reads documents
//   node victim.cjs grade FILE KILL_AT CARD...      grades each card good, saying so on stdout once it is kept
//
// KILL_AT 0 never dies: it prints how many statements the work took.
import fs from 'node:fs'
import path from 'node:path'
import { importDocuments } from '../../src/library/import.ts'
import { type Library, openLibrary } from '../../src/library/open.ts'
import { record } from '../../src/library/record.ts'

const [work, file = '', killAt = '0', ...rest] = process.argv.slice(2)
const root = process.env.IQ_ROOT ?? ''
let clock = Date.parse('2026-03-02T12:00:00Z')
const library = openLibrary(file, {
  now: () => clock,
  zone: () => 0,
  newDevice: () => 'victim',
  seeds: path.join(root, 'seeds'),
  data: path.join(root, 'data'),
  config: path.dirname(file),
  state: path.dirname(file),
})
const statements = dieBefore(library, Number(killAt))

if (work === 'import') {
  await importDocuments(library, { paths: rest })
} else {
  for (const card of rest) {
    clock += 60_000
    await record(library, { kind: 'graded', card, grade: 3 })
    fs.writeSync(1, `kept ${card}\n`)
  }
}
fs.writeSync(1, `statements ${statements()}\n`)

/** Counts every statement on the connection; at the `killAt`-th the process is gone, nothing flushed, nothing closed. */
function dieBefore({ db }: Library, killAt: number): () => number {
  let count = 0
  const counted = (owner: object, name: string) => {
    const original = Reflect.get(owner, name) as (...args: unknown[]) => unknown
    Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
      count++
      if (count === killAt) process.kill(process.pid, 'SIGKILL')
      return original.apply(this, args)
    })
  }
  for (const name of ['run', 'get', 'all'])
    counted(Object.getPrototypeOf(db.prepare('SELECT 1')) as object, name)
  counted(db, 'exec')
  return () => count
}
