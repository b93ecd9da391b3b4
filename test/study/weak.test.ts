import { expect, test } from 'vitest'
import { NEW } from '../../src/review/memory.ts'
import { ofWeakTopics } from '../../src/study/weak.ts'

const scheduler = { retrievability: () => 0.9 }
const quizzed = (grade: 1 | 3) => ({ ...NEW, lastQuizAt: 1, lastQuizGrade: grade })

test('the topics of which most is forgotten, seen cards or not', () => {
  const pool = [
    { id: 'a', topic: 'api', memory: quizzed(3) },
    { id: 'b', topic: 'security', memory: quizzed(1) },
    { id: 'c', topic: 'security', memory: NEW },
    { id: 'd', topic: 'caching', memory: { ...NEW, lastAt: 1, lastGrade: 3 as const } },
    { id: 'e', topic: 'testing', memory: NEW },
    { id: 'f', topic: null, memory: quizzed(1) },
  ]
  expect(ofWeakTopics(pool, scheduler, 2).map(({ id }) => id)).toEqual(['b', 'c'])
})

test('nothing answered, nothing weak', () => {
  expect(ofWeakTopics([{ topic: 'api', memory: NEW }], scheduler, 2)).toEqual([])
})
