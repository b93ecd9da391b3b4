import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marksIn } from '../../src/search/snippet.ts'
import { find, keysOf, libraryOf, questions } from './library.ts'

const library = libraryOf([
  { question: 'What is caching?', answer: 'Keeping copies close.' },
  { question: 'How does Redis work?', answer: 'It is good at caching and at queues.' },
  { question: 'Explain database connection pooling.', answer: 'Connections are kept open.' },
  { question: 'What is API rate limiting?', answer: 'A cap on requests.' },
  { question: 'What are microservices?', answer: 'Small services that are deployed on their own.' },
  { question: 'What is Kubernetes?', answer: 'It runs containers.' },
  { question: 'What is technical debt?', answer: 'Work put off. Get details from the team.' },
  { question: null, answer: 'A deadlock is two waiting for each other.' },
])

describe('as typed', () => {
  test('all words in the question come before all words anywhere', async () =>
    expect(await keysOf(library, 'caching')).toEqual([1, 2]))

  test('inflections are found without a correction', async () => {
    const { hits, corrected } = await find(library, 'caches')
    expect(hits.map(({ card }) => card)).toEqual([1, 2])
    expect(corrected).toEqual({})
  })

  test('question words are set aside', async () =>
    expect(await keysOf(library, 'what is the caching')).toEqual([1, 2]))

  test('but searched when there is nothing else', async () =>
    expect((await keysOf(library, 'what are')).length).toBeGreaterThan(0))

  test('phrases hold, exclusions take out', async () => {
    expect(await keysOf(library, '"rate limiting"')).toEqual([4])
    expect(await keysOf(library, '"limiting rate"')).toEqual([])
    expect(await keysOf(library, 'caching -redis')).toEqual([1])
    expect(await keysOf(library, '-caching -what')).toEqual([3, 8])
  })

  test('drafts are found by their answer', async () => expect(await keysOf(library, 'deadlock')).toEqual([8]))

  test('--exact mends nothing', async () => {
    expect(await keysOf(library, 'cachng', { exact: true })).toEqual([])
    expect(await keysOf(library, 'caching redis limiting', { exact: true })).toEqual([])
  })

  test('while typing, the last word may be unfinished', async () =>
    expect(await keysOf(library, 'kuber', { prefix: true })).toEqual([6]))

  test('total counts what fits, not what is shown', async () => {
    const many = libraryOf(questions(...Array.from({ length: 30 }, (_, i) => `Index ${i}`)))
    const { total, hits, capped } = await find(many, 'index', { limit: 3 })
    expect([total, hits.length, capped]).toEqual([30, 3, false])
  })

  test('beyond 2,000 hits counting stops, and says so', async () => {
    const many = libraryOf(questions(...Array.from({ length: 2100 }, (_, i) => `Index ${i}`)))
    const { total, hits, capped } = await find(many, 'index', { limit: Number.POSITIVE_INFINITY })
    expect([total, hits.length, capped]).toEqual([2000, 2000, true])
  })

  test('while typing, nothing typed yet lists every card', async () => {
    expect((await find(library, '', { listsAll: true })).total).toBe(8)
    expect((await find(library, 'k', { listsAll: true, prefix: true })).total).toBe(8)
    expect((await find(library, 'k', { listsAll: true })).total).toBe(0)
    expect((await find(library, '')).total).toBe(0)
  })

  test('the question that says little else comes first', async () => {
    const db = libraryOf(
      questions(
        'Why does an index slow down a write to a table in a busy shop?',
        'How does an index slow writes?',
      ),
    )
    expect(await keysOf(db, 'index write')).toEqual([2, 1])
  })
})

