import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEW } from '../../src/review/memory.ts'
import {
  cardJson,
  errorJson,
  gradeJson,
  importJson,
  listJson,
  reviewJson,
  searchJson,
  showJson,
  toJson,
} from '../../src/terminal/json.ts'
import { guard } from '../../src/terminal/sink.ts'
import { card, ID } from './views/page.ts'

const learned = {
  ...NEW,
  state: 'review' as const,
  due: Date.UTC(2026, 10, 24, 4),
  stability: 5.2,
  difficulty: 4,
  intervalDays: 3,
  reps: 1,
}

describe('cardJson', () => {
  it('has exactly the keys of the contract', () =>
    expect(cardJson(card())).toEqual({
      id: ID,
      question: 'What is **caching**?',
      context: null,
      answer: 'Keeping a copy near.',
      answerKind: 'answer',
      choices: null,
      intent: null,
      guidance: null,
      section: null,
      topics: ['caching', 'performance'],
      tags: [],
      questionFrom: 'document',
      document: '/notes/backend.md',
      line: 12,
      endLine: 15,
      format: 'headings',
      sources: [
        { document: '/notes/backend.md', title: 'Backend', line: 12, endLine: 15, format: 'headings' },
      ],
    }))
  it('says null where a card stands nowhere any more', () =>
    expect(cardJson(card({ sources: [] }))).toMatchObject({
      document: null,
      line: null,
      endLine: null,
      format: null,
      sources: [],
    }))
})

describe('the objects of the contract', () => {
  it('search', () =>
    expect(
      searchJson({
        query: 'cachng',
        corrected: { cachng: 'caching' },
        total: 1,
        hits: [{ card: card(), score: 2 }],
      }),
    ).toMatchObject({
      ...{ schema: 1, query: 'cachng', corrected: { cachng: 'caching' }, total: 1 },
      cards: [{ id: ID, score: 2 }],
    }))
  it('list', () =>
    expect(listJson([{ card: card(), state: 'review', due: learned.due, leech: false }])).toMatchObject({
      schema: 1,
      cards: [{ id: ID, state: 'review', due: '2026-11-24T04:00:00.000Z' }],
    }))
  it('grade', () =>
    expect(gradeJson(ID, learned)).toEqual({
      ...{ schema: 1, card: ID, state: 'review', due: '2026-11-24T04:00:00.000Z', intervalDays: 3 },
      ...{ stability: 5.2, difficulty: 4, reps: 1, lapses: 0 },
    }))
  it('review', () =>
    expect(reviewJson('2026-11-21', [{ card: card(), memory: NEW }])).toEqual({
      schema: 1,
      day: '2026-11-21',
      queue: [
        {
          card: ID,
          state: 'new',
          due: null,
          intervalDays: 0,
          stability: null,
          difficulty: null,
          reps: 0,
          lapses: 0,
        },
      ],
    }))
  it('show', () =>
    expect(Object.keys(showJson(card(), 'new', NEW, []))).toEqual([
      'schema',
      'card',
      'memory',
      'events',
      'alike',
    ]))
  it('import', () => {
    const documents = [
      {
        path: 'a',
        title: 'A',
        formats: ['x'],
        cards: [card()],
        dropped: [{ line: 1, endLine: 2, reason: 'r', text: 't' }],
      },
    ]
    const json = importJson({
      documents,
      skipped: [{ path: 'b', code: 'c', reason: 'r' }],
      totals: { new: 1 },
    })
    expect(json).toMatchObject({
      schema: 1,
      documents: [{ path: 'a', cards: [{ id: ID }] }],
      skipped: [{ code: 'c' }],
    })
    expect(Object.keys(json)).toEqual(['schema', 'documents', 'skipped', 'totals'])
  })
  it('error', () =>
    expect(errorJson({ code: 'x', message: 'm', hint: null })).toEqual({
      schema: 1,
      error: { code: 'x', message: 'm', hint: null },
    }))
})

describe('toJson', () => {
  it('reads back as it was, and leaves the sink nothing to change', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = toJson({ text })
        expect(JSON.parse(json)).toEqual({ text })
        expect(guard(json, false)).toBe(json)
      }),
    ))
})
