import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { type Library, openLibrary, type Ports } from '../../src/library/open.ts'

const root = path.join(import.meta.dirname, '..', '..')

/** A folder of its own for a test, gone afterwards. */
export function temporaryFolder(): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'iq-test-')))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Ports with a clock that a test sets. */
export interface TestPorts extends Ports {
  clock: { now: number }
}

export const NOON = Date.parse('2026-03-02T12:00:00Z')

export function testPorts(folder: string, more: Partial<Ports> = {}): TestPorts {
  const clock = { now: NOON }
  let devices = 0
  return {
    clock,
    now: () => clock.now,
    zone: () => 0,
    newDevice: () => `device${++devices}`,
    seeds: path.join(root, 'seeds'),
    data: path.join(root, 'data'),
    config: path.join(folder, 'config'),
    state: path.join(folder, 'state'),
    ...more,
  }
}

/** An open library in a folder of its own, closed afterwards. */
export function testLibrary(more: Partial<Ports> = {}): {
  folder: string
  library: Library
  ports: TestPorts
  clock: { now: number }
} {
  const folder = temporaryFolder()
  const ports = testPorts(folder, more)
  const library = openLibrary(path.join(folder, 'data', 'iq.db'), ports)
  onTestFinished(() => library.close())
  return { folder, library, ports, clock: ports.clock }
}

/** Writes a document into the folder; gives its path. */
export function write(folder: string, name: string, text: string): string {
  const file = path.join(folder, name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text)
  return file
}

/** A Markdown deck of questions and answers. */
export const deck = (
  cards: readonly (readonly [question: string, answer: string])[],
  title = 'A deck',
): string => `# ${title}\n\n${cards.map(([question, answer]) => `## ${question}\n\n${answer}\n`).join('\n')}`

/** Every row that an import may write; when it was read and the record of imports aside. */
export function dump({ db }: Library): unknown {
  const rows = (sql: string) => db.prepare(sql).raw().all()
  return {
    document: rows(
      'SELECT key, path, title, hash, size, mtime_ms, reader, import, report, retired_at FROM document',
    ),
    ...Object.fromEntries(
      ['card', 'version', 'card_text', 'source', 'label', 'event', 'memory', 'vocabulary'].map((table) => [
        table,
        rows(`SELECT * FROM ${table}`),
      ]),
    ),
  }
}
