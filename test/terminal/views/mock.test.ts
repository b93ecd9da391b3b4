import { expect, test } from 'vitest'
import type { Turn } from '../../../src/study/mock/mock.ts'
import { reportOf } from '../../../src/study/mock/report.ts'
import { createPage } from '../../../src/terminal/page.ts'
import { clockText, mockPlan } from '../../../src/terminal/views/mock.ts'
import { type Held, mockList, mockMarkdown, mockReport } from '../../../src/terminal/views/mock-report.ts'

const MINUTE = 60_000
const page = createPage(60)
const zone = () => 0
const questions = ['api', 'databases'].map((topic, i) => ({
  card: `card${i}`,
  topic,
  part: 'main' as const,
  budget: 2 * MINUTE,
}))
const turn = (position: number, more: Partial<Turn>): Turn => ({
  position,
  at: 0,
  ms: MINUTE,
  typed: null,
  points: [
    { text: 'locks\u001b[31m', sentence: '', weight: 0.5, ticked: true },
    { text: 'the order of | locks', sentence: '', weight: 0.5, ticked: false },
  ],
  suggested: 2,
  basis: 'ticked',
  score: 3,
  skipped: false,
  note: null,
  ...more,
})
const held = (turns: readonly Turn[], more: Partial<Held> = {}): Held => ({
  number: 2,
  startedAt: Date.parse('2026-03-02T12:00:00Z'),
  ending: 'finished',
  report: reportOf({ questions, turns, time: 4 * MINUTE }),
  question: (card) => (card === 'card0' ? 'What is\u0007 a lock?' : null),
  open: false,
  ...more,
})

test('a clock counts minutes and seconds', () => {
  expect([0, 59_999, 125_000, 3_600_000].map(clockText)).toEqual(['0:00', '0:59', '2:05', '60:00'])
})

test('the plan names topics and times', () => {
  expect(mockPlan(questions, 4 * MINUTE, page)).toEqual([
    '2 questions in 4 minutes',
    ' 1  api        main     2:00',
    ' 2  databases  main     2:00',
  ])
})

test('a report says what was scored, missed, noted and took too long', () => {
  const lines = mockReport(
    held([
      turn(0, { score: 1, ms: 3 * MINUTE, note: 'look\nit up' }),
      turn(1, { score: null, skipped: true }),
    ]),
    page,
    zone,
  )
  const text = lines.join('\n')
  expect(text).toContain('Score 1.0 of 4 · 1 of 2 questions answered · 1 skipped')
  expect(text).toContain('1 of 4 · 3:00 of 2:00, over')
  expect(text).toContain('missed: the order of | locks')
  expect(text).toContain('note: look it up')
  expect(text).toContain('skipped')
  expect(text).toContain('(this card is gone)')
  expect(text).toContain('iq show card0')
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
})

test('what can go on says how', () => {
  expect(mockReport(held([], { open: true, ending: null }), page, zone).join('\n')).toMatch(
    /broken off[\s\S]*iq interview --resume/,
  )
})

test('the list has one line an interview', () => {
  expect(mockList([held([turn(0, {})])], page, zone)[0]).toBe(
    '  2  2026-03-02 12:00  3.0 of 4  1 of 2 questions  1 minute  api',
  )
})

test('the Markdown report is a table of topics and a section a question', () => {
  const text = mockMarkdown(held([turn(0, { typed: 'with locks\nin order', basis: 'typed' })]), zone)
  expect(text).toContain('| api | 3.0 | 1 | 1:00 | 1 |')
  expect(text).toContain('(2 suggested by what was typed)')
  expect(text).toContain('> with locks\n> in order')
  expect(text).toContain('- [ ] the order of | locks')
})
