import { describe, expect, it } from 'vitest'
import { NEW } from '../../../src/review/memory.ts'
import { createPage, type Page } from '../../../src/terminal/page.ts'
import { createStyle } from '../../../src/terminal/style.ts'
import { doctorView } from '../../../src/terminal/views/doctor.ts'
import { documentsView } from '../../../src/terminal/views/documents.ts'
import { explainView } from '../../../src/terminal/views/explain.ts'
import { importView, type Report } from '../../../src/terminal/views/import-report.ts'
import { draftsHelp, listView } from '../../../src/terminal/views/list.ts'
import { pipedRow } from '../../../src/terminal/views/piped.ts'
import { problemView } from '../../../src/terminal/views/problem.ts'
import { correctionNote, searchView } from '../../../src/terminal/views/search.ts'
import { showView } from '../../../src/terminal/views/show.ts'
import { todayView } from '../../../src/terminal/views/today.ts'
import { topicsView } from '../../../src/terminal/views/topics.ts'
import { widthOf } from '../../../src/terminal/width.ts'
import { card, HOSTILE, ID, page } from './page.ts'

const NOW = Date.UTC(2026, 10, 21, 9)
const DAY = 86_400_000
const utc = () => 0
const totals = {
  ...{ new: 0, unchanged: 0, edited: 0, reworded: 0, offered: 0, moved: 0, retired: 0, dropped: 0 },
  ...{ drafts: 0, unanswered: 0 },
}

describe('listView', () => {
  it('gives a card a line, with topic and due', () =>
    expect(
      listView(
        [
          { card: card(), state: 'review', due: NOW + 3 * DAY, leech: false },
          {
            card: card({ id: 'b'.repeat(26), question: 'A question that is much too long for its line' }),
            state: 'new',
            due: null,
            leech: false,
          },
          {
            card: card({ id: 'c'.repeat(26), question: null, topics: [] }),
            state: 'draft',
            due: null,
            leech: false,
          },
        ],
        page(60),
        NOW,
      ),
    ).toEqual([
      'k3jq7n  What is caching?                       due in 3 days',
      'bbbbbb  A question that is much too long for…  caching',
      'cccccc  (draft) Keeping a copy near.           draft',
      '',
      '3 cards · iq show k3jq7n',
    ]))
  it('says when there is none', () => expect(listView([], page(), NOW)).toEqual(['No cards.']))
  it('tells how drafts are completed', () =>
    expect(draftsHelp(page()).join('\n')).toContain('    [[card]]\n'))
})

describe('pipedRow', () => {
  it('is id, topics and question between tabs, whole', () =>
    expect(pipedRow(card())).toBe(`${ID}\tcaching,performance\tWhat is **caching**?`))
  it('is one line, whatever the question', () =>
    expect(pipedRow(card({ question: `a\tb\n c ${HOSTILE}` }))).toBe(
      `${ID}\tcaching,performance\ta b c ␛]0;owned␇␛[31mred⟨U+009B⟩2J ⟨U+202E⟩gnp⟨U+2066⟩`,
    ))
  it('shows the opening of a draft', () =>
    expect(pipedRow(card({ question: null }))).toMatch(/\t\(draft\) Keeping a copy near\.$/))
})

describe('searchView', () => {
  const found = {
    corrected: {},
    total: 12,
    hits: [{ card: card(), spellings: ['caching', 'copy'] }],
    flags: '--search caching',
  }
  it('shows the hits and what comes next', () =>
    expect(searchView(found, page(70))).toEqual([
      'k3jq7n  What is **caching**? [caching, performance]',
      '        Keeping a copy near.',
      '',
      '12 cards, the best 1 shown',
      '  iq show k3jq7n',
      '  iq quiz --search caching',
      '  iq review --search caching',
    ]))
  it('says what comes next on one line where it fits', () =>
    expect(searchView({ ...found, total: 1, flags: '--search c' }, page(80)).at(-1)).toBe(
      '1 card · iq show k3jq7n · iq quiz --search c · iq review --search c',
    ))
  it('shows how the answer of a draft begins, or what matches in it', () => {
    const draft = { ...card(), question: null, answer: '**Walls** of fire. They hold.' }
    const lines = (spellings: string[]) =>
      searchView({ ...found, hits: [{ card: draft, spellings }] }, page(70))
    expect(lines([])[0]).toBe('k3jq7n  (draft) Walls of fire. They hold. [caching, performance]')
    expect(lines(['hold'])[0]).toBe('k3jq7n  (draft) … They hold. [caching, performance]')
  })
  it('marks what matches', async () => {
    const style = await createStyle(1)
    const text = searchView(found, createPage(70, { style })).join('\n')
    expect(text).toContain(style.bold(style.green('copy')))
    expect(text).toContain(style.bold(style.green('caching')))
  })
  it('says what was mended', () => {
    expect(correctionNote({ cachng: 'caching', ratelimit: 'rate limit' })).toBe(
      'Showing results for caching rate limit (typed: cachng ratelimit).',
    )
    expect(correctionNote({})).toBeNull()
  })
})

