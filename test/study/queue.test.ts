import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Memory, NEW } from '../../src/review/memory.ts'
import { createScheduler } from '../../src/review/scheduler.ts'
import { DEFAULT_SETTINGS } from '../../src/review/settings.ts'
import { type Candidate, quizQueue, reviewQueue } from '../../src/study/queue.ts'
import { likeness, subjectReader } from '../../src/study/subject.ts'
import seeds from '../data/seeds.json' with { type: 'json' }
import { candidate, reviewing } from './cards.ts'

const TODAY = '2026-11-21'
const NOW = Date.parse('2026-11-21T12:00:00Z')
const scheduler = createScheduler(DEFAULT_SETTINGS, { zone: () => 0, rolloverHour: 4 })
const ids = (queue: readonly Candidate[]) => queue.map((item) => item.id)
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))
const quizzed = (grade: 1 | 3): Memory => ({ ...NEW, lastQuizAt: NOW - 1000, lastQuizGrade: grade })
const quiz = (pool: Candidate[], seed = 1, limit?: number) => quizQueue(pool, { seed, day: TODAY, limit })
const review = (pool: Candidate[], more = {}) =>
  reviewQueue(pool, { now: NOW, day: TODAY, seed: 1, newLimit: 10, scheduler, ...more })

/** Pairs of a queue on one subject, as the pool sees it. */
function clashes(queue: readonly Candidate[], pool: readonly Candidate[]): string[] {
  const subjectOf = subjectReader(pool)
  return queue.flatMap((a, index) =>
    queue
      .slice(index + 1)
      .filter((b) => likeness(subjectOf(a), subjectOf(b)) >= 0.5)
      .map((b) => `${a.question} | ${b.question}`),
  )
}

const away: [string, Candidate][] = [
  ['draft', { ...candidate('x'), question: null }],
  ['suspended', { ...candidate('x'), memory: { ...NEW, suspended: true } }],
  ['buried', { ...candidate('x'), memory: { ...NEW, buriedUntil: '2026-11-22' } }],
]

test.each(away)('a card that is a %s is never asked', (_name, item) => {
  expect(ids(quiz([item, candidate('a')]))).toEqual(['a'])
  expect(ids(review([item, candidate('a')]))).toEqual(['a'])
})

test('a buried card is back on its day', () => {
  const item = { ...candidate('a'), memory: { ...NEW, buriedUntil: TODAY } }
  expect(ids(quiz([item]))).toEqual(['a'])
})

describe('a quiz draws', () => {
  test('unseen cards, then missed ones, then the rest', () => {
    const pool = times(30, (index) =>
      candidate(`${index}`, undefined, undefined, [NEW, quizzed(1), quizzed(3)][index % 3]!),
    )
    const kinds = quiz(pool, 7).map(({ id }) => Number(id) % 3)
    expect(kinds).toEqual([...times(10, () => 0), ...times(10, () => 1), ...times(10, () => 2)])
  })

  test('the same cards for the same seed, others for another', () => {
    const pool = times(50, (index) => candidate(`${index}`))
    expect(ids(quiz(pool, 5, 10))).toEqual(ids(quiz(pool, 5, 10)))
    expect(ids(quiz(pool, 5, 10))).not.toEqual(ids(quiz(pool, 6, 10)))
  })

  test('from every document before it takes a second card of one', () => {
    const pool = times(40, (index) =>
      candidate(`${index}`, undefined, index < 37 ? '/big.md' : `/small-${index}.md`),
    )
    for (let seed = 0; seed < 50; seed++) {
      const documents = quiz(pool, seed, 4).map(({ document }) => document)
      expect(new Set(documents).size).toBe(4)
    }
  })

  test('every card sooner or later', () => {
    const pool = times(20, (index) => candidate(`${index}`))
    const drawn = new Set(times(200, (seed) => ids(quiz(pool, seed, 2))).flat())
    expect(drawn.size).toBe(20)
  })

  test('each card once, and no more than asked for', () => {
    const words = ['cache', 'index', 'queue', 'token', 'proxy', 'shard']
    const pools = fc.array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words), fc.nat(3)), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(pools, fc.nat(), fc.integer({ min: 1, max: 12 }), (rows, seed, limit) => {
        const pool = rows.map(([a, b, document], index) =>
          candidate(`${index}`, `What is ${a} ${b}?`, `/${document}.md`),
        )
        const drawn = ids(quiz(pool, seed, limit))
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.length).toBe(Math.min(limit, pool.length))
      }),
    )
  })

  test('two cards of one subject only when no other is left', () => {
    const pool = [
      candidate('a', 'What is CORS?'),
      candidate('b', 'Explain CORS.'),
      candidate('c', 'What is a mutex?', '/b.md'),
      candidate('d', 'What is a monad?', '/b.md', quizzed(3)),
    ]
    for (let seed = 0; seed < 50; seed++) {
      const drawn = ids(quiz(pool, seed))
      expect(new Set(drawn.slice(0, 3))).toEqual(
        new Set(drawn.includes('a') && drawn.indexOf('a') < 3 ? ['a', 'c', 'd'] : ['b', 'c', 'd']),
      )
      expect(drawn).toHaveLength(4)
    }
  })

  test('no two of one subject among ten of many synthetic questions', () => {
    const subjects = [
      'caching',
      'sharding',
      'OAuth',
      'closures',
      'mutexes',
      'indexes',
      'queues',
      'Docker',
      'CORS',
      'JWT',
      'REST',
      'TCP',
    ]
    const shapes = [
      'What is # and why is it important?',
      'Explain the concept of #.',
      'How does # work in Python?',
    ]
    const pool = subjects.flatMap((subject, at) =>
      shapes.map((shape, index) => candidate(`${at}-${index}`, shape.replace('#', subject), `/${index}.md`)),
    )
    for (let seed = 0; seed < 200; seed++) {
      const drawn = quiz(pool, seed, 10)
      expect(new Set(drawn.map(({ id }) => id.split('-')[0])).size).toBe(10)
    }
  })

  const questions = Object.entries(seeds).flatMap(([document, { cards }]) =>
    cards.map((each, index) => ({
      ...candidate(`${document}-${index}`, each.question ?? undefined, document),
      each,
    })),
  )

  test.each(['security', 'api', 'databases', 'all'])(
    'no two of one subject among ten of the seeds: %s',
    (topic) => {
      const pool = questions.filter(
        ({ each }) => each.question !== null && (topic === 'all' || each.topics.includes(topic)),
      )
      for (let seed = 0; seed < 200; seed++) expect(clashes(quiz(pool, seed, 10), pool)).toEqual([])
    },
  )
})