describe('mended', () => {
  test.each([3, 10, 40])('a mended word finds what the right one does, up to %i', async (limit) => {
    const db = libraryOf([
      ...questions('What is caching?', 'When does caching hurt?'),
      ...Array.from({ length: 20 }, (_, i) => ({ question: `Part ${i}?`, answer: 'It helps caching.' })),
      { question: 'Catching errors?' },
    ])
    const right = await find(db, 'caching', { limit })
    const { hits, total } = await find(db, 'cachng', { limit })
    expect(hits.length).toBe(Math.min(limit, 22))
    expect(hits.map(({ card }) => card)).toEqual(right.hits.map(({ card }) => card))
    if (limit > 22) expect(total).toBe(hits.length)
  })

  test.each([
    ['cachng', 1, { cachng: 'caching' }],
    ['Kuberntes', 6, { Kuberntes: 'kubernetes' }],
    ['technical det', 7, { det: 'debt' }],
    ['ratelimit', 4, { ratelimit: 'rate limit' }],
    ['micro services', 5, { 'micro services': 'microservices' }],
    ['db pool', 3, { db: 'database' }],
    ['k8s', 6, { k8s: 'kubernetes' }],
    ['conection poolng', 3, { conection: 'connection', poolng: 'pooling' }],
  ])('%s', async (typed, card, corrected) => {
    const result = await find(library, typed)
    expect(result.hits[0]?.card).toBe(card)
    expect(result.corrected).toEqual(corrected)
  })

  test('a word that is the beginning of another finds it', async () => {
    const { hits, corrected } = await find(library, 'kuber containers')
    expect(hits[0]?.card).toBe(6)
    expect(corrected).toEqual({})
    expect(marksIn('What is Kubernetes?', hits[0]!.spellings)).toEqual([{ from: 8, to: 18 }])
  })

  test('what was found is what is marked', async () =>
    expect((await find(library, 'cachng')).hits[0]?.spellings).toEqual(['caching']))

  test('a word the library knows is a slip where a question then holds all', async () => {
    const db = libraryOf(questions('What is a message queue?', 'What is a massage?'))
    const { hits, corrected } = await find(db, 'massage queue')
    expect(hits[0]?.card).toBe(1)
    expect(corrected).toEqual({ massage: 'message' })
  })

  test('a phrase is never mended', async () => expect(await keysOf(library, '"cachng"')).toEqual([]))
})

describe('relaxed', () => {
  test('one word may be missing, the rarest is the last resort', async () => {
    expect(await keysOf(library, 'redis work elephants')).toEqual([2])
    expect((await keysOf(library, 'zebra elephants giraffe redis'))[0]).toBe(2)
  })

  test('exclusions and filters stay in force', async () => {
    expect(await keysOf(library, 'cachng -redis')).toEqual([1])
    expect(await keysOf(library, 'cachng is:draft')).toEqual([])
  })

  test('nothing like it, nothing found', async () => {
    const { hits, total } = await find(library, 'xylophone')
    expect([hits, total]).toEqual([[], 0])
  })
})

describe('other scripts', () => {
  const db = libraryOf([
    { question: '什么是关系数据库的索引?', answer: '使用Redis缓存数据。' },
    { question: 'データベースとは何ですか', answer: '' },
    { question: '데이터베이스 인덱스란 무엇입니까?', answer: '' },
    { question: 'Что такое индекс базы данных?', answer: 'Ускоряет поиск.' },
    { question: 'Qu’est-ce qu’une clé étrangère ?', answer: '' },
    { question: 'What is Redis?', answer: 'A cache.' },
  ])

  test.each([
    ['数据', [1]],
    ['数据库', [1]],
    ['索引', [1]],
    ['缓存', [1]],
    ['库', [1]],
    ['ベース', [2]],
    ['데이터', [3]],
    ['индекс', [4]],
    ['индексс', [4]],
    ['ДАННЫХ', [4]],
    ['etrangere', [5]],
    ['CLÉ', [5]],
    ['Redis', [6, 1]],
    ['redis 缓存', [1]],
  ])('%s', async (typed, cards) => expect(await keysOf(db, typed)).toEqual(cards))

  test('a run that stands nowhere whole is found by its pairs', async () =>
    expect((await keysOf(db, '数据库缓存'))[0]).toBe(1))
})

test('whatever is typed, search answers', { timeout: 120_000 }, async () => {
  const word = fc.constantFrom(
    ...[
      'caching',
      'cachng',
      'what',
      'AND',
      'NOT',
      'OR',
      'NEAR(',
      '"',
      '""',
      "'",
      '*',
      '-',
      '-caching',
      '-"',
      '(',
      ')',
      '^',
    ],
    ...[
      '{question}:',
      'question:',
      'topic:api',
      'is:new',
      'is:x',
      'has:code',
      'has:',
      'document:a',
      '\u0000',
      '\ud800',
    ],
    ...[
      '数',
      '数据',
      '데이',
      'é',
      'ß',
      'İ',
      '🙂',
      '\\',
      ';--',
      '%',
      '+',
      ':',
      'x'.repeat(300),
      '1234567890',
      'a_b',
      '١٢',
    ],
  )
  const typed = fc.oneof(
    fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
    fc.array(word, { maxLength: 6 }).map((words) => words.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  )
  await fc.assert(
    fc.asyncProperty(typed, fc.boolean(), async (text, prefix) => {
      const { hits, total } = await find(library, text, { prefix })
      expect(hits.length).toBeLessThanOrEqual(10)
      expect(total).toBeGreaterThanOrEqual(hits.length)
    }),
    { numRuns: 20_000 },
  )
})
