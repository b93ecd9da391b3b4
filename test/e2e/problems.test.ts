import fs from 'node:fs'
import { expect, it, test } from 'vitest'
import { desk } from './iq.ts'

test.each<[string[], number, string]>([
  [['serch', 'x'], 2, 'Did you mean search?'],
  [['quiz', '--topc', 'x'], 2, 'Did you mean --topic?'],
  [['quiz', '-n', '0'], 2, 'whole number'],
  [['grade', 'abcd', 'fine'], 2, 'again, hard, good or easy'],
  [['grade', 'abcd', 'good', '--at', 'yesterday'], 2, 'ISO instant'],
  [['search'], 2, 'iq help search'],
  [['documents', 'constructor'], 2, 'Too many arguments'],
  [['retire', 'no-such-document'], 3, 'no-such-document'],
  [['import', 'no-such-file.md'], 1, 'no-such-file.md'],
])('iq %j exits %i and says what to do', (args, code, text) => {
  const { iq } = desk()
  iq(['topics'])
  const run = iq(args)
  expect(run.code).toBe(code)
  expect(run.out + run.err).toContain(text)
  expect(run.err).not.toMatch(/\n\s+at /)
})

it('gives errors as JSON on request', () => {
  const { iq } = desk()
  const { code, err } = iq(['quiz', '--topic', 'securty', '--json'])
  expect(code).toBe(3)
  const { schema, error } = JSON.parse(err.slice(err.indexOf('{')))
  expect({ schema, code: error.code }).toEqual({ schema: 1, code: 'unknown-topic' })
  expect(error.hint).toContain('security')
})

it('shows the stack of a Problem only under IQ_DEBUG=1', () => {
  const { iq } = desk()
  expect(iq(['show', 'zzzz']).err).not.toContain(' at ')
  expect(iq(['show', 'zzzz'], { env: { IQ_DEBUG: '1' } }).err).toMatch(/\n\s+at /)
})

it.each([
  ['a text file', 'not a database at all, just words\n'.repeat(100)],
  ['an empty file of another program', 'SQLite format 3\0'.padEnd(200, 'x')],
])('refuses %s as a library and changes not a byte', (_what, bytes) => {
  const { iq, write, home } = desk()
  const db = write('other.db', bytes)
  const before = fs.readFileSync(db)
  const { code, err } = iq(['--db', db, 'topics'])
  expect(code).toBe(1)
  expect(err).toContain('other.db')
  expect(fs.readFileSync(db).equals(before)).toBe(true)
  expect(fs.readdirSync(home).filter((name) => name.startsWith('other.db'))).toEqual(['other.db'])
})

it('names the command that mends it as the person calls iq', () => {
  const { iq } = desk()
  const npx = { env: { npm_lifecycle_event: 'npx' } }
  expect(iq(['show', 'zzzz'], npx).err).toContain(': npx iq list')
  expect(iq(['quiz', '--topic', 'securty'], npx).err).toContain(': npx iq topics')
})

it('refuses a clock that is none', () => {
  const { iq } = desk()
  const { code, err } = iq(['list'], { env: { IQ_NOW: 'tomorrow' } })
  expect(code).toBe(2)
  expect(err).toContain('IQ_NOW')
})