describe('topicsView', () => {
  it('shows children below their parents', () =>
    expect(
      topicsView(
        [
          { topic: 'security', cards: 19, seen: 4, due: 2, readiness: 0.414 },
          { topic: 'devops/docker', cards: 3, seen: 0, due: 0, readiness: null },
          { topic: 'devops', cards: 5, seen: 0, due: 0, readiness: null },
          { topic: 'java/spring', cards: 1, seen: 0, due: 0, readiness: null },
        ],
        page(40),
      ),
    ).toEqual([
      'topic        cards   seen    due  ready',
      'devops           5      ·      ·      ·',
      '  docker         3      ·      ·      ·',
      'java/spring      1      ·      ·      ·',
      'security        19      4      2   41 %',
      '',
      'iq quiz --topic devops',
    ]))
})

describe('documentsView', () => {
  it('shows title, cards, place and state', () =>
    expect(
      documentsView(
        [
          { path: 'seeds:a.txt', title: 'Backend', cards: 24, readAt: NOW, state: 'known' },
          { path: '/notes/b.md', title: 'Mine', cards: 1, readAt: NOW, state: 'changed' },
        ],
        page(46),
        utc,
      ),
    ).toEqual([
      'Backend                               24 cards',
      '  seeds:a.txt                  read 2026-11-21',
      '',
      'Mine                                    1 card',
      '  /notes/b.md        read 2026-11-21 · changed',
      '',
      '1 document changed: iq import',
    ]))
})

describe('importView', () => {
  const report: Report = {
    documents: [
      {
        status: 'new',
        path: '/notes/a.md',
        title: 'Backend questions',
        formats: ['numbered-lines'],
        dropped: [{ line: 1, endLine: 3, reason: 'introduction', text: 'Welcome to my page' }],
        notices: [
          {
            code: 'companion-entry',
            message: 'no answer opens with "x"',
            line: 4,
            path: '/notes/a.md.questions.toml',
          },
        ],
        totals: { ...totals, new: 9, edited: 1, dropped: 1, unanswered: 2 },
      },
      {
        status: 'unchanged',
        path: '/notes/b.md',
        title: 'Same',
        formats: [],
        dropped: [],
        notices: [],
        totals: { ...totals, unchanged: 5 },
      },
    ],
    skipped: [{ path: '/notes/c.md', code: 'too-large', reason: 'it has 17 MB' }],
    totals: { ...totals, new: 9, edited: 1, unchanged: 5, dropped: 1, unanswered: 2 },
  }
  it('tells what became of each document, every loss with its place and reason, and what comes next', () =>
    expect(importView(report, page(70))).toEqual([
      'Backend questions',
      '  /notes/a.md',
      '  9 new, 1 with another answer; 2 without an answer (read as numbered',
      '  lines)',
      '  dropped /notes/a.md:1-3: introduction, before the first question',
      '    Welcome to my page',
      '  notice /notes/a.md.questions.toml:4: no answer opens with "x"',
      '',
      'skipped /notes/c.md: it has 17 MB',
      '',
      '2 documents, 1 skipped: 9 new, 5 unchanged, 1 with another answer; 2',
      'without an answer.',
      '1 piece of text dropped.',
      '',
      '    iq quiz',
    ]))
  it('says that nothing was dropped', () =>
    expect(
      importView(
        { documents: report.documents.slice(1), skipped: [], totals: { ...totals, unchanged: 5 } },
        page(),
      ),
    ).toEqual(['1 document: 5 unchanged.', 'Nothing dropped.']))
  it('says that a dry run wrote nothing', () =>
    expect(importView(report, page(), { dryRun: true }).at(-1)).toBe(
      'Nothing was written: this was a dry run.',
    ))
  it('points to the drafts', () =>
    expect(importView({ ...report, totals: { ...totals, new: 3, drafts: 3 } }, page()).at(-1)).toBe(
      '    iq list --drafts',
    ))
})

describe('explainView', () => {
  it('says which format claimed a card and why', () => {
    const explanations = [{ format: 'headings', strength: 0.9, why: 'a heading that asks' }]
    expect(explainView([{ path: '/a.md', cards: [card()], explanations }], page())).toEqual([
      ...['/a.md:12', '  What is caching?', '  headings 0.90: a heading that asks', ''],
    ])
  })
})

describe('showView', () => {
  it('shows the whole card', () => {
    const memory = {
      ...NEW,
      state: 'review' as const,
      due: NOW + 3 * DAY,
      stability: 5.24,
      difficulty: 4.1,
      reps: 3,
      lapses: 1,
    }
    const sources = [
      ...card().sources,
      { document: 'seeds:b.txt', title: 'B', line: 3, endLine: 4, ordinal: 0, format: 'lists' },
    ]
    const events = [
      { at: NOW, kind: 'graded', grade: 3 as const },
      { at: NOW + DAY, kind: 'suspended', grade: null },
    ]
    expect(
      showView({ card: card({ sources }), state: 'review', memory, events }, page(70), NOW, utc),
    ).toEqual([
      'Backend',
      '',
      'What is caching?',
      '',
      'Answer',
      'Keeping a copy near.',
      '',
      `id       ${ID}`,
      'topics   caching, performance',
      'state    review, due in 3 days; 3 reviews, 1 lapse; stability 5.2',
      '         days, difficulty 4.1 of 10',
      'source   /notes/backend.md:12 (headings)',
      '         seeds:b.txt:3 (lists)',
      'history  2026-11-21 09:00 graded good',
      '         2026-11-22 09:00 suspended',
    ])
  })
})

