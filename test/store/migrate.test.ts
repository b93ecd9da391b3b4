import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate, userVersion } from '../../src/store/migrate.ts'
import { MIGRATIONS } from '../../src/store/migrations/index.ts'
import type { Migration } from '../../src/store/migrations/migration.ts'

const schema = (db: Sqlite.Database) =>
  db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()

test('migrations are numbered by their place and named once', () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, i) => i + 1))
  expect(new Set(MIGRATIONS.map(({ name }) => name)).size).toBe(MIGRATIONS.length)
})

test('a library that was migrated at any time is like one made now', () => {
  const fresh = new Sqlite(':memory:')
  migrate(fresh, 1)
  for (let known = 1; known < MIGRATIONS.length; known++) {
    const older = new Sqlite(':memory:')
    migrate(older, 1, MIGRATIONS.slice(0, known))
    older.exec("INSERT INTO meta VALUES ('kept', 'yes')")
    migrate(older, 2)
    expect(schema(older)).toEqual(schema(fresh))
    expect(older.prepare('SELECT value FROM meta').pluck().get()).toBe('yes')
    expect(
      older.prepare('SELECT number FROM migration WHERE applied_at = 2 ORDER BY number').pluck().all(),
    ).toEqual(MIGRATIONS.slice(known).map(({ number }) => number))
  }
})

test('a migration that fails leaves the library before it, with those before it kept', () => {
  const db = new Sqlite(':memory:')
  const broken: Migration = { number: 2, name: 'broken', sql: 'CREATE TABLE half (a); SELECT nonsense' }
  const [first] = MIGRATIONS
  expect(() => migrate(db, 1, [first!, broken])).toThrow(/nonsense/)
  expect(userVersion(db)).toBe(1)
  expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0)
})
