import { describe, expect, test } from 'vitest'
import { likeness, subjectReader } from '../../src/study/subject.ts'
import seeds from '../data/seeds.json' with { type: 'json' }

const questions = Object.values(seeds).flatMap(({ cards }) =>
  cards.flatMap(({ question, topics }) => (question === null ? [] : [{ question, topics }])),
)
const security = questions.filter(({ topics }) => topics.includes('security'))

/** Whether two questions are on one subject in a pool of all seed questions, and in one of the security ones. */
function oneSubject(a: string, b: string): boolean[] {
  return [questions, security].map((pool) => {
    const subjectOf = subjectReader(pool)
    return likeness(subjectOf({ question: a }), subjectOf({ question: b })) >= 0.5
  })
}

describe('one subject', () => {
  test.each([
    [
      'What is the purpose of authentication and authorization in API security?',
      'Explain the difference between authentication and authorization.',
    ],
    [
      'What is CORS, and why is it important in web-based Python APIs?',
      'What is CORS and why is it important?',
    ],
    ['What is API versioning, and why is it important?', 'How can you handle versioning in Python API URLs?'],
    ['Explain the concept of API rate limiting.', 'What is API rate limiting, and why is it important?'],
    ['How do you handle errors and exceptions?', 'How can you handle exceptions in Python API development?'],
    ['What is a closure?', 'Explain closures in JavaScript.'],
    ['Was ist eine Transaktion?', 'Was ist eine Transaktion in einer Datenbank?'],
    ['什么是闭包？', '什么是闭包?'],
  ])('%s | %s', (a, b) => {
    expect(oneSubject(a, b)).toEqual([true, true])
  })
})

describe('two subjects', () => {
  test.each([
    ['What is API versioning and why is it important?', 'Explain the concept of API rate limiting.'],
    [
      'What is HTTPS and why is it important?',
      'What are the main HTTP methods used in Python API development?',
    ],
    ['What is database normalization?', 'Explain the concept of database sharding.'],
    ['What is CORS and why is it important?', 'What is HTTPS and why is it important?'],
    ['What is C?', 'What is C++?'],
    [
      'How do you secure a Python API using API keys?',
      'How can you optimize the performance of a Python API?',
    ],
  ])('%s | %s', (a, b) => {
    expect(oneSubject(a, b)).toEqual([false, false])
  })
})

test('questions that say nothing by themselves are told apart by their code', () => {
  const pool = Array.from({ length: 50 }, (_, index) => ({
    question: "What's the output?",
    context: ['```js', `const value${index} = compute${index}()`, `console.log(value${index})`, '```'].join(
      '\n',
    ),
  }))
  const subjectOf = subjectReader(pool)
  expect(likeness(subjectOf(pool[3]!), subjectOf(pool[4]!))).toBeLessThan(0.5)
  expect(likeness(subjectOf(pool[3]!), subjectOf({ ...pool[3]! }))).toBeGreaterThan(0.99)
})

test('a likeness lies between 0 and 1 and is the same both ways', () => {
  const subjectOf = subjectReader(questions)
  const subjects = questions.map(subjectOf)
  for (const a of subjects) {
    for (const b of subjects) {
      expect(likeness(a, b)).toBeCloseTo(likeness(b, a), 12)
      expect(likeness(a, b)).toBeLessThanOrEqual(1 + 1e-9)
    }
  }
})
