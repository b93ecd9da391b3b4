import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { Problem } from '../../src/problem.ts'
import { loadAddon } from '../../src/store/addon.ts'
import { temporaryFolder } from '../library/fixture.ts'

function problemOf(from: string): Problem {
  try {
    loadAddon(from)
  } catch (error) {
    if (error instanceof Problem) return error
  }
  throw new Error('no Problem came')
}

test('a missing addon names the one command that mends it, where iq is installed', () => {
  const folder = temporaryFolder()
  const { code, hint } = problemOf(path.join(folder, 'dist', 'main.js'))
  expect(code).toBe('addon-missing')
  expect(hint).toBe(`Run: cd ${folder} && npm rebuild better-sqlite3`)
})

test('an addon that does not load is told apart from a missing one', () => {
  const folder = temporaryFolder()
  const release = path.join(folder, 'node_modules', 'better-sqlite3', 'build', 'Release')
  fs.mkdirSync(release, { recursive: true })
  fs.writeFileSync(path.join(release, 'better_sqlite3.node'), 'made for another machine')
  const { code, hint } = problemOf(path.join(folder, 'dist', 'main.js'))
  expect(code).toBe('addon-unfit')
  expect(hint).toContain('npm rebuild better-sqlite3')
})
