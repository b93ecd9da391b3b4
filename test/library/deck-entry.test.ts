import { expect, test } from 'vitest'
import { deckEntry, withEntry } from '../../src/library/deck-entry.ts'

const card = {
  question: 'What is a cache?',
  context: null,
  answer: 'A copy nearby.',
  answerKind: 'answer',
  choices: null,
  intent: null,
  guidance: null,
} as const

test('a card is a heading with what belongs to it below', () => {
  const full = {
    ...card,
    context: '```js\nf()\n```',
    choices: [
      { text: 'one', correct: true },
      { text: 'two', correct: false },
    ],
    intent: 'To see.',
    guidance: 'Be short.',
  }
  expect(deckEntry(full).split('\n\n')).toEqual([
    '### What is a cache?',
    '```js\nf()\n```',
    '- [x] one\n- [ ] two',
    '**Why they ask:**',
    'To see.',
    '**How to answer:**',
    'Be short.',
    '**Answer:**',
    'A copy nearby.',
  ])
})

test('headings of an answer become parts of it, code stays', () => {
  const answer = '# Top\n\n```sh\n# a comment\n```\n\n##### Deep'
  expect(deckEntry({ ...card, answer })).toContain('#### Top\n\n```sh\n# a comment\n```\n\n##### Deep')
})

test('cards of one topic share a section', () => {
  const first = withEntry('', '### A?', ['caching'])
  expect(first).toEqual({ text: '# My cards\n\n## caching\n\n### A?\n', line: 5 })
  const second = withEntry(first.text, '### B?', ['caching'])
  expect(second).toEqual({ text: `${first.text}\n### B?\n`, line: 7 })
  expect(withEntry(second.text, '### C?', [])).toEqual({
    text: `${second.text}\n## Cards\n\n### C?\n`,
    line: 11,
  })
})
