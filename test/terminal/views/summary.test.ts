import { describe, expect, it } from 'vitest'
import type { Summary } from '../../../src/study/progress.ts'
import { createPage } from '../../../src/terminal/page.ts'
import { sessionSummary } from '../../../src/terminal/views/summary.ts'
import { card, page } from './page.ts'

const quiz: Summary = {
  kind: 'quiz',
  ending: 'finished',
  asked: 10,
  right: 7,
  missed: [card(), card({ id: 'b'.repeat(26), question: 'Why?' })],
  skipped: 0,
  answers: 10,
  ms: 0,
  learning: 0,
  learningDue: null,
  topics: [],
}

describe('sessionSummary of a quiz', () => {
  it('says the score, the missed, and that nothing is scheduled', () =>
    expect(sessionSummary({ ...quiz, right: 8 }, page(88))).toEqual([
      '8 of 10, missed 2 · 80 % right',
      '',
      'Missed',
      'k3jq7n  What is caching?',
      'bbbbbb  Why?',
      '',
      'Drill the missed ones with `iq quiz --again`.',
      'Practice only: your review schedule is unchanged.',
      'Missed cards come first in `iq review`.',
    ]))
  it('names iq as the person calls it', () =>
    expect(sessionSummary(quiz, createPage(200, { iq: 'npx iq' })).at(-1)).toMatch(/`npx iq review`\.$/))
  it('is short when nothing was missed', () =>
    expect(sessionSummary({ ...quiz, right: 10, missed: [], skipped: 1, ms: 125_000 }, page())).toEqual([
      '10 of 10 · 100 % right · skipped 1 · 2 minutes',
      '',
      'Practice only: your review schedule is unchanged.',
    ]))
  it('says when nothing was answered', () =>
    expect(sessionSummary({ ...quiz, asked: 0, right: 0, missed: [] }, page())).toEqual([
      'Nothing answered.',
    ]))
})

describe('sessionSummary of a review', () => {
  it('says what to drill and what comes back', () =>
    expect(
      sessionSummary({ ...quiz, kind: 'review', learning: 1, learningDue: 600_000 }, page(), 0).slice(-2),
    ).toEqual([
      'Drill the missed ones with `iq quiz --missed`.',
      '1 card still being learned: the next is due in 10 minutes.',
    ]))
})
