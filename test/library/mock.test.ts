import { expect, test } from 'vitest'
import { importDocuments } from '../../src/library/import.ts'
import {
  canGoOn,
  cardsOf,
  findInterview,
  interviews,
  mockLedger,
  numberOf,
  planInterview,
  startInterview,
} from '../../src/library/mock.ts'
import { listTopics } from '../../src/library/topics.ts'
import { interview } from '../../src/study/mock/examiner.ts'
import { beginMock } from '../../src/study/mock/mock.ts'
import { testLibrary } from './fixture.ts'

const wishes = { topics: ['security', 'databases'], minutes: 20, limit: 4, seed: 1 }

/** A library of the seeds with an interview of four questions, just begun. */
async function begun() {
  const desk = testLibrary()
  await importDocuments(desk.library, { paths: ['seeds:'] })
  const questions = await planInterview(desk.library, wishes)
  const kept = await startInterview(desk.library, questions, wishes)
  const cards = await cardsOf(desk.library, kept)
  return { ...desk, kept, cards, ledger: mockLedger(desk.library, kept, cards) }
}

test('a plan names cards of the wished topics and writes nothing', async () => {
  const { library, kept } = await begun()
  expect(kept.questions.map(({ topic }) => topic).sort()).toEqual([
    'databases',
    'databases',
    'security',
    'security',
  ])
  await planInterview(library, wishes)
  expect(interviews(library)).toHaveLength(1)
})

test('what is kept comes back, and an interview broken off goes on where it was', async () => {
  const { library, kept, ledger, clock } = await begun()
  const typed = 'It is about keys and tables'
  let asked = 0
  const broken = interview(
    beginMock(kept, clock.now),
    {
      ask: async ({ current }) => {
        clock.now += 60_000
        if (current.phase === 'asking') {
          if (++asked === 3) throw new Error('killed')
          return { kind: 'answered', typed }
        }
        return { kind: 'score', score: 3 }
      },
      close: () => {},
    },
    ledger,
  )
  await expect(broken).rejects.toThrow('killed')
  const again = findInterview(library, 1)
  expect(again.turns.map(({ score, ms }) => [score, ms])).toEqual([
    [3, 60_000],
    [3, 60_000],
  ])
  expect(again.turns[0]).toMatchObject({ typed, skipped: false })
  expect(canGoOn(again)).toBe(true)
  expect(beginMock(again, clock.now).current?.position).toBe(2)
})

test('an interview teaches the schedule nothing', async () => {
  const { library, ledger, kept } = await begun()
  await ledger.keep({
    position: 0,
    at: 0,
    ms: 1,
    typed: null,
    points: [],
    suggested: null,
    basis: 'none',
    score: 4,
    skipped: false,
    note: null,
  })
  await ledger.end('quit')
  expect((await listTopics(library)).every(({ seen }) => seen === 0)).toBe(true)
  expect(library.db.prepare('SELECT count(*) FROM event WHERE card IS NOT NULL').pluck().get()).toBe(0)
  expect(findInterview(library, null)).toMatchObject({ key: kept.key, ending: 'quit' })
})

test('interviews are numbered from the first, however the clock stands', async () => {
  const { library, kept } = await begun()
  const second = await startInterview(library, kept.questions, wishes)
  expect([numberOf(library, kept), numberOf(library, second)]).toEqual([1, 2])
  expect(findInterview(library, 2).key).toBe(second.key)
  expect(() => findInterview(library, 3)).toThrow('There is no interview 3.')
})

test('a topic without cards is refused', async () => {
  const { library } = await begun()
  await expect(planInterview(library, { ...wishes, topics: ['nonsense'] })).rejects.toMatchObject({
    exitCode: 3,
  })
})
