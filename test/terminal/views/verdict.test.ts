import { describe, expect, test } from 'vitest'
import type { JudgedPoint } from '../../../src/study/grading/long-answer.ts'
import { verdictView } from '../../../src/terminal/views/verdict.ts'
import { page } from './page.ts'

const point = (text: string, sentence: string, state: JudgedPoint['state']): JudgedPoint => ({
  point: { text, sentence, weight: 0.5, lead: [], terms: [] },
  state,
  credit: 0,
})

describe('a choice', () => {
  test('is right or wrong', () => {
    expect(verdictView({ grade: 3, reason: '', points: [] }, [0, 2], page())).toEqual(['✓ Right: a, c.'])
    expect(verdictView({ grade: 1, reason: '', points: [] }, [1], page())).toEqual(['✗ Wrong: you chose b.'])
  })
})

test('the points of a typed answer stand above the sentence they come from, once', () => {
  const sentence = 'It is fast, small and safe.'
  const points = [
    point('fast', sentence, 'covered'),
    point('small', sentence, 'missing'),
    point('It never sleeps.', 'It never sleeps.', 'contradicted'),
    point('cheap', 'It is cheap.', 'covered'),
  ]
  expect(verdictView({ grade: 2, reason: '2 of 4 points', points }, null, page())).toEqual([
    'Your answer: 2 of 4 points',
    '✓ fast',
    '· small',
    '  in: It is fast, small and safe.',
    '✗ It never sleeps.',
    '✓ cheap',
  ])
})
