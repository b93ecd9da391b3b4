import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Problem } from '../../src/problem.ts'
import { libraryProblem, shown } from '../../src/store/failure.ts'

test.each([
  ['SQLITE_BUSY_SNAPSHOT', 'library-locked'],
  ['SQLITE_CORRUPT_VTAB', 'library-damaged'],
  ['SQLITE_NOTADB', 'library-damaged'],
  ['SQLITE_READONLY_DBMOVED', 'library-read-only'],
  ['SQLITE_CANTOPEN', 'library-read-only'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR_FSYNC', 'disk-failed'],
])('%s is told as %s, with a next step', (code, told) => {
  const cause = new Sqlite.SqliteError('as SQLite says it', code)
  const problem = libraryProblem(cause, '/home/me/iq.db') as Problem
  expect(problem).toBeInstanceOf(Problem)
  expect(problem).toMatchObject({ code: told, exitCode: 1, cause })
  expect(problem.message).toContain('/home/me/iq.db')
  expect(problem.hint).toBeTruthy()
})

test('a bug stays a bug', () => {
  const bugs = [
    new Error('no'),
    new TypeError('no'),
    new Sqlite.SqliteError('no such column', 'SQLITE_ERROR'),
    'text',
  ]
  for (const bug of bugs) expect(libraryProblem(bug, 'iq.db')).toBe(bug)
})

test('a path is shown as a shell takes it', () => {
  expect(['/a/b.db', "/a b/it's.db"].map(shown)).toEqual(['/a/b.db', `'/a b/it'\\''s.db'`])
})
