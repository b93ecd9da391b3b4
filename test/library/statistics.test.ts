import { expect, test } from 'vitest'
import { listCards } from '../../src/library/cards.ts'
import { importDocuments } from '../../src/library/import.ts'
import { record, undoLast } from '../../src/library/record.ts'
import { statistics } from '../../src/library/statistics.ts'
import { statsView } from '../../src/terminal/views/stats.ts'
import { widthOf } from '../../src/terminal/width.ts'
import { page } from '../terminal/views/page.ts'
import { deck, testLibrary, write } from './fixture.ts'

const DAY = 86_400_000

async function studied() {
  const made = testLibrary()
  write(made.folder, 'config/config.toml', '[review]\nlearning_steps = ""\nfuzz = false\n')
  const cards = ['SQL injection', 'Docker', 'CORS', 'REST'].map(
    (name) => [`What is ${name}?`, `It is ${name}.`] as const,
  )
  await importDocuments(made.library, { paths: [write(made.folder, 'deck.md', deck(cards))] })
  const ids = (await listCards(made.library)).map(({ card }) => card.id)
  const grade = (index: number, grade: 1 | 3) =>
    record(made.library, { kind: 'graded', card: ids[index]!, grade, ms: 5000 })
  for (const index of [0, 1, 2]) await grade(index, 3)
  made.clock.now += 3 * DAY
  await grade(0, 3)
  await grade(1, 1)
  await grade(1, 3)
  await grade(2, 3)
  await undoLast(made.library)
  await record(made.library, { kind: 'quizzed', card: ids[3]!, grade: 1 })
  await record(made.library, { kind: 'suspended', card: ids[2]! })
  return made
}

test('counts answers that stand, by day, month and hour', async () => {
  const { library } = await studied()
  const stats = await statistics(library)
  expect(stats.days).toEqual([
    { day: '2026-03-02', answers: 3, ms: 15_000 },
    { day: '2026-03-05', answers: 3, ms: 15_000 },
  ])
  expect(stats.months).toEqual([{ month: '2026-03', asked: 2, right: 1 }])
  expect(stats.hours).toEqual([{ hour: 12, answers: 6, right: 5 }])
  expect(stats.cards).toEqual({ new: 1, learning: 0, young: 2, mature: 0, suspended: 1, leeches: 0 })
  expect((await statistics(library, { since: '2026-03-03' })).hours).toEqual([
    { hour: 12, answers: 3, right: 2 },
  ])
})

test('keeps to a topic', async () => {
  const { library } = await studied()
  const stats = await statistics(library, { topics: ['security'] })
  expect(stats.topics.length).toBeGreaterThan(0)
  expect(stats.topics.every(({ topic }) => topic === 'security' || topic.startsWith('security/'))).toBe(true)
  expect(stats.days[0]!.answers).toBeLessThan(3)
})

test.each([40, 60, 80, 120])(
  'fits %i columns, and ASCII alone where nothing else is shown',
  async (columns) => {
    const { library } = await studied()
    const stats = await statistics(library)
    for (const ascii of [true, false]) {
      const lines = statsView(stats, page(columns), { ascii })
      expect(lines.filter((line) => widthOf(line) > columns)).toEqual([])
      if (ascii) expect(lines.join('\n')).toMatch(/^[\x00-\x7f]*$/)
    }
    expect(statsView(stats, page(80)).join('\n')).toContain('50 % of 2')
  },
)

test('says so where nothing was reviewed', async () => {
  const { library } = testLibrary()
  expect(statsView(await statistics(library), page(80))[0]).toContain('Nothing was reviewed')
})
