import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuery } from '../../src/search/query.ts'

const texts = (query: string) => parseQuery(query).terms.map(({ text }) => text)

describe('words and phrases', () => {
  test('words stand alone, quoted words together', () => {
    expect(parseQuery('rate "load balancing" limits').terms).toEqual([
      { text: 'rate', phrase: false },
      { text: 'load balancing', phrase: true },
      { text: 'limits', phrase: false },
    ])
  })

  test('a quote that is never closed is text', () =>
    expect(texts('"load balancing')).toEqual(['"load', 'balancing']))

  test.each([
    'C++',
    'a:b',
    'http://example.org',
    'std::vector',
    'AND',
    'NEAR(a b)',
    '*',
    '^x',
    '{a}',
    'col:',
  ])('%s is text', (query) => {
    const { terms, filter, unknown } = parseQuery(query)
    expect(terms.map(({ text }) => text).join(' ')).toBe(query)
    expect(Object.values(filter).flat()).toEqual([])
    expect(unknown).toEqual([])
  })

  test('a minus takes a word or a phrase out, inside a word it is text', () => {
    const { terms, without } = parseQuery('test-driven -java -"spring boot" - --force')
    expect(without).toEqual(['java', 'spring boot'])
    expect(terms.map(({ text }) => text)).toEqual(['test-driven', '-', '--force'])
  })
})

describe('filters', () => {
  test('are taken out of the text', () => {
    const { filter, terms } = parseQuery('caching topic:security document:"My Notes" is:due has:code')
    expect(filter).toEqual({ topics: ['security'], documents: ['My Notes'], is: ['due'], has: ['code'] })
    expect(terms.map(({ text }) => text)).toEqual(['caching'])
  })

  test('names and states are read in any case', () =>
    expect(parseQuery('Topic:api IS:New').filter).toMatchObject({ topics: ['api'], is: ['new'] }))

  test.each([
    ['is:leach', 'is:leech'],
    ['is:susp', 'is:suspended'],
    ['has:choice', 'has:choices'],
    ['is:banana', null],
    ['tpoic:security', 'topic:security'],
    ['documents:notes', 'document:notes'],
  ])('%s is text and suggests %s', (typed, suggestion) => {
    const { unknown, terms } = parseQuery(typed)
    expect(unknown).toEqual([{ typed, suggestion }])
    expect(terms).toEqual([{ text: typed, phrase: false }])
  })
})

test('whatever is typed is read, and no word is lost', () => {
  const piece = fc.constantFrom(
    '"',
    '-',
    ':',
    'topic:',
    'is:',
    'has:due',
    ' ',
    '*',
    '(',
    'word',
    '数据',
    '\u0000',
    'é',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece).map((all) => all.join('')),
      ),
      (typed) => {
        const { terms, without, filter } = parseQuery(typed)
        const read = [...terms.map(({ text }) => text), ...without, ...Object.values(filter).flat()].join(' ')
        for (const word of typed.match(/\p{L}{5,}/gu) ?? []) {
          if (!/^(topic|document|is|has)$/i.test(word))
            expect(read.toLowerCase()).toContain(word.toLowerCase())
        }
      },
    ),
    { numRuns: 2000 },
  )
})
