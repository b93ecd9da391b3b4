import { describe, expect, it } from 'vitest'
import type { Progress } from '../../../src/study/progress.ts'
import { answerView, cardHeader, hintView, questionView } from '../../../src/terminal/views/card.ts'
import { card, page } from './page.ts'

const progress: Progress = { position: 3, planned: 10, left: { new: 5, learning: 0, due: 2 }, msLeft: null }

describe('cardHeader', () => {
  it('says title and section, and how far one is', () =>
    expect(cardHeader(card({ section: 'HTTP' }), page(40), progress)).toEqual([
      `${'Backend › HTTP'.padEnd(33)}3 of 10`,
    ]))
  it('tells the time left when it is known', () =>
    expect(cardHeader(card(), page(40), { ...progress, msLeft: 240_000 })).toEqual([
      'Backend         3 of 10 · 4 minutes left',
    ]))
  it('gives way in the title', () =>
    expect(cardHeader(card({ section: 'A long section about HTTP' }), page(30), progress)).toEqual([
      'Backend › A long sec…  3 of 10',
    ]))
  it('stands alone', () => expect(cardHeader(card(), page())).toEqual(['Backend']))
})

describe('questionView', () => {
  it('shows question, context and choices', () =>
    expect(
      questionView(
        card({
          question: 'What does `f` print?',
          context: '```js\nf(1)\n```',
          choices: [
            { text: 'one\n\n```\n1\n```', correct: false },
            { text: 'two', correct: true },
          ],
        }),
        page(),
      ),
    ).toEqual(['What does `f` print?', '', '  js', '    f(1)', '', 'a) one', '', '       1', 'b) two']))
  it('says when the question is missing', () =>
    expect(questionView(card({ question: null }), page())).toEqual(['(the question is missing)']))
})

describe('hintView', () => {
  it('shows the intent', () =>
    expect(hintView(card({ intent: 'Depth.' }), page())).toEqual(['Hint', 'Depth.']))
  it('shows nothing without one', () => expect(hintView(card(), page())).toEqual([]))
})

describe('answerView', () => {
  it.each([
    ['answer', 'Answer'],
    ['example', 'Example answer'],
    ['rubric', 'What they look for'],
  ] as const)('heads the kind %s', (answerKind, heading) =>
    expect(answerView(card({ answerKind }), page())).toEqual([heading, 'Keeping a copy near.']),
  )
  it('shows how to answer below', () =>
    expect(answerView(card({ guidance: 'Be *short*.' }), page())).toEqual([
      ...['Answer', 'Keeping a copy near.', '', 'How to answer', 'Be short.'],
    ]))
  it('shows the right choices before the explanation', () => {
    const choices = [
      { text: 'one', correct: false },
      { text: 'two', correct: true },
    ]
    expect(answerView(card({ choices }), page())).toEqual(['Answer', 'b) two', '', 'Keeping a copy near.'])
    expect(answerView(card({ choices, answer: null }), page())).toEqual(['Answer', 'b) two'])
  })
  it('says when there is none', () =>
    expect(answerView(card({ answer: null, answerKind: null }), page())).toEqual([
      'Answer',
      'The document gives none.',
    ]))
})
