import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestSnippet, marksIn } from '../../src/search/snippet.ts'

const marked = (text: string, spellings: string[]) =>
  marksIn(text, spellings).map(({ from, to }) => text.slice(from, to))

test('inflections, accents and phrases are marked', () => {
  expect(marked('Caching: caches in a café', ['cache', 'cafe'])).toEqual(['Caching', 'caches', 'café'])
  expect(marked('Rate limiting and the rate of limits', ['rate limit'])).toEqual(['Rate limiting'])
  expect(marked('关系数据库的索引', ['数据库'])).toEqual(['数据库'])
})

test('the stretch with most of the words is shown, without marks of Markdown', () => {
  const answer = `Redis is fast.\n\n${'Something else entirely. '.repeat(20)}\n\n- **Redis** keeps a \`cluster\` alive.\n`
  const snippet = bestSnippet(answer, ['redis', 'cluster'])
  expect(snippet?.text).toContain('Redis keeps a cluster alive.')
  expect(snippet?.text).toMatch(/^… /)
  expect(snippet?.marks.map(({ from, to }) => snippet.text.slice(from, to))).toEqual(['Redis', 'cluster'])
})

test('nothing matches, nothing is shown', () => expect(bestSnippet('Some text.', ['redis'])).toBeNull())

test('a snippet is short, and its marks lie within it in order', () => {
  const words = fc.array(
    fc.constantFrom('cache', 'caches', 'redis', 'and', '**', '```\n', '. ', '数据', 'x'.repeat(200)),
    {
      maxLength: 200,
    },
  )
  fc.assert(
    fc.property(words, (parts) => {
      const snippet = bestSnippet(parts.join(' '), ['cache', 'redis', '数据'])
      if (!snippet) return
      expect(snippet.text.length).toBeLessThanOrEqual(164)
      let end = 0
      for (const { from, to } of snippet.marks) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeGreaterThan(from)
        end = to
      }
      expect(end).toBeLessThanOrEqual(snippet.text.length)
    }),
  )
})
