// The process that is killed: does real work on a library and dies by its own SIGKILL just before its n-th SQL
// statement or write to the file system. No timing is involved, so every point is reached on every machine.
//
//   node victim.mjs import FILE KILL_AT PATH...     reads documents
//   node victim.mjs grade FILE KILL_AT CARD...      grades each card good, saying so on stdout once it is kept
//   node victim.mjs boast FILE KILL_AT CARD...      the same wrong way round: says so before it is kept
//   node victim.mjs migrate FILE KILL_AT            opens a library of an older version
//   node victim.mjs restore FILE KILL_AT BACKUP     puts a backup in its place
//
// KILL_AT 0 never dies: it prints how many statements the work took.
import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { importDocuments } from '../../src/library/import.ts'
import { openLibrary, type Ports } from '../../src/library/open.ts'
import { record } from '../../src/library/record.ts'
import { restore } from '../../src/library/restore.ts'
import { loadAddon } from '../../src/store/addon.ts'

const [work, file = '', killAt = '0', ...rest] = process.argv.slice(2)
const root = process.env.IQ_ROOT ?? ''
let clock = Date.parse('2026-03-02T12:00:00Z')
const ports: Ports = {
  now: () => clock,
  zone: () => 0,
  newDevice: () => `victim${process.pid}`,
  seeds: path.join(root, 'seeds'),
  data: path.join(root, 'data'),
  config: path.dirname(file),
  state: path.dirname(file),
}

const early = work === 'migrate' || work === 'restore'
let statements = early ? dieBefore(Number(killAt)) : () => 0
const say = (text: string) => void fs.writeSync(1, `${text}\n`)

if (work === 'restore') {
  restore(file, rest[0] ?? '', ports)
} else {
  const library = openLibrary(file, ports)
  if (!early) statements = dieBefore(Number(killAt))
  if (work === 'import') await importDocuments(library, { paths: rest })
  for (const card of work === 'grade' || work === 'boast' ? rest : []) {
    clock += 60_000
    if (work === 'boast') say(`kept ${card}`)
    await record(library, { kind: 'graded', card, grade: 3 })
    if (work === 'grade') say(`kept ${card}`)
  }
}
say(`statements ${statements()}`)

/** Counts every statement, and what changes files; at the `killAt`-th the process is gone, nothing flushed, nothing closed. */
function dieBefore(killAt: number): () => number {
  let count = 0
  const counted = (owner: object, name: string) => {
    const original = Reflect.get(owner, name) as (...args: unknown[]) => unknown
    Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
      count++
      if (count === killAt) process.kill(process.pid, 'SIGKILL')
      return original.apply(this, args)
    })
  }
  const db = new Sqlite(':memory:', { nativeBinding: loadAddon() as unknown as string })
  for (const name of ['run', 'get', 'all'])
    counted(Object.getPrototypeOf(db.prepare('SELECT 1')) as object, name)
  counted(Object.getPrototypeOf(db) as object, 'exec')
  for (const name of ['renameSync', 'rmSync', 'fsyncSync', 'chmodSync', 'copyFileSync']) counted(fs, name)
  return () => count
}
