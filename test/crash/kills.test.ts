// `npm run crash`: iq is killed 420 times over. Half of the kills fall on a counted statement, so that every
// point is reached; the others come from outside, at any moment, between them.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { versionId } from '../../src/card/identity.ts'
import { backUp, backups } from '../../src/library/backup.ts'
import { listCards } from '../../src/library/cards.ts'
import { examine } from '../../src/library/doctor.ts'
import { importDocuments } from '../../src/library/import.ts'
import { type Library, openLibrary } from '../../src/library/open.ts'
import { record } from '../../src/library/record.ts'
import { APPLICATION_ID } from '../../src/store/database.ts'
import { appendEvent } from '../../src/store/events.ts'
import { migrate } from '../../src/store/migrate.ts'
import { MIGRATIONS } from '../../src/store/migrations/index.ts'
import { rebuildIndex } from '../../src/store/text-index.ts'
import { createRandom } from '../../src/study/random.ts'
import { deck, dump, temporaryFolder, testPorts, write } from '../library/fixture.ts'
import { bundleVictim, root } from './bundle.ts'

const OLD = 2
const bin = path.join(root, 'bin', 'iq.js')
const told: string[] = []
let victim: string
beforeAll(async () => {
  victim = await bundleVictim()
})
afterAll(() => {
  fs.rmSync(victim)
  console.log(told.join('\n'))
})

interface Outcome {
  out: string
  killed: boolean
}

/** Runs the victim to its death before its `killAt`-th statement; 0 lets it live. */
function run(work: string, file: string, killAt: number, ...args: string[]): Outcome {
  const { stdout, signal } = spawnSync(process.execPath, [victim, work, file, String(killAt), ...args], {
    encoding: 'utf8',
    env: { ...process.env, IQ_ROOT: root },
  })
  return { out: stdout, killed: signal === 'SIGKILL' }
}

/** Runs a command and kills it from outside after so many milliseconds. */
const killAfter = (
  ms: number,
  args: readonly string[],
  input: string,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], { env, stdio: ['pipe', 'pipe', 'ignore'] })
    let out = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    setTimeout(() => child.kill('SIGKILL'), ms)
    child.on('close', (_code, signal) => resolve({ out, killed: signal === 'SIGKILL' }))
  })

/** Kills until the kill came before the end. */
async function inTime(reset: () => void, kill: () => Promise<Outcome>): Promise<Outcome> {
  for (;;) {
    const outcome = await kill()
    if (outcome.killed) return outcome
    reset()
  }
}

const statements = ({ out }: Outcome): number => Number(out.match(/^statements (\d+)/m)?.[1] ?? 0)
const keptIn = ({ out }: Outcome): string[] => [...out.matchAll(/^kept (.*)$/gm)].map(([, card]) => card!)

async function opened<T>(file: string, look: (library: Library) => T | Promise<T>): Promise<T> {
  const library = openLibrary(file, testPorts(path.dirname(file), { state: path.dirname(file) }))
  try {
    expect((await examine(library)).flatMap(({ faults }) => faults)).toEqual([])
    return await look(library)
  } finally {
    library.close()
  }
}

/** A folder that can be put back as it was. */
function checkpoint(folder: string): () => void {
  const files = fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  // To the millisecond: finer times cannot be put back.
  for (const file of files) fs.utimesSync(file, fs.statSync(file).atime, fs.statSync(file).mtime)
  const bytes = new Map(
    files.map((file) => [file, { content: fs.readFileSync(file), stat: fs.statSync(file) }]),
  )
  return () => {
    fs.rmSync(folder, { recursive: true })
    for (const [file, { content, stat }] of bytes) {
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, content, { mode: 0o600 })
      fs.utimesSync(file, stat.atime, stat.mtime)
    }
  }
}

const cards = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, i) => [`What is thing ${from + i}?`, `The answer ${from + i}.`] as const,
  )

const graded = (library: Library): string[] =>
  library.db.prepare("SELECT card FROM event WHERE kind = 'graded' ORDER BY seq").pluck().all() as string[]

