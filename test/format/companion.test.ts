import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/document/read.ts'
import { complete } from '../../src/format/companion.ts'
import { recognise } from '../../src/format/recognise.ts'
import { knowledge } from './knowledge.ts'

const answers = [
  'Candidates should explain that a transaction is all or nothing, and what the letters of ACID mean in practice.',
  'Candidates should describe an index as a copy of some columns in order, and the price it has on every write.',
  'Candidates should name locks and versions as two ways to keep writers apart, and when each of them is better.',
]
const reading = recognise(readDocument({ path: 'answers.txt', text: answers.join('\n\n') }), knowledge)
const path = 'answers.txt.questions.toml'

describe('complete', () => {
  test('gives the document a title, in its cards too', () => {
    const done = complete(reading, 'title = "Transactions"\n', path)
    expect(done.title).toBe('Transactions')
    expect(done.cards.flatMap(({ sources }) => sources.map(({ title }) => title))).toEqual(
      reading.cards.map(() => 'Transactions'),
    )
    expect(complete(reading, 'title = 3\n', path).title).toBe(reading.title)
  })

  test('gives a draft its question and topics, and leaves its id', () => {
    const text =
      '[[card]]\nanswer = "Candidates should explain that a **transaction**"\nquestion = "What is a transaction?"\ntopics = ["databases"]\n'
    const done = complete(reading, text, path)
    expect(done.notices).toEqual([])
    expect(done.cards[0]).toMatchObject({
      id: reading.cards[0]?.id,
      kind: 'answer-only',
      question: 'What is a transaction?',
      questionFrom: 'companion',
      topics: ['databases'],
    })
    expect(done.cards[1]).toMatchObject({ question: null, questionFrom: null })
  })

  test('never guesses: an entry that opens several answers or none is told with its line', () => {
    const text =
      '# mine\n[[card]]\nanswer = "Candidates should"\nquestion = "What?"\n\n[[card]]\nanswer = "A heap"\nquestion = "Which?"\n'
    const done = complete(reading, text, path)
    expect(done.cards).toEqual(reading.cards)
    expect(done.notices).toMatchObject([
      { code: 'companion-entry', line: 2, path, message: '3 answers open with "Candidates should"' },
      { code: 'companion-entry', line: 6, path, message: 'no answer opens with "A heap"' },
    ])
  })

  test('a second question for the same answer is refused', () => {
    const entry = '[[card]]\nanswer = "Candidates should name locks"\nquestion = "Which?"\n'
    expect(complete(reading, entry + entry, path).notices).toMatchObject([{ line: 4 }])
  })

  test('a broken file and a half entry are notices', () => {
    expect(complete(reading, 'answer = ', path).notices).toMatchObject([{ code: 'companion-broken', path }])
    expect(complete(reading, '[[card]]\nanswer = "x"\n', path).notices).toMatchObject([{ line: 1, path }])
  })
})
