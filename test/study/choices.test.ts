import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Chooseable, choiceQuestion, isRight } from '../../src/study/choices.ts'
import { definitionOf } from '../../src/study/definition.ts'

const open = (question: string, answer: string, topics = ['databases']): Chooseable => ({
  id: question,
  question,
  context: null,
  answer,
  choices: null,
  topics,
})

const index = open(
  'What is an index?',
  'An index is a data structure that speeds up finding rows of a table.',
)
const others = [
  open('What is a transaction?', 'A transaction is a unit of work that happens completely or not at all.'),
  open('What is sharding?', 'Sharding is a way to spread one big collection of data over several servers.'),
  open(
    'Explain the concept of a view.',
    'A view is a stored query whose result can be read like any relation.',
  ),
  open(
    'What is a trigger?',
    'A trigger is a procedure that the server runs by itself when something changes.',
  ),
]

test('a definition stands among those of other things of its topic', () => {
  const question = choiceQuestion(index, others, 1)
  expect(question?.options).toHaveLength(4)
  expect(question?.several).toBe(false)
  expect(question?.options.filter(({ correct }) => correct)).toEqual([
    { text: 'A data structure that speeds up finding rows of a table', correct: true },
  ])
})

test('the same seed gives the same question, another seed another order', () => {
  expect(choiceQuestion(index, others, 7)).toEqual(choiceQuestion(index, others, 7))
  const orders = new Set(
    Array.from({ length: 20 }, (_, seed) => JSON.stringify(choiceQuestion(index, others, seed)?.options)),
  )
  expect(orders.size).toBeGreaterThan(4)
})

test.each([
  [
    'of the same thing',
    open(
      'What is a database index?',
      'A database index is a lookup table that is kept sorted beside the rows.',
    ),
  ],
  [
    'that asks the same',
    open(
      'What is an index (please)?',
      'An index is a sorted copy of some columns with pointers to their rows.',
    ),
  ],
  [
    'that reads alike',
    open(
      'What is a B-tree?',
      'A B-tree is a balanced data structure that speeds up finding rows of any table.',
    ),
  ],
  [
    'of another topic',
    open('What is a mutex?', 'A mutex is a lock that only one thread can hold at once.', ['concurrency']),
  ],
  [
    'of another form',
    open('What are joins?', 'Joins are combinations of rows from several relations by a condition.'),
  ],
])('no distractor %s', (_, other) => {
  const question = choiceQuestion(index, [...others.slice(0, 2), other], 1)
  expect(question).toBeNull()
})

test('without three good distractors there is no choice mode', () => {
  expect(choiceQuestion(index, others.slice(0, 3), 1)).not.toBeNull()
  expect(choiceQuestion(index, others.slice(0, 2), 1)).toBeNull()
  expect(choiceQuestion(open('How do you tune a query?', 'Look at its plan.'), others, 1)).toBeNull()
})

test("a card's own choices are shuffled and nothing is added", () => {
  const choices = [
    { text: 'GET', correct: true },
    { text: 'POST', correct: false },
    { text: 'PUT', correct: true },
  ]
  const question = choiceQuestion({ ...index, choices }, others, 3)
  expect(question?.several).toBe(true)
  expect(question?.options.toSorted((a, b) => a.text.localeCompare(b.text))).toEqual(choices)
  const right = new Set(question?.options.flatMap(({ correct }, i) => (correct ? [i] : [])))
  expect(isRight(question!, right)).toBe(true)
  expect(isRight(question!, new Set([...right].slice(1)))).toBe(false)
  expect(isRight(question!, new Set([0, 1, 2]))).toBe(false)
})

test('choices of which none or all are right make no question', () => {
  const all = [
    { text: 'a', correct: true },
    { text: 'b', correct: true },
  ]
  expect(choiceQuestion({ ...index, choices: all }, others, 1)).toBeNull()
  expect(
    choiceQuestion({ ...index, choices: all.map((choice) => ({ ...choice, correct: false })) }, others, 1),
  ).toBeNull()
})

test('a definition does not name its thing', () => {
  const card = open(
    'What is password hashing?',
    'Password hashing is the process of turning a password into a digest of fixed length.',
  )
  expect(definitionOf(card)).toMatchObject({
    text: 'turning a … into a digest of fixed length',
    form: 'doing',
  })
})

test.each([
  [
    'What is the difference between a list and a set?',
    'A list is an ordered collection which may hold one value twice.',
  ],
  ['What are the main HTTP methods?', 'The main HTTP methods are GET, POST, PUT, PATCH and DELETE for now.'],
  ['What is your favourite database?', 'My favourite database is the one that I know best from my work.'],
  ['What is a queue?', '- first in, first out\n- used for jobs that can wait'],
  ['What is a queue?', 'A stack is a collection from which the newest element is taken first.'],
])('%s is no definition', (question, answer) => {
  expect(definitionOf(open(question, answer))).toBeNull()
})

test('any cards make a question of distinct options, one of them right, or none', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 120 })
  const card = fc
    .record({ question: text, answer: text })
    .map(({ question, answer }) => open(`What is ${question}`, `${question} is a ${answer}`))
  fc.assert(
    fc.property(card, fc.array(card, { maxLength: 12 }), (asked, pool) => {
      const question = choiceQuestion(asked, [...pool, ...others], 1)
      if (question === null) return
      expect(new Set(question.options.map((option) => option.text)).size).toBe(4)
      expect(question.options.filter(({ correct }) => correct)).toHaveLength(1)
    }),
  )
})
