import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance } from '../../src/card/word/distance.ts'
import { parseSynonyms } from '../../src/card/word/synonyms.ts'
import { boundOf, nearWords, splitCompound } from '../../src/search/correct.ts'
import { candidatesOf, libraryOf, questions } from './library.ts'

const near = (typed: string, ...words: string[]) =>
  nearWords(typed, candidatesOf(libraryOf(questions(...words)))).map(({ spelling }) => spelling)

test('five letters may lose one edit, longer words two, two letters none', () => {
  expect(['ab', 'abc', 'abcde', 'abcdef'].map(boundOf)).toEqual([0, 1, 1, 2])
  expect(near('kubrntes', 'kubernetes')).toEqual(['kubernetes'])
  expect(near('kbrntes', 'kubernetes')).toEqual([])
  expect(near('dbet', 'debt')).toEqual(['debt'])
  expect(near('dbte', 'debt')).toEqual([])
})

test('nearer words come first, then more frequent ones', () =>
  expect(near('cachng', 'caching', 'catching', 'caching again')).toEqual(['caching', 'catching']))

test('words of one stem are one', () => expect(near('tokns', 'token', 'tokens')).toHaveLength(1))

test('every word of the vocabulary within the bound is found, and none beyond', () => {
  const word = fc
    .array(fc.constantFrom('a', 'b', 'z', '1', '2', 'ж'), { minLength: 3, maxLength: 8 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 40 }), word, (words, typed) => {
      const vocabulary = candidatesOf(libraryOf(questions(...words)))
      const most = boundOf(typed)
      const known = words.filter((one) => /[^0-9]/.test(one))
      const expected = known.filter((one) => one !== typed && distance(one, typed, most) <= most)
      const found = nearWords(typed, vocabulary).map(({ spelling }) => spelling)
      for (const one of found) expect(expected).toContain(one)
      // One for each stem: every other has a found one that the index takes for the same.
      expect(found.length > 0).toBe(expected.some((one) => one.replace(/s$/, '') !== typed.replace(/s$/, '')))
    }),
    { numRuns: 60 },
  )
})

test('a compound is split where both halves are known', () => {
  const known = new Set(['rate', 'limit', 'ra', 'telimit'])
  expect(splitCompound('ratelimit', (word) => known.has(word)).map(({ spelling }) => spelling)).toEqual([
    'rate limit',
    'ra telimit',
  ])
})

test('synonyms read both ways', () => {
  const synonyms = parseSynonyms({
    groups: [
      ['k8s', 'Kubernetes'],
      ['ci', 'continuous integration'],
    ],
  })
  expect(synonyms.get('k8s')).toEqual(['kubernetes'])
  expect(synonyms.get('continuous integration')).toEqual(['ci'])
  expect(() => parseSynonyms({ groups: [['alone']] })).toThrow('lists of two or more words')
})
