import { describe, expect, onTestFinished, test } from 'vitest'
import { createGuardedReader } from '../../src/library/guarded-reader.ts'
import { isSuspicious } from '../../src/library/suspicion.ts'
import { hostileDocuments } from '../hostile-documents.ts'
import { deck, temporaryFolder, testPorts, write } from './fixture.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const GOOD = { bytes: bytes(deck([['What is CORS?', 'The browser asks first.']])), companion: null }
const HOSTILE = { bytes: bytes('['.repeat(5000)), companion: null }

/** A reader whose worker thread runs `code`. */
function readerWith(code: string) {
  const folder = temporaryFolder()
  const readerWorker = write(
    folder,
    'worker.cjs',
    `const { parentPort } = require('node:worker_threads'); ${code}`,
  )
  const reader = createGuardedReader({ ...testPorts(folder), readerWorker }, {}, 300)
  onTestFinished(reader.close)
  return reader
}

describe('a suspicious document', () => {
  test('that takes too long is given up, and the next one gets a new thread', async () => {
    const reader = readerWith(
      `parentPort.on('message', ({ path }) => { if (path === 'loops.md') for (;;); parentPort.postMessage({ reading: path }) })`,
    )
    await expect(reader.read('loops.md', HOSTILE)).rejects.toMatchObject({ code: 'too-slow' })
    await expect(reader.read('other.md', HOSTILE)).resolves.toBe('other.md')
  })

  test('that fills the memory is given up', async () => {
    const reader = readerWith(`parentPort.on('message', () => process.exit(1))`)
    await expect(reader.read('bomb.md', HOSTILE)).rejects.toMatchObject({ code: 'too-much-memory' })
  })

  test('that is refused keeps its Problem, and a bug its kind', async () => {
    const reader =
      readerWith(`parentPort.on('message', ({ path }) => parentPort.postMessage(path === 'bug.md' ? { error: new RangeError('Maximum call stack size exceeded') }
      : { problem: { code: 'not-text', message: 'byte 3 is NUL', hint: null, exitCode: 1 } }))`)
    await expect(reader.read('nul.md', HOSTILE)).rejects.toMatchObject({
      code: 'not-text',
      message: 'byte 3 is NUL',
    })
    await expect(reader.read('bug.md', HOSTILE)).rejects.toBeInstanceOf(RangeError)
  })

  test('is one that no person wrote; a deck is read at once', async () => {
    const reader = readerWith(`parentPort.on('message', () => parentPort.postMessage({ reading: 'there' }))`)
    expect((await reader.read('deck.md', GOOD)).cards).toHaveLength(1)
    const runs = hostileDocuments(10_000).filter(({ name }) => /^(run|combining|deep)/.test(name))
    expect(runs.filter(({ text }) => !isSuspicious(bytes(text))).map(({ name }) => name)).toEqual([])
  })
})