describe('doctorView', () => {
  it('says that all is well', () =>
    expect(doctorView([{ name: 'events', faults: [], hint: null }], page())).toEqual([
      '✓ events',
      '',
      'All is well.',
    ]))
  it('says what is wrong and what to do', () =>
    expect(
      doctorView(
        [{ name: 'text index', faults: ['2 cards are missing'], hint: 'Run: iq doctor --rebuild' }],
        page(),
      ),
    ).toEqual([
      ...['✗ text index', '  2 cards are missing', '  Run: iq doctor --rebuild', '', '1 fault found.'],
    ]))
})

describe('todayView', () => {
  const today = {
    cards: 95,
    due: 12,
    new: 10,
    ms: 540_000,
    weakest: { topic: 'databases', readiness: 0.41 },
    nextDue: null,
  }
  it('shows the day and the next command', () =>
    expect(todayView(today, page(), NOW)).toEqual([
      '12 due · 10 new · about 9 minutes',
      'Weakest topic: databases (41 % ready)',
      '95 cards',
      '',
      '    iq review',
    ]))
  it('says when the next card is due', () =>
    expect(todayView({ ...today, due: 0, new: 0, nextDue: NOW + DAY }, page(), NOW)).toEqual([
      'Nothing is due. The next card is due in 1 day.',
      'Weakest topic: databases (41 % ready)',
      '95 cards',
      '',
      '    iq quiz --topic databases',
    ]))
})

describe('problemView', () => {
  it('shows the message and the next step', () =>
    expect(problemView({ message: 'No topic "securty".', hint: 'Did you mean security?' }, page())).toEqual([
      'iq: No topic "securty".',
      '    Did you mean security?',
    ]))
})

describe('every view', () => {
  const hostile = card({
    ...{
      question: HOSTILE,
      context: HOSTILE,
      answer: HOSTILE,
      intent: HOSTILE,
      guidance: HOSTILE,
      section: HOSTILE,
    },
    ...{ topics: [HOSTILE], tags: [HOSTILE], choices: [{ text: HOSTILE, correct: true }] },
    sources: [{ document: HOSTILE, title: HOSTILE, line: 1, endLine: 2, ordinal: 0, format: HOSTILE }],
  })
  const dropped = [{ line: 1, endLine: 2, reason: HOSTILE, text: HOSTILE }]
  const notices = [{ code: 'x', message: HOSTILE, line: 3 }]
  const document = {
    path: HOSTILE,
    title: HOSTILE,
    formats: [HOSTILE],
    dropped,
    notices,
    totals: { ...totals, new: 1 },
    status: 'new' as const,
  }
  const views: Record<string, (page: Page) => string[]> = {
    list: (page) => listView([{ card: hostile, state: 'new', due: null, leech: true }], page, NOW),
    drafts: (page) => draftsHelp(page),
    search: (page) =>
      searchView(
        {
          corrected: {},
          total: 1,
          hits: [{ card: hostile, spellings: ['red'] }],
          flags: '--search \u001b[2J',
        },
        page,
      ),
    topics: (page) => topicsView([{ topic: HOSTILE, cards: 1, seen: 1, due: 1, readiness: 0.5 }], page),
    documents: (page) =>
      documentsView([{ path: HOSTILE, title: HOSTILE, cards: 1, readAt: 0, state: 'missing' }], page, utc),
    report: (page) =>
      importView(
        {
          documents: [document],
          skipped: [{ path: HOSTILE, code: 'x', reason: HOSTILE }],
          totals: document.totals,
        },
        page,
      ),
    explain: (page) =>
      explainView(
        [{ path: HOSTILE, cards: [hostile], explanations: [{ format: HOSTILE, strength: 1, why: HOSTILE }] }],
        page,
      ),
    show: (page) =>
      showView(
        { card: hostile, state: 'new', memory: NEW, events: [{ at: 0, kind: HOSTILE, grade: null }] },
        page,
        NOW,
        utc,
      ),
    doctor: (page) => doctorView([{ name: HOSTILE, faults: [HOSTILE], hint: HOSTILE }], page),
    today: (page) =>
      todayView(
        { cards: 1, due: 0, new: 0, ms: 1, weakest: { topic: HOSTILE, readiness: 0 }, nextDue: NOW + 1 },
        page,
        NOW,
      ),
    problem: (page) => problemView({ message: HOSTILE, hint: HOSTILE }, page),
  }
  it.each(Object.entries(views))('%s fits 40 columns and steers nothing', (_, view) => {
    for (const line of view(page(40))) {
      expect(widthOf(line)).toBeLessThanOrEqual(40)
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    }
  })
})