async function deckOf(count: number) {
  const folder = temporaryFolder()
  const file = path.join(folder, 'iq.db')
  const library = openLibrary(file, testPorts(folder, { state: folder }))
  await importDocuments(library, { paths: [write(folder, 'deck.md', deck(cards(0, count)))] })
  const ids = (await listCards(library)).map(({ card }) => card.id)
  library.close()
  return { folder, file, ids, reset: checkpoint(folder) }
}

/** Kills at `count` statements, the whole work over; what was acknowledged and lost, and what was kept by half. */
async function killGrading(work: 'grade' | 'boast', count: number) {
  const { file, ids, reset } = await deckOf(8)
  const all = statements(run(work, file, 0, ...ids))
  let lost = 0
  for (let kill = 0; kill < count; kill++) {
    reset()
    const outcome = run(work, file, 1 + (kill % all), ...ids)
    expect(outcome.killed).toBe(true)
    const said = keptIn(outcome)
    const there = await opened(file, graded)
    lost += said.filter((card) => !there.includes(card)).length
    if (work === 'grade') expect(there.length - said.length).toBeLessThanOrEqual(1)
  }
  return lost
}

describe('kill -9', () => {
  test('200 in review: no acknowledged grade is lost', async () => {
    const lost = await killGrading('grade', 100)
    const { folder, file, reset } = await deckOf(40)
    const random = createRandom(1)
    const env = { ...process.env, HOME: folder, IQ_DB: file, XDG_STATE_HOME: folder }
    let [missing, answered] = [0, 0]
    for (let kill = 0; kill < 100; kill++) {
      reset()
      const args = [bin, 'review', '--new', '40']
      const outcome = await inTime(reset, () => killAfter(60 + random() * 240, args, '\n3\n'.repeat(60), env))
      // A card is shown when the grade before it is kept.
      const shown = outcome.out.match(/^\s*\d+ of \d+/gm)?.length ?? 0
      const there = (await opened(file, graded)).length
      answered += there
      missing += Math.max(0, shown - 1 - there)
    }
    told.push(
      `review: 200 kills (100 at statements, 100 of iq review from outside, ${answered} grades kept): ${lost + missing} acknowledged grades lost`,
    )
    expect(lost + missing).toBe(0)
    expect(answered).toBeGreaterThan(100)
  }, 600_000)

  test('a mutant that acknowledges before it commits is caught by the same check', async () => {
    const lost = await killGrading('boast', 60)
    told.push(`mutant: 60 kills: ${lost} acknowledged grades lost, as it should be found`)
    expect(lost).toBeGreaterThan(0)
  }, 600_000)

  test('100 in import: all of it or nothing', async () => {
    const { folder, file } = await deckOf(20)
    write(
      folder,
      'deck.md',
      deck([['What is thing 0?', 'Something new.'], ...cards(2, 20), ...cards(90, 95)]),
    )
    const more = write(folder, 'more.md', deck(cards(200, 260)))
    const reset = checkpoint(folder)
    const before = await opened(file, dump)
    const whole = run('import', file, 0, path.join(folder, 'deck.md'), more)
    const after = await opened(file, dump)
    const all = statements(whole)
    const random = createRandom(2)
    let done = 0
    for (let kill = 0; kill < 100; kill++) {
      reset()
      const args = [path.join(folder, 'deck.md'), more]
      if (kill % 2 === 0) run('import', file, 1 + Math.floor((kill / 100) * all), ...args)
      else {
        const env = { ...process.env, IQ_ROOT: root }
        await inTime(reset, () =>
          killAfter(80 + random() * 240, [victim, 'import', file, '0', ...args], '', env),
        )
      }
      const now = await opened(file, dump)
      const isAfter = JSON.stringify(now) === JSON.stringify(after)
      if (isAfter) done++
      else expect(now).toEqual(before)
    }
    told.push(`import: 100 kills: 0 partial states (${done} had finished)`)
  }, 600_000)

  test('60 in migration: the version before or after, everything kept, and a backup first', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'iq.db')
    olderLibrary(file, 400)
    const events = read(file, 'SELECT * FROM event ORDER BY seq')
    const reset = checkpoint(folder)
    const all = statements(run('migrate', file, 0))
    const random = createRandom(3)
    const versions = new Map<number, number>()
    for (let kill = 0; kill < 60; kill++) {
      reset()
      if (kill % 2 === 0) run('migrate', file, 1 + Math.floor((kill / 60) * all))
      else {
        const env = { ...process.env, IQ_ROOT: root }
        await inTime(reset, () => killAfter(50 + random() * 100, [victim, 'migrate', file, '0'], '', env))
      }
      const version = read(file, 'PRAGMA user_version')[0] as { user_version: number }
      versions.set(version.user_version, (versions.get(version.user_version) ?? 0) + 1)
      if (version.user_version > OLD) expect(backups(file, { state: folder })).not.toEqual([])
      await opened(file, (library) => {
        expect(library.db.prepare('SELECT * FROM event ORDER BY seq').all()).toEqual(events)
        expect(library.db.prepare('SELECT count(*) FROM card').pluck().get()).toBe(400)
      })
    }
    const seen = [...versions]
      .sort(([a], [b]) => a - b)
      .map(([version, count]) => `${count} at version ${version}`)
    told.push(`migration: 60 kills: 0 partial states (${seen.join(', ')})`)
  }, 600_000)

  test('60 in restore: the library before or the backup, whole', async () => {
    const { folder, file, ids } = await deckOf(30)
    const ports = testPorts(folder, { state: folder })
    const library = openLibrary(file, ports)
    const { file: backup } = backUp(library)
    const then = dump(library)
    ports.clock.now += 86_400_000
    for (const id of ids.slice(0, 5)) await record(library, { kind: 'graded', card: id, grade: 3 })
    const lately = dump(library)
    library.close()
    const reset = checkpoint(folder)
    const all = statements(run('restore', file, 0, backup))
    const random = createRandom(4)
    let done = 0
    for (let kill = 0; kill < 60; kill++) {
      reset()
      if (kill % 2 === 0) run('restore', file, 1 + Math.floor((kill / 60) * all), backup)
      else {
        const env = { ...process.env, IQ_ROOT: root }
        await inTime(reset, () =>
          killAfter(50 + random() * 60, [victim, 'restore', file, '0', backup], '', env),
        )
      }
      const now = await opened(file, dump)
      if (JSON.stringify(now) === JSON.stringify(then)) {
        done++
        expect(backups(file, { state: folder }).length).toBeGreaterThan(1)
      } else expect(now).toEqual(lately)
    }
    told.push(`restore: 60 kills: 0 partial states (${done} restored, ${60 - done} as before)`)
  }, 600_000)
})

