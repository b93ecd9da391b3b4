import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { CardText } from '../../src/card/card.ts'
import { versionId } from '../../src/card/identity.ts'
import { normalText } from '../../src/card/normal-text.ts'

const card = (text: Partial<CardText>): CardText => ({
  kind: 'open',
  question: null,
  context: null,
  answer: null,
  answerKind: null,
  choices: null,
  intent: null,
  guidance: null,
  ...text,
})
const id = (text: Partial<CardText>) => versionId(card(text))

test.each([
  ['hh75nmcqvlov6ab6es3vw4p7c3', { question: 'What is a closure?', answer: 'A function with its scope.' }],
  ['m44ypt2oa52vxe62xyclx3gczt', { question: 'What is a closure?' }],
  [
    'gva6fu7kv6fcrbtuu3wc6zw26t',
    { kind: 'answer-only' as const, question: 'Whatever', answer: 'A function with its scope.' },
  ],
  [
    'pju6dzselww7x2v25aad47srep',
    { question: "What's the output?", context: '```js\nlet A = 1\n```', answer: '`1`' },
  ],
  [
    'jjyzcvbhc4exsyuexzcd34yfci',
    {
      kind: 'choice' as const,
      question: 'Pick',
      choices: [
        { text: 'a', correct: true },
        { text: 'b', correct: false },
      ],
    },
  ],
  ['2rz5aq2xyoa7tbk7ubynifajom', { question: 'Что такое замыкание?', answer: '闭包是函数。' }],
])('golden vector %s', (golden, text) => {
  expect(id(text)).toBe(golden)
})

describe('normal form of prose', () => {
  test.each([
    ['1. What is **REST**?', 'what is rest'],
    ['Q12: What is REST', 'what is rest'],
    ['Question 7: What is “REST”?', 'what is rest'],
    ['### What is [REST](https://example.org/a)?', 'what is rest'],
    ['__5.2. Why?__', 'why'],
    ['What  is\n REST ?', 'what is rest'],
    ['Ｗhat is ＲＥＳＴ', 'what is rest'],
    ['What is C++?', 'what is c++'],
    ['What is C#?', 'what is c#'],
    ['What is C?', 'what is c'],
    ['What is List<String>?', 'what is list<string>'],
    ['Why <b>bold</b>?', 'why bold'],
    ['Explain int *p', 'explain int *p'],
    ['What does snake_case_name mean', 'what does snake_case_name mean'],
    ['3.5 is what', '3.5 is what'],
    ['2020 in review', '2020 in review'],
    ['- one\n- two', 'one two'],
  ])('%j becomes %j', (text, normal) => {
    expect(normalText(text)).toBe(normal)
  })
})

it('keeps case, punctuation and inner white space of code', () => {
  expect(normalText('Is `a == b` `A`?')).toBe('is a == b A')
  expect(normalText('```js\nif (A)  b;\n```')).toBe('if (A)  b;')
  expect(normalText('text\n\n    Indented = 1\n\nmore')).toBe('text\nIndented = 1\nmore')
  expect(normalText('What is `?.`?')).toBe('what is ?.')
  expect(normalText('See:\n\n```\nstop.\n```')).toBe('see:\nstop.')
  expect(id({ question: 'Is `a==b`?' })).not.toBe(id({ question: 'Is `a===b`?' }))
})

it('tells apart C, C++ and C#, an answer and none, fields that would run together', () => {
  const ids = [
    id({ question: 'What is C?' }),
    id({ question: 'What is C++?' }),
    id({ question: 'What is C#?' }),
    id({ question: 'What is C?', answer: 'x' }),
    id({ question: 'What is C?', context: 'x' }),
    id({ kind: 'answer-only', question: 'What is C?', answer: 'x' }),
  ]
  expect(new Set(ids).size).toBe(ids.length)
})

it('does not see numbering, markup, position, topics, intent or guidance', () => {
  const plain = id({ question: 'What is REST?', answer: 'An *architectural* style.' })
  expect(
    id({
      question: '**7) What is REST**',
      answer: 'An architectural style',
      intent: 'x',
      guidance: 'y',
      answerKind: 'example',
    }),
  ).toBe(plain)
})

it('keeps the id of an answer whose question is given or reworded elsewhere', () => {
  const draft = id({ kind: 'answer-only', answer: 'REST is a style.' })
  expect(id({ kind: 'answer-only', question: 'What is REST?', answer: 'REST is a style.' })).toBe(draft)
})

it('is idempotent on prose and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(id({ question: text })).toMatch(/^[a-z2-7]{26}$/)
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 }), (words) => {
      const text = words.join(' ')
      expect(normalText(normalText(text))).toBe(normalText(text))
      expect(normalText(`  ${words.join('  ')}? `)).toBe(normalText(text))
    }),
  )
})

it.each(['`', '*', '_', '[', '<', '> ', '# ', '~', '\\', '](', '``*`', '. ', '...x', '\n'])(
  'ends on a hostile run of %j',
  (run) => {
    expect(normalText(`${run.repeat(200_000)}x`).length).toBeLessThan(2_000_000)
  },
)
