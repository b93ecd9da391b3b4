import { expect, test } from 'vitest'
import { stem } from '../../../src/card/word/stem.ts'
import { fold, foldedWords, pairsOf, wordsOf } from '../../../src/card/word/words.ts'
import { openInMemory } from '../../../src/store/database.ts'

test('words keep their place in the text', () => {
  const text = 'Das Café, über C++/Redis-7'
  expect(wordsOf(text).map(({ word, from, to }) => [word, text.slice(from, to)])).toEqual([
    ['das', 'Das'],
    ['cafe', 'Café'],
    ['uber', 'über'],
    ['c', 'C'],
    ['redis', 'Redis'],
    ['7', '7'],
  ])
})

test('accents go from Latin letters only', () => {
  expect(fold('ÀÉÎÕÜ naïve')).toBe('aeiou naive')
  expect(fold('Йод ёж')).toBe('йод ёж')
})

test('CJK runs are read in pairs', () => {
  expect(pairsOf('数据库 and 库 データ')).toEqual(['数据', '据库', '库', 'デー', 'ータ'])
})

test('words are the tokens of the index, and stems its stems', () => {
  const text =
    'Idempotency caching authentication Überraschung naïve Привет мир relational conditional running flies agreed ' +
    'hopping happily hesitancy radically vietnamization triplicate adjustment controlling x1y2 snake_case 2FA'
  const db = openInMemory(0)
  db.exec(`CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'porter unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance')`)
  db.prepare('INSERT INTO t VALUES (?)').run(text)
  const terms = db.prepare('SELECT term FROM v ORDER BY offset').pluck().all()
  expect(foldedWords(text).map(stem)).toEqual(terms)
})
