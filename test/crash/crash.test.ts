import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { listCards } from '../../src/library/cards.ts'
import { examine } from '../../src/library/doctor.ts'
import { documents } from '../../src/library/documents.ts'
import { importDocuments } from '../../src/library/import.ts'
import { type Library, openLibrary } from '../../src/library/open.ts'
import { deck, dump, temporaryFolder, testPorts, write } from '../library/fixture.ts'
import { bundleVictim, root } from './bundle.ts'

let victim: string
beforeAll(async () => {
  victim = await bundleVictim()
  return () => fs.rmSync(victim)
})

/** Runs the victim; `killAt` 0 lets it live. */
function run(work: 'import' | 'grade', file: string, killAt: number, args: readonly string[]) {
  const { stdout, stderr, signal, status } = spawnSync(
    process.execPath,
    [victim, work, file, String(killAt), ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, IQ_ROOT: root },
    },
  )
  if (killAt > 0) expect(signal).toBe('SIGKILL')
  else expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const lines = stdout.trim().split('\n')
  return {
    kept: lines.flatMap((line) => line.match(/^kept (.*)/)?.[1] ?? []),
    statements: Number(lines.at(-1)?.match(/^statements (\d+)/)?.[1] ?? 0),
  }
}

/** Opens what the victim left behind. */
async function survivor<T>(file: string, look: (library: Library) => T | Promise<T>): Promise<T> {
  const library = openLibrary(file, testPorts(path.dirname(file)))
  try {
    expect((await examine(library)).flatMap(({ faults }) => faults)).toEqual([])
    return await look(library)
  } finally {
    library.close()
  }
}

/** So many points from the first to the last statement, both among them. */
const points = (statements: number, count: number): number[] => [
  ...new Set(Array.from({ length: count }, (_, i) => 1 + Math.round((i * (statements - 1)) / (count - 1)))),
]

const cards = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, i) => [`What is thing ${from + i}?`, `It is the answer number ${from + i}.`] as const,
  )

describe('kill -9 in the middle of an import', () => {
  test('leaves the library as it was before, and the next import works', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'iq.db')
    const [a, b, c] = [0, 1, 2].map((i) => write(folder, `${i}.md`, deck(cards(i * 10, i * 10 + 10)))) as [
      string,
      string,
      string,
    ]
    const library = openLibrary(file, testPorts(folder))
    await importDocuments(library, { paths: [a] })
    const before = dump(library)
    library.close()
    // An edit, a card that goes, one that comes, and two new documents.
    write(folder, '0.md', deck([['What is thing 0?', 'Something new.'], ...cards(2, 10), ...cards(90, 92)]))
    const copy = path.join(temporaryFolder(), 'iq.db')
    fs.copyFileSync(file, copy)
    const { statements } = run('import', copy, 0, [a, b, c])
    const after = await survivor(copy, dump)
    for (const point of points(statements, 10)) {
      run('import', file, point, [a, b, c])
      expect(await survivor(file, dump), `killed before statement ${point} of ${statements}`).toEqual(before)
    }
    run('import', file, 0, [a, b, c])
    expect(await survivor(file, dump)).toEqual(after)
  }, 60_000)

  test('of the very first leaves a library that the next one fills', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'iq.db')
    run('import', file, 60, ['seeds:'])
    await survivor(file, (library) => expect(documents(library)).toEqual([]))
    run('import', file, 0, ['seeds:'])
    expect(await survivor(file, listCards)).toHaveLength(95)
  }, 60_000)
})

describe('kill -9 between and within grades', () => {
  test('loses no grade that was acknowledged, and keeps none by half', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'iq.db')
    const library = openLibrary(file, testPorts(folder))
    await importDocuments(library, { paths: [write(folder, 'deck.md', deck(cards(0, 3)))] })
    const ids = (await listCards(library)).map(({ card }) => card.id)
    library.close()
    const pristine = fs.readFileSync(file)
    const { statements, kept } = run('grade', file, 0, ids)
    expect(kept).toEqual(ids)
    for (let point = 1; point <= statements; point++) {
      for (const suffix of ['-wal', '-shm']) fs.rmSync(file + suffix, { force: true })
      fs.writeFileSync(file, pristine)
      const acknowledged = run('grade', file, point, ids).kept
      const graded = await survivor(file, async (left) =>
        (await listCards(left)).filter(({ memory }) => memory.reps > 0).map(({ card }) => card.id),
      )
      // What was committed but not yet said may be there too: at most one.
      expect(graded.slice(0, acknowledged.length), `killed before statement ${point}`).toEqual(acknowledged)
      expect(graded.length - acknowledged.length).toBeLessThanOrEqual(1)
    }
  }, 60_000)
})
