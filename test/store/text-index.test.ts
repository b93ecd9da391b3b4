import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkIndex, indexCards, rebuildIndex, unindexCards } from '../../src/store/text-index.ts'
import { find, keysOf, libraryOf, questions, type Text, writeCard } from '../search/library.ts'

describe('what is indexed', () => {
  const db = libraryOf([
    {
      question: 'Which one?',
      choices: [
        { text: 'A stack\nof plates', correct: true },
        { text: 'Queue', correct: false },
      ],
    },
    { question: 'Why?', context: 'Given `memoize(f)`' },
    { question: 'How?', section: 'Concurrency' },
    { question: 'When?', topics: ['devops/docker', 'security'] },
  ])

  test.each([
    ['plates', [1]],
    ['queue', [1]],
    ['memoize', [2]],
    ['concurrency', [3]],
    ['docker', [4]],
  ])('%s', async (typed, cards) => expect(await keysOf(db, typed, { exact: true })).toEqual(cards))

  test('the JSON around choices is not', async () => {
    for (const word of ['correct', 'true', 'text', 'nof']) {
      expect(await keysOf(db, word, { exact: true })).toEqual([])
    }
  })
})

describe('in step', () => {
  test('an added card is found, a removed one no more, a changed one by its new words', async () => {
    const db = libraryOf(questions('What is caching?', 'What is sharding?'))
    unindexCards(db, [1])
    expect(await keysOf(db, 'caching', { exact: true })).toEqual([])
    writeCard(db, 1, { question: 'What is replication?' })
    indexCards(db, [1])
    expect(await keysOf(db, 'replication')).toEqual([1])
    expect((await find(db, 'cachin')).corrected).toEqual({})
    expect((await find(db, 'replicaton')).corrected).toEqual({ replicaton: 'replication' })
    expect(checkIndex(db)).toEqual([])
  })

  test('nothing is left of a library whose cards are all removed', () => {
    const db = libraryOf([
      ...questions('What is caching?', '数据库'),
      { question: 'Why?', answer: 'caching' },
    ])
    unindexCards(db, [1, 2, 3])
    expect(db.prepare('SELECT count(*) FROM vocabulary').pluck().get()).toBe(0)
    db.exec('DELETE FROM card_text')
    expect(checkIndex(db)).toEqual([])
  })

  test('it is part of the transaction that writes the cards', async () => {
    const db = libraryOf(questions('What is caching?'))
    db.exec('BEGIN')
    writeCard(db, 2, { question: 'What is sharding?' })
    indexCards(db, [2])
    db.exec('ROLLBACK')
    expect(await keysOf(db, 'sharding', { exact: true })).toEqual([])
    expect(checkIndex(db)).toEqual([])
  })

  test('any order of adding, changing and removing', () => {
    const text = fc.record({
      question: fc.constantFrom(
        'What is caching?',
        'What are caches, or a cache?',
        '数据库 Redis',
        'x1 x2 x12',
        null,
      ),
      answer: fc.constantFrom(null, 'Redis caching', 'ключ', '`code` 42'),
    })
    const step = fc.record({ card: fc.integer({ min: 1, max: 4 }), text: fc.option(text) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const db = libraryOf([])
        const present = new Map<number, Text>()
        for (const { card, text } of steps) {
          if (present.has(card)) unindexCards(db, [card])
          if (text) {
            writeCard(db, card, text)
            indexCards(db, [card])
            present.set(card, text)
          } else {
            db.prepare('DELETE FROM card_text WHERE card = ?').run(card)
            present.delete(card)
          }
        }
        expect(checkIndex(db)).toEqual([])
        const fresh = libraryOf([])
        for (const [card, text] of present) writeCard(fresh, card, text)
        indexCards(fresh, present.keys())
        const words = 'SELECT length, letters, words FROM vocabulary ORDER BY length, letters'
        const sorted = (db: typeof fresh) =>
          db
            .prepare(words)
            .all()
            .map((row) => ({
              ...(row as { words: string }),
              words: (row as { words: string }).words.split('\n').sort(),
            }))
        expect(sorted(db)).toEqual(sorted(fresh))
      }),
      { numRuns: 100 },
    )
  })
})

describe('checking and rebuilding', () => {
  test('a text changed behind the index is told, and rebuilding mends it', async () => {
    const db = libraryOf(questions('What is caching?', 'What is sharding?'))
    writeCard(db, 1, { question: 'What is replication?' })
    expect(checkIndex(db)).toHaveLength(2)
    rebuildIndex(db)
    expect(checkIndex(db)).toEqual([])
    expect(await keysOf(db, 'replication')).toEqual([1])
  })

  test('a vocabulary out of step is told', () => {
    const db = libraryOf(questions('What is caching?'))
    db.exec('DELETE FROM vocabulary WHERE length = 7')
    expect(checkIndex(db)).toEqual([
      'The vocabulary that mends misspelt words is out of step with the cards.',
    ])
  })

  test('a card without text cannot be indexed', () => {
    expect(() => indexCards(libraryOf([]), [7])).toThrow('card 7 has no text')
  })
})

describe('filters', () => {
  const db = libraryOf([
    { question: 'Index one?', answer: '```js\nx\n```' },
    { question: 'Index two?', choices: [{ text: 'a', correct: true }] },
    { question: null, answer: 'Index three.' },
    { question: 'Index four?' },
    { question: 'Index five?', answer: 'Away.' },
  ])
  db.exec(`
    UPDATE card SET retired_at = 1 WHERE key = 5;
    INSERT INTO label VALUES ('security', 'topic', 1), ('devops', 'within', 2);
    INSERT INTO import VALUES (1, 0, '{}', '[]');
    INSERT INTO document (key, path, title, hash, size, mtime_ms, reader, read_at, import, report)
      VALUES (1, '/notes/Databases.md', 'My databases', '', 0, 0, 1, 0, 1, '{}');
    INSERT INTO version VALUES (1, 'v1', 1);
    INSERT INTO source VALUES (1, 0, 1, 1, 2, 'headings');
  `)
  const memory = db.prepare(
    `INSERT INTO memory (card, state, due, due_day, interval_days, step, reps, lapses, last_at, last_grade,
       last_quiz_at, last_quiz_grade, suspended) VALUES (?, ?, ?, ?, 0, 0, 1, ?, ?, ?, ?, ?, ?)`,
  )
  memory.run(1, 'review', null, '2026-11-21', 9, 10, 3, 20, 1, 0)
  memory.run(2, 'review', null, '2026-11-22', 0, 20, 3, 10, 1, 0)
  memory.run(4, 'learning', 900, null, 0, 20, 1, null, null, 1)

  test.each([
    ['index', [1, 2, 3, 4]],
    ['index is:retired', [5]],
    ['is:retired', [5]],
    ['topic:security', [1]],
    ['index topic:security topic:devops', [1, 2]],
    ['document:databases', [1]],
    ['document:notes/', [1]],
    ['is:due', [1]],
    ['is:new', [3]],
    ['is:missed', [1, 4]],
    ['is:leech', [1]],
    ['is:suspended', [4]],
    ['is:draft', [3]],
    ['is:unanswered', [4]],
    ['has:code', [1]],
    ['has:choices', [2]],
    ['index has:code is:new', []],
    ['-one is:missed', [4]],
  ])('%s', async (typed, cards) => {
    expect((await keysOf(db, typed, { exact: true })).sort()).toEqual(cards)
  })
})
