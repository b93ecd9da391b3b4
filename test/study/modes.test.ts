import { describe, expect, test } from 'vitest'
import { NEW } from '../../src/review/memory.ts'
import type { Move } from '../../src/study/move.ts'
import { summaryOf } from '../../src/study/progress.ts'
import { begin, type Session } from '../../src/study/session.ts'
import { step } from '../../src/study/step.ts'
import type { Test, Verdict } from '../../src/study/test.ts'
import { card } from './cards.ts'

const T = Date.parse('2026-11-21T12:00:00Z')
const options = ['one', 'two', 'three', 'four'].map((text, i) => ({ text, correct: i === 1 }))
const verdict = (grade: Verdict['grade']): Verdict => ({ grade, reason: 'so and so', points: [] })
const typed: Test = { mode: 'typed', judge: (text) => verdict(text === 'right' ? 4 : 1) }
const choice: Test = {
  mode: 'choice',
  question: { options, several: false },
  judge: ([first]) => verdict(first === 1 ? 3 : 1),
}
const quiz = (...tests: Test[]): Session =>
  begin(
    {
      kind: 'quiz',
      queue: tests.map((each, i) => ({ card: card(`${i}`), memory: NEW, test: each })),
      timer: 30,
    },
    T,
  )
const played = (session: Session, ...moves: Move[]) =>
  moves.reduce((now, move) => step(now, move, T).session, session)

describe('typed', () => {
  test('an answer is judged when it is given, and the person has the last word', () => {
    const answered = played(quiz(typed), { kind: 'answer', text: 'right' })
    expect(answered.ask).toMatchObject({ revealed: true, given: 'right', verdict: { grade: 4 } })
    expect(step(answered, { kind: 'grade', grade: 2 }, T).effect).toMatchObject({
      happening: { kind: 'quizzed', grade: 2, data: { set: T, mode: 'typed', suggested: 4 } },
    })
  })

  test('nothing written only reveals', () => {
    expect(played(quiz(typed), { kind: 'answer', text: ' ' }).ask).toMatchObject({
      revealed: true,
      verdict: null,
    })
  })

  test('an undone answer is asked and judged anew', () => {
    const back = played(
      quiz(typed),
      { kind: 'answer', text: 'x' },
      { kind: 'grade', grade: 1 },
      { kind: 'undo' },
    )
    expect(back.ask).toMatchObject({ revealed: false, given: null, verdict: null })
    expect(played(back, { kind: 'answer', text: 'right' }).ask?.verdict?.grade).toBe(4)
  })

  test('a card that reads otherwise is graded by the person', () => {
    const cards = [card('0', { version: 'other' })]
    expect(played(quiz(typed), { kind: 'reread', cards, gone: [] }).ask?.item.test).toBeUndefined()
  })
})

describe('choice', () => {
  test.each([
    [1, 3],
    [0, 1],
  ])('option %i is worth %i', (option, grade) => {
    const picked = played(quiz(choice), { kind: 'pick', options: [option] })
    expect(picked.ask).toMatchObject({ revealed: true, picked: [option], verdict: { grade } })
  })

  test('an option that there is not changes nothing', () => {
    expect(step(quiz(choice), { kind: 'pick', options: [4] }, T).note).toBe('no-choice')
    expect(step(quiz(typed), { kind: 'pick', options: [0] }, T).note).toBe('no-choice')
  })
})

describe('the time of a card', () => {
  test('is up: the answer is shown, and silence is a miss', () => {
    const { session, note } = step(quiz(choice), { kind: 'time-up', text: '' }, T + 30_000)
    expect(note).toBe('time-up')
    expect(session.ask).toMatchObject({ revealed: true, verdict: { grade: 1, reason: 'time is up' } })
  })

  test('is up: what was written so far is judged', () => {
    const { session } = step(quiz(typed), { kind: 'time-up', text: 'right' }, T + 30_000)
    expect(session.ask).toMatchObject({ given: 'right', verdict: { grade: 4 } })
  })

  test('does not matter once the answer is shown', () => {
    const shown = played(quiz(typed), { kind: 'reveal' })
    expect(step(shown, { kind: 'time-up', text: '' }, T)).toEqual({
      session: shown,
      effect: null,
      note: null,
    })
  })
})

test('a summary tells topics apart, the weakest first', () => {
  const of = (id: string, topic: string) => ({ card: card(id, { topics: [topic] }), memory: NEW })
  const session = begin({ kind: 'quiz', queue: [of('a', 'api'), of('b', 'security'), of('c', 'api')] }, T)
  const grades: Move[] = ([4, 1, 3] as const).flatMap((grade): Move[] => [
    { kind: 'reveal' },
    { kind: 'grade', grade },
  ])
  expect(summaryOf(played(session, ...grades), T).topics).toEqual([
    { topic: 'security', asked: 1, right: 0 },
    { topic: 'api', asked: 2, right: 2 },
  ])
})
