import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NEW } from '../../../src/review/memory.ts'
import { answerKey } from '../../../src/study/grading/grading.ts'
import { interview } from '../../../src/study/mock/examiner.ts'
import {
  beginMock,
  type Mock,
  type Planned,
  paceOf,
  type RubricPoint,
  type Turn,
} from '../../../src/study/mock/mock.ts'
import { planMock } from '../../../src/study/mock/plan.ts'
import { reportOf } from '../../../src/study/mock/report.ts'
import { rubricOf } from '../../../src/study/mock/rubric.ts'
import { type MockMove, stepMock } from '../../../src/study/mock/step.ts'
import { card } from '../cards.ts'
import { lexicon } from '../grading/lexicon.ts'

const MINUTE = 60_000
const questions: Planned[] = ['a', 'b', 'c'].map((id, i) => ({
  card: id,
  topic: i === 1 ? 'api' : 'databases',
  part: 'main',
  budget: 2 * MINUTE,
}))
const point = (text: string, ticked = false): RubricPoint => ({ text, sentence: text, weight: 0.5, ticked })
const answered = (typed: string | null = null): MockMove => ({
  kind: 'answered',
  typed,
  points: [point('locks', typed !== null), point('order')],
})

/** Plays moves at instants; gives the interview and what was recorded. */
function play(moves: readonly (readonly [MockMove, number])[], turns: readonly Turn[] = []) {
  let mock = beginMock({ questions, time: 6 * MINUTE, turns }, 0)
  const recorded: Turn[] = []
  const notes: unknown[] = []
  for (const [move, at] of moves) {
    const step = stepMock(mock, move, at)
    mock = step.mock
    notes.push(step.note)
    if (step.record !== null) recorded.push(step.record)
  }
  return { mock, recorded, notes }
}

test('an answer is kept before it is scored, and its time stands still at the rubric', () => {
  const { mock, recorded } = play([
    [answered('with locks'), MINUTE],
    [{ kind: 'tick', point: 1 }, 3 * MINUTE],
    [{ kind: 'next' }, 4 * MINUTE],
    [{ kind: 'score', score: 3 }, 5 * MINUTE],
  ])
  expect(recorded[0]).toMatchObject({
    position: 0,
    ms: MINUTE,
    typed: 'with locks',
    score: null,
    suggested: 2,
    basis: 'typed',
  })
  expect(recorded.at(-1)).toMatchObject({ position: 0, ms: MINUTE, score: 3, suggested: 4 })
  expect(mock.current).toMatchObject({ position: 1, phase: 'asking', since: 5 * MINUTE })
})

test('a pause takes no time', () => {
  const { recorded, notes } = play([
    [{ kind: 'pause' }, MINUTE],
    [answered(), 20 * MINUTE],
    [{ kind: 'go-on' }, 30 * MINUTE],
    [answered(), 31 * MINUTE],
  ])
  expect(notes[1]).toBe('paused')
  expect(recorded[0]).toMatchObject({ ms: 2 * MINUTE, basis: 'ticked' })
})

test('it ends when all is asked, when the time is over, and when the person leaves', () => {
  const full = (at: number): [MockMove, number][] => [
    [answered(), at],
    [{ kind: 'next' }, at],
    [{ kind: 'next' }, at],
  ]
  expect(play([...full(1), ...full(2), ...full(3)]).mock).toMatchObject({ ending: 'finished', current: null })
  expect(play(full(6 * MINUTE)).mock.ending).toBe('out-of-time')
  expect(play([[{ kind: 'quit' }, 1]]).mock.ending).toBe('quit')
  expect(play([[{ kind: 'quit', interrupted: true }, 1]]).mock.ending).toBe('interrupted')
})

test('one broken off goes on where it stopped: answered and not scored comes back with its rubric', () => {
  const { recorded } = play([
    [{ kind: 'skip' }, MINUTE],
    [answered('locks'), 2 * MINUTE],
  ])
  const { mock } = play([], recorded)
  expect(mock.turns).toHaveLength(1)
  expect(mock.current).toMatchObject({ position: 1, phase: 'rubric', typed: 'locks' })
  expect(stepMock(mock, { kind: 'score', score: 0 }, 0).mock.current).toMatchObject({ position: 2 })
})

test('without points the person has to score', () => {
  const { notes, mock } = play([
    [{ kind: 'answered', typed: null, points: [] }, 1],
    [{ kind: 'next' }, 2],
    [{ kind: 'score', score: 4 }, 3],
  ])
  expect(notes[1]).toBe('score-needed')
  expect(mock.turns[0]).toMatchObject({ score: 4, suggested: null, basis: 'none' })
})

test('any moves lead somewhere, and every scored question is recorded once', () => {
  const move = fc.oneof(
    fc.constantFrom<MockMove>(
      answered(),
      answered('x'),
      { kind: 'next' },
      { kind: 'back' },
      { kind: 'skip' },
      { kind: 'pause' },
      { kind: 'go-on' },
      { kind: 'score', score: 2 },
      { kind: 'note', text: 'hm' },
    ),
    fc.integer({ min: -1, max: 4 }).map((at): MockMove => ({ kind: 'tick', point: at })),
  )
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      const { mock, recorded } = play(moves.map((each, i) => [each, i * 1000] as const))
      expect(new Set(mock.turns.map(({ position }) => position)).size).toBe(mock.turns.length)
      expect(mock.current === null).toBe(mock.ending !== null)
      for (const turn of mock.turns) expect(recorded).toContainEqual(turn)
      // Whatever was recorded is enough to go on.
      const last = new Map(recorded.map((turn) => [turn.position, turn]))
      const again = beginMock({ questions, time: 6 * MINUTE, turns: [...last.values()] }, 0)
      expect(again.turns).toHaveLength(mock.turns.length)
    }),
  )
})

