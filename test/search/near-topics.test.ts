import { readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import { expect, test } from 'vitest'
import { compileVocabulary } from '../../src/card/topic/vocabulary.ts'
import { suggestTopics } from '../../src/search/near-topics.ts'

const toml = readFileSync(new URL('../../data/topics.toml', import.meta.url), 'utf8')
const vocabulary = compileVocabulary([{ path: 'data/topics.toml', data: parse(toml) }])

test.each([
  ['securty', 'security'],
  ['databse', 'databases'],
  ['kuberentes', 'devops/kubernetes'],
  ['pyhton', 'python'],
  ['perf', 'performance'],
  ['gti', 'git'],
])('%s suggests %s first', (name, topic) => expect(suggestTopics(name, vocabulary)[0]).toBe(topic))

test('tags of the library are suggested too', () => {
  expect(suggestTopics('servr', vocabulary, ['server'])).toContain('server')
})

test.each(['', '???', 'cooking with gas'])('nothing is near %j', (name) => {
  expect(suggestTopics(name, vocabulary)).toEqual([])
})

test('gives no more than asked for, each once', () => {
  const near = suggestTopics('da', vocabulary, [], 5)
  expect(near).toHaveLength(5)
  expect(new Set(near).size).toBe(5)
})