describe('a review asks', () => {
  const learning = (due: number): Memory => ({
    ...NEW,
    state: 'learning',
    due,
    lastAt: NOW - 60_000,
    lastDay: TODAY,
  })

  test('learning cards, due ones by danger, new ones, and last those whose step ends soon', () => {
    const pool = [
      candidate('new'),
      candidate('safe', undefined, undefined, reviewing(TODAY, '2026-11-20', 50)),
      candidate('endangered', undefined, undefined, reviewing('2026-11-10', '2026-10-01', 5)),
      candidate('later', undefined, undefined, reviewing('2026-11-22', '2026-11-20', 5)),
      candidate('second', undefined, undefined, learning(NOW + 60_000)),
      candidate('first', undefined, undefined, learning(NOW - 60_000)),
      candidate('tonight', undefined, undefined, learning(NOW + 3_600_000)),
    ]
    expect(ids(review(pool))).toEqual(['first', 'endangered', 'safe', 'new', 'second'])
  })

  test('new cards within the limit of the day, missed quiz questions first', () => {
    const pool = times(30, (index) =>
      candidate(`${index}`, undefined, undefined, index % 5 === 0 ? quizzed(1) : NEW),
    )
    const drawn = ids(review(pool, { newLimit: 8 }))
    expect(drawn).toHaveLength(8)
    expect(drawn.slice(0, 6).every((id) => Number(id) % 5 === 0)).toBe(true)
    expect(review(pool, { newLimit: 0 })).toEqual([])
  })

  test('no more than -n cards in all', () => {
    const due = times(5, (index) =>
      candidate(`due${index}`, undefined, undefined, reviewing(TODAY, '2026-11-01', 20)),
    )
    expect(
      ids(review([...due, candidate('new')], { limit: 3 })).filter((id) => id.startsWith('due')),
    ).toHaveLength(3)
  })

  test('cards of one subject apart while others remain', () => {
    const pool = [
      candidate('a', 'What is CORS?', '/a.md', reviewing('2026-11-10', '2026-10-01', 5)),
      candidate('b', 'Explain CORS.', '/a.md', reviewing('2026-11-11', '2026-10-02', 5)),
      candidate('c', 'What is a mutex?', '/a.md', reviewing(TODAY, '2026-11-20', 5)),
    ]
    expect(ids(review(pool))).toEqual(['a', 'c', 'b'])
    expect(ids(review(pool, { limit: 2 }))).toEqual(['a', 'c'])
  })
})