test('three quarters of the budget is nearly all of it', () => {
  expect([74, 75, 100, 101].map((ms) => paceOf(ms, 100))).toEqual(['within', 'nearly', 'nearly', 'over'])
})

const pool = Array.from({ length: 60 }, (_, i) => ({
  card: card(`${'bcdfghjklm'[i % 10]}${i}`, {
    question: `What about ${'bcdfghjklm'[i % 10]}word${i} and thing${i}?`,
    answer: 'word '.repeat((i % 12) * 25),
    topics: [i % 3 === 0 ? 'api' : i % 3 === 1 ? 'databases/sql' : 'security'],
  }),
  memory: i % 2 === 0 ? NEW : { ...NEW, lastQuizAt: 1, lastQuizGrade: 3 as const },
}))
const wishes = { seed: 1, minutes: 30, topics: [], readiness: new Map<string, number | null>() }

test('a plan fits the time, warms up first and ends with the harder ones', () => {
  const plan = planMock(pool, wishes)
  const budgets = plan.map(({ budget }) => budget)
  expect(Math.abs(budgets.reduce((a, b) => a + b, 0) - 30 * MINUTE)).toBeLessThan(5 * MINUTE)
  expect(plan[0]?.part).toBe('warm-up')
  expect(plan.at(-1)?.part).toBe('harder')
  expect(budgets[0]!).toBeLessThan(budgets.at(-1)!)
  expect(new Set(plan.map((each) => each.card)).size).toBe(plan.length)
  expect(planMock(pool, wishes)).toEqual(plan)
})

test('wished topics have equal parts, the weakest most of it otherwise, unseen cards come first', () => {
  const count = (plan: readonly Planned[], topic: string) =>
    plan.filter((each) => each.topic === topic).length
  const wished = planMock(pool, { ...wishes, topics: ['databases', 'api'], limit: 6 })
  expect([count(wished, 'databases'), count(wished, 'api')]).toEqual([3, 3])
  const weak = planMock(pool, {
    ...wishes,
    limit: 9,
    readiness: new Map([
      ['api', 1],
      ['databases', 1],
      ['security', 0],
    ]),
  })
  expect(count(weak, 'security')).toBeGreaterThan(count(weak, 'api'))
  const unseen = new Set(pool.filter(({ memory }) => memory === NEW).map((each) => each.card.id))
  expect(wished.every((each) => unseen.has(each.card))).toBe(true)
})

test('the report puts the weakest topic and card first', () => {
  const turn = (position: number, score: Turn['score'], ms = MINUTE): Turn => ({
    position,
    at: 0,
    ms,
    typed: null,
    points: [point('locks', true), point('order')],
    suggested: 2,
    basis: 'ticked',
    score,
    skipped: score === null,
    note: null,
  })
  const report = reportOf({
    questions,
    time: 6 * MINUTE,
    turns: [turn(2, 4), turn(0, 2, 3 * MINUTE), turn(1, 1)],
  })
  expect(report.topics.map(({ topic, mean }) => [topic, mean])).toEqual([
    ['api', 1],
    ['databases', 3],
  ])
  expect(report.questions.map(({ over, missed }) => [over, missed])).toEqual([
    [true, ['order']],
    [false, ['order']],
    [false, ['order']],
  ])
  expect(report.next).toEqual(['b', 'a'])
  expect(report.mean).toBeCloseTo(7 / 3)
})

test('a rubric holds the key points, ticked by what was typed', () => {
  const key = answerKey(
    { question: 'Name two?', answer: '- **Speed**: it answers at once\n- **Safety**: data is never lost' },
    lexicon,
  )
  expect(rubricOf(key, 'safety matters', lexicon).map(({ text, ticked }) => [text, ticked])).toEqual([
    ['Speed', false],
    ['Safety', true],
  ])
  expect(rubricOf(key, null, lexicon).every(({ ticked }) => !ticked)).toBe(true)
  expect(rubricOf(null, null, lexicon)).toEqual([])
})

test('a twenty-minute interview at a fast clock keeps every turn before the next question', async () => {
  let now = 0
  const kept: Turn[] = []
  const asked: string[] = []
  const start: Mock = beginMock({ questions, time: 20 * MINUTE }, 0)
  const end = await interview(
    start,
    {
      async ask({ current, planned, clock }) {
        now += 3 * MINUTE
        if (current.phase !== 'asking') return { kind: 'score', score: 2 }
        asked.push(planned.card)
        expect(kept.filter(({ score }) => score !== null)).toHaveLength(asked.length - 1)
        expect(clock().pace).toBe('over')
        return { kind: 'answered', typed: null }
      },
      close: () => {},
    },
    {
      now: () => now,
      card: (id) => card(id),
      rubric: () => [],
      keep: (turn) => void kept.push(turn),
      end: () => {},
    },
  )
  expect(asked).toEqual(['a', 'b', 'c'])
  expect(end.ending).toBe('finished')
})
