import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Problem } from '../../src/problem.ts'
import { APPLICATION_ID, type Database, libraryExists, openDatabase } from '../../src/store/database.ts'
import { MIGRATIONS } from '../../src/store/migrations/index.ts'
import { temporaryFolder } from '../library/fixture.ts'

const open = (file: string, busyMs = 50): Database => {
  const db = openDatabase(file, { now: 1, busyMs })
  onTestFinished(() => void db.close())
  return db
}

/** A library file at rest. */
function library(): string {
  const file = path.join(temporaryFolder(), 'iq.db')
  openDatabase(file, { now: 1 }).close()
  return file
}

/** Names, bytes and modes of everything in a file's folder. */
const snapshot = (file: string): unknown =>
  fs
    .readdirSync(path.dirname(file))
    .sort()
    .map((name) => {
      const at = path.join(path.dirname(file), name)
      return [
        name,
        fs.statSync(at).mode,
        fs.statSync(at).isFile() ? fs.readFileSync(at).toString('base64') : null,
      ]
    })

/** The Problem that opening gives; fails when anything in the folder changed by it. */
function refusal(file: string): Problem {
  const before = snapshot(file)
  let problem: unknown
  try {
    openDatabase(file, { now: 2, busyMs: 50 }).close()
  } catch (error) {
    problem = error
  }
  expect(snapshot(file)).toEqual(before)
  expect(problem).toBeInstanceOf(Problem)
  expect((problem as Problem).hint).toBeTruthy()
  return problem as Problem
}

describe('a new library', () => {
  test('is made with its folder, both for the owner only', () => {
    const file = path.join(temporaryFolder(), 'a', 'b', 'iq.db')
    expect(libraryExists(file)).toBe(false)
    open(file)
    expect(libraryExists(file)).toBe(true)
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    expect(fs.statSync(`${file}-wal`).mode & 0o777).toBe(0o600)
    expect(fs.statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
    expect(fs.statSync(path.dirname(path.dirname(file))).mode & 0o777).toBe(0o700)
  })

  test('may be made in an empty file, and is whole after a crash before its first migration', () => {
    const file = path.join(temporaryFolder(), 'iq.db')
    fs.writeFileSync(file, '')
    const half = new Sqlite(file)
    half.pragma(`application_id = ${APPLICATION_ID}`)
    half.close()
    expect(open(file).pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
  })

  test('records its migrations', () => {
    const rows = open(library()).prepare('SELECT number, name, applied_at FROM migration').all()
    expect(rows).toEqual(MIGRATIONS.map(({ number, name }) => ({ number, name, applied_at: 1 })))
  })
})

test('every connection writes ahead, syncs fully, checks references and waits for others', () => {
  const db = open(library(), 1234)
  const value = (name: string) => db.pragma(name, { simple: true })
  expect(['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map(value)).toEqual([
    'wal',
    2,
    1,
    1234,
  ])
})

test('only strict tables', () => {
  const loose = open(library())
    .prepare(
      `SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'card\\_%\\_%' ESCAPE '\\'`,
    )
    .pluck()
    .all()
  expect(loose).toEqual([])
})

describe('refused untouched:', () => {
  test('a text', () => {
    const file = path.join(temporaryFolder(), 'notes.txt')
    fs.writeFileSync(file, 'What is a closure?\n'.repeat(500))
    expect(refusal(file).code).toBe('not-a-library')
  })

  test('a folder', () => {
    const file = path.join(temporaryFolder(), 'folder')
    fs.mkdirSync(file)
    expect(refusal(file).code).toBe('not-a-library')
  })

  test.each(['delete', 'wal'])('a database of another program, journal %s', (mode) => {
    const file = path.join(temporaryFolder(), 'other.db')
    const other = new Sqlite(file)
    other.pragma(`journal_mode = ${mode}`)
    other.exec('CREATE TABLE recipe (name TEXT)')
    other.close()
    expect(refusal(file).code).toBe('not-a-library')
  })

  test('a library of a newer iq', () => {
    const file = library()
    const db = new Sqlite(file)
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`)
    db.close()
    expect(refusal(file).code).toBe('library-newer')
  })

  test('a library of a newer iq that crashed: only its write-ahead log says so', () => {
    const file = library()
    const db = new Sqlite(file)
    db.pragma('wal_autocheckpoint = 0')
    db.pragma(`user_version = ${MIGRATIONS.length + 7}`)
    db.exec("INSERT INTO meta VALUES ('more', 'pages')")
    const crashed = path.join(temporaryFolder(), 'iq.db')
    for (const suffix of ['', '-wal']) fs.copyFileSync(file + suffix, crashed + suffix)
    db.close()
    expect(refusal(crashed).code).toBe('library-newer')
  })

  test('a library cut short', () => {
    const file = library()
    fs.truncateSync(file, 8192)
    expect(refusal(file).code).toBe('library-damaged')
  })

  test('a library whose schema is overwritten', () => {
    const file = library()
    const bytes = fs.readFileSync(file)
    bytes.fill(0xa5, 100, 4096)
    fs.writeFileSync(file, bytes)
    expect(refusal(file).code).toBe('library-damaged')
  })

  test('a library with one page overwritten, wherever', () => {
    const file = library()
    const bytes = fs.readFileSync(file)
    for (let page = 1; page < bytes.length / 4096; page++) {
      const torn = Buffer.from(bytes)
      torn.fill(0x5a, page * 4096, (page + 1) * 4096)
      fs.writeFileSync(file, torn)
      expect(refusal(file).code, `page ${page + 1}`).toBe('library-damaged')
    }
  })

  test('a library marked read-only, also for root', () => {
    const file = library()
    fs.chmodSync(file, 0o400)
    expect(refusal(file).code).toBe('library-read-only')
  })

  test('a library in a read-only folder', () => {
    const file = library()
    const folder = path.dirname(file)
    fs.chmodSync(folder, 0o500)
    onTestFinished(() => fs.chmodSync(folder, 0o700))
    expect(refusal(file).code).toBe('library-read-only')
  })

  test('a library that another program holds for itself', () => {
    const file = library()
    const other = new Sqlite(file)
    onTestFinished(() => void other.close())
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec("BEGIN IMMEDIATE; INSERT INTO meta VALUES ('held', 'yes')")
    expect(refusal(file).code).toBe('library-locked')
  })
})

test('a damaged library can be opened to say what is wrong with it', () => {
  const file = library()
  const bytes = fs.readFileSync(file)
  bytes.fill(0x5a, 5 * 4096, 6 * 4096)
  fs.writeFileSync(file, bytes)
  const db = openDatabase(file, { now: 2, evenDamaged: true })
  onTestFinished(() => void db.close())
  expect(db.pragma('quick_check', { simple: true })).not.toBe('ok')
})

test('an older library is brought up to date, its rows kept', () => {
  const file = library()
  const before = new Sqlite(file)
  before.exec("INSERT INTO meta VALUES ('kept', 'yes')")
  before.close()
  expect(open(file).prepare("SELECT value FROM meta WHERE key = 'kept'").pluck().get()).toBe('yes')
})