function read(file: string, sql: string): unknown[] {
  const db = new Sqlite(file, { readonly: true })
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}

/** A library of two migrations: written by SQL, for today's code knows only today's schema. */
function olderLibrary(file: string, count: number): void {
  const db = new Sqlite(file)
  db.pragma('journal_mode = WAL')
  db.pragma(`application_id = ${APPLICATION_ID}`)
  migrate(db, 0, MIGRATIONS.slice(0, OLD))
  db.exec("BEGIN; INSERT INTO meta VALUES ('device', 'first')")
  for (let key = 1; key <= count; key++) {
    const text = {
      kind: 'open' as const,
      question: `What is thing ${key}?`,
      context: null,
      answer: `It is ${key}.`,
      choices: null,
    }
    const id = versionId({ ...text, answerKind: 'answer', intent: null, guidance: null })
    db.prepare('INSERT INTO card (key, id, version, draft) VALUES (?, ?, ?, 0)').run(key, id, id)
    db.prepare('INSERT INTO version (key, id, card) VALUES (?, ?, ?)').run(key, id, key)
    db.prepare(
      `INSERT INTO card_text (card, kind, question, answer, answer_kind, topics, tags)
       VALUES (?, 'open', ?, ?, 'answer', '[]', '[]')`,
    ).run(key, text.question, text.answer)
    appendEvent(db, {
      ...{ device: 'first', seq: key, hlc: key * 1024, at: key, day: '1970-01-01', offsetMin: 0 },
      ...{ kind: 'noted', card: id, grade: null, ms: null, data: { text: `note ${key}` } },
    })
  }
  rebuildIndex(db)
  db.exec('COMMIT')
  db.close()
  fs.chmodSync(file, 0o600)
}
