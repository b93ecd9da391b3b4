import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { listCards } from '../../src/library/cards.ts'
import { examine } from '../../src/library/doctor.ts'
import { importDocuments } from '../../src/library/import.ts'
import { openLibrary } from '../../src/library/open.ts'
import { deck, temporaryFolder, testPorts, write } from '../library/fixture.ts'
import { bundleVictim, root } from './bundle.ts'

let victim: string
beforeAll(async () => {
  victim = await bundleVictim('together')
  return () => fs.rmSync(victim)
})

const grading = (file: string, ids: readonly string[]) =>
  new Promise<{ code: number | null; kept: number; err: string }>((resolve) => {
    const env = { ...process.env, IQ_ROOT: root }
    const child = spawn(process.execPath, [victim, 'grade', file, '0', ...ids], { env })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (err += chunk))
    child.on('close', (code) => resolve({ code, kept: out.match(/^kept/gm)?.length ?? 0, err }))
  })

test('two at work at once, 500 grades each: 1,000 events, no gap, no error', async () => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'iq.db')
  const library = openLibrary(file, testPorts(folder))
  const cards = Array.from({ length: 50 }, (_, i) => [`What is thing ${i}?`, `The answer ${i}.`] as const)
  await importDocuments(library, { paths: [write(folder, 'deck.md', deck(cards))] })
  const ids = (await listCards(library)).map(({ card }) => card.id)
  const turns = Array.from({ length: 500 }, (_, i) => ids[i % ids.length]!)
  const both = await Promise.all([grading(file, turns), grading(file, turns.toReversed())])
  expect(both).toEqual([
    { code: 0, kept: 500, err: '' },
    { code: 0, kept: 500, err: '' },
  ])
  const seqs = library.db.prepare('SELECT seq FROM event ORDER BY seq').pluck().all()
  // One more: the settings, written down before the first grade.
  expect(seqs).toEqual(Array.from({ length: 1001 }, (_, i) => i + 1))
  expect((await examine(library)).flatMap(({ faults }) => faults)).toEqual([])
  library.close()
}, 120_000)
