import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerKey, gradeTyped } from '../../../src/study/grading/grading.ts'
import { lexicon } from './lexicon.ts'

const graded = (question: string, answer: string, typed: string) =>
  gradeTyped(answerKey({ question, answer }, lexicon)!, typed, lexicon)
const gradeOf = (question: string, answer: string, typed: string) => graded(question, answer, typed).grade

test.each([
  ['Which command lists the history?', '`git log`', 'GIT  Log.', 3],
  ['What is the capital of Brazil?', 'Brasília', 'brasilia', 3],
  ['Which structure is first in, first out?', 'a queue|FIFO queue', 'the quue', 3],
  ['Which structure is first in, first out?', 'a queue', 'not a queue', 1],
  [
    'What does ACID stand for?',
    'atomicity, consistency, isolation, durability',
    'Durability isolation, consistency and atomicity',
    3,
  ],
  [
    'What does ACID stand for?',
    'atomicity, consistency, isolation, durability',
    'atomicity and durability',
    2,
  ],
  ['Which port does HTTPS use?', '443', 'port 443', 3],
  ['Which port does HTTPS use?', '443', '4443', 1],
  ['Is UDP reliable?', 'No, it does not guarantee delivery', 'It guarantees delivery', 1],
  ['Is UDP reliable?', 'No, it does not guarantee delivery', 'yes', 1],
  ['What is the complexity of binary search?', 'O(log n)', 'log n', 3],
  ['What is the complexity of binary search?', 'O(log n)', 'O(n log n)', 1],
  ['Which level is the default?', 'Read Committed', 'read uncommitted', 1],
  ['Which language is it?', 'C++', 'C#', 1],
  ['Which language is it?', 'C++', 'c++', 3],
  ['What does `a || b` give?', '`a || b`', 'a', 1],
  ['Was sagt man?', 'Grüße', '', 1],
] as const)('%s %s: %s', (question, answer, typed, grade) => {
  expect(gradeOf(question, answer, typed)).toBe(grade)
})

const QUESTION = 'What is the difference between TCP and UDP?'
const ANSWER = `Both move data between hosts.

- TCP opens a connection first, checks for errors and keeps the order of packets; it is used for mail.
- UDP is connectionless: packets may be lost, but it is faster, which games need.

In my last job at Acme we moved to UDP and latency fell by 40%.`

test('a long answer is judged by its key points, in any order and other words', () => {
  const typed =
    'UDP has no connection, packets can get lost, it is quick and used by games. TCP connects first, error checks, ordered packets, e.g. for mail.'
  const { grade, reason, points } = graded(QUESTION, ANSWER, typed)
  expect(grade).toBeGreaterThanOrEqual(3)
  expect(reason).toMatch(/^\d of \d points$/)
  expect(points.filter(({ state }) => state === 'covered').length).toBeGreaterThan(1)
})

test('a point names the sentence of the answer it comes from', () => {
  const key = answerKey({ question: QUESTION, answer: ANSWER }, lexicon)
  const points = key?.kind === 'long' ? key.points : []
  for (const { sentence } of points) expect(ANSWER).toContain(sentence)
  expect(points.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1)
})

test('what is true of the other thing, or denied, does not count', () => {
  const swapped =
    'UDP opens a connection first, checks for errors and keeps the order. TCP is connectionless and faster.'
  expect(graded(QUESTION, ANSWER, swapped).grade).toBe(1)
  expect(graded(QUESTION, ANSWER, swapped).reason).toContain('the opposite')
  const denied =
    'TCP does not open a connection, never checks for errors and does not keep the order of packets.'
  expect(gradeOf(QUESTION, ANSWER, denied)).toBe(1)
})

test('employers and figures are no key points', () => {
  const key = answerKey({ question: QUESTION, answer: ANSWER }, lexicon)
  expect(JSON.stringify(key)).not.toMatch(/Acme|latency/)
  expect(gradeOf(QUESTION, ANSWER, 'In my last job at Acme latency fell by 40%.')).toBe(1)
})

test('what a rubric lists are its points', () => {
  const answer =
    'Candidates should mention load balancing, caching hot data, and read replicas. They should discuss strategies like finding bottlenecks and adding more servers before the peak comes.'
  const key = answerKey({ question: 'How do you scale?', answer }, lexicon)
  const texts = key?.kind === 'long' ? key.points.map(({ text }) => text) : []
  expect(texts.slice(0, 3)).toEqual(['load balancing', 'caching hot data', 'read replicas'])
})

test('nothing can be judged where the answer is code or missing', () => {
  expect(answerKey({ question: 'Write it', answer: '```js\nconst a = 1\n```\n' }, lexicon)).toBeNull()
  expect(answerKey({ question: 'Write it', answer: null }, lexicon)).toBeNull()
})

test('abbreviations, synonyms and slips count', () => {
  const answer =
    'Kubernetes is a platform for orchestrating containers. It schedules them onto machines, restarts those that crash, and scales services up and down with the load.'
  const typed =
    'k8s orchestrates contaners: schedules them on nodes, restarts crashed ones and scales services by load'
  expect(gradeOf('What is Kubernetes?', answer, typed)).toBeGreaterThanOrEqual(3)
})

test('repeating the question is no answer', () => {
  const answer =
    'A deadlock is two threads waiting for each other forever. Each holds a lock that the other needs; acquiring locks in one order prevents it.'
  expect(
    gradeOf('What is a deadlock in concurrent programming?', answer, 'A deadlock in concurrent programming.'),
  ).toBe(1)
})

test('any text is graded, and the same text the same way', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ maxLength: 400 }),
      (answer, typed) => {
        const key = answerKey({ question: 'Why?', answer }, lexicon)
        if (key === null) return
        const verdict = gradeTyped(key, typed, lexicon)
        expect([1, 2, 3, 4]).toContain(verdict.grade)
        expect(gradeTyped(key, typed, lexicon)).toEqual(verdict)
      },
    ),
  )
})

test('the answer itself says all of it', () => {
  expect(gradeOf(QUESTION, ANSWER, ANSWER)).toBe(4)
})

test.each([
  ['one word', 'a '.repeat(500_000)],
  ['negations', 'not a '.repeat(200_000)],
  ['commas', ','.repeat(1_000_000)],
  ['brackets', '('.repeat(1_000_000)],
  ['one long word', 'x'.repeat(1_000_000)],
  ['subjects', 'TCP UDP '.repeat(100_000)],
  ['bold', '**a'.repeat(300_000)],
])('hostile text is read: %s', (_, text) => {
  const key = answerKey({ question: QUESTION, answer: `- ${text}\n- b: c` }, lexicon)
  if (key !== null) expect(gradeTyped(key, text, lexicon).grade).toBeGreaterThan(0)
  expect(graded(QUESTION, ANSWER, text).grade).toBeLessThan(3)
})
