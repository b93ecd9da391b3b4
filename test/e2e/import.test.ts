import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { hostileDocuments } from '../hostile-documents.ts'
import { desk } from './iq.ts'

const card = (question: string, answer: string) => `## ${question}\n\n${answer}\n`
const CORS = card('What is CORS?', 'The browser asks the server first whether another origin may call it.')
const SLICE = card(
  'What does slice do to an array?',
  'It takes some of the elements out of an array and gives them back.',
)
const many = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) =>
    card(`What is part${from + i} for?`, `For step ${from + i}.`),
  ).join('\n')

interface Report {
  documents: { path: string; cards: unknown[] }[]
  skipped: { path: string; code: string; reason: string }[]
  totals: Record<string, number>
}

test('hostile documents end with cards or a reason, and the others of the import are read', () => {
  const { iq, write, home } = desk()
  const hostile = hostileDocuments(10_000)
  for (const { name, text } of hostile) write(`notes/${name}`, text)
  write('notes/zz-good.md', CORS)
  const run = iq(['import', 'notes', '--json'])
  const report = JSON.parse(run.out) as Report
  expect(run.code).toBe(1)
  const told = new Set([...report.documents, ...report.skipped].map((each) => path.basename(each.path)))
  expect(hostile.filter(({ name }) => !told.has(name))).toEqual([])
  expect(report.skipped.every(({ reason }) => reason.length > 10)).toBe(true)
  expect(
    report.documents.find((each) => each.path === path.join(fs.realpathSync(home), 'notes/zz-good.md'))
      ?.cards,
  ).toHaveLength(1)
})

describe('what is read', () => {
  test('folders with each skip named; a document that trips a limit is skipped and the rest goes on', () => {
    const { iq, write, home } = desk()
    write('notes/a.md', CORS)
    write('notes/long.txt', `${CORS}${'word '.repeat(500)}\n`)
    write('notes/.hidden/b.md', CORS)
    write('notes/node_modules/c/README.md', CORS)
    fs.symlinkSync('a.md', path.join(home, 'notes/link.md'))
    const run = iq(['import', 'notes', '--max-line', '2k'])
    expect(run.code).toBe(1)
    expect(run.out).toMatch(/skipped \S*\.hidden: its name starts with a dot/)
    expect(run.out).toMatch(/skipped \S*node_modules: it holds other projects’ files/)
    expect(run.out).toMatch(/skipped \S*link\.md: symbolic links are not followed/)
    expect(run.out.replace(/\s+/g, ' ')).toMatch(
      /long\.txt: line 4 has 2500 characters; the limit is 2000 \(raise it with --max-line\)/,
    )
    expect(run.out).toContain('1 new')
  })

  test('other encodings when they are named', () => {
    const { iq, home } = desk()
    fs.writeFileSync(
      path.join(home, 'latin.md'),
      Buffer.from(card('Was heißt „hängen“?', 'Größer.'), 'latin1'),
    )
    const refused = iq(['import', 'latin.md'])
    expect(refused.code).toBe(1)
    expect(refused.out).toContain('--encoding latin1')
    expect(iq(['import', 'latin.md', '--encoding', 'latin1']).out).toContain('1 new')
    expect(iq(['import', 'latin.md', '--encoding', 'klingon'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('klingon'),
    })
    expect(iq(['import', 'latin.md', '--max-size', 'big']).code).toBe(2)
  })

  test('standard input', () => {
    const { iq } = desk()
    expect(iq(['import', '-'], { input: CORS }).out).toContain('1 new')
  })
})

test('a re-import says what is dropped only where something was, and unchanged documents are one line', () => {
  const { iq, write } = desk()
  write('a.md', `# Deck\n\nWelcome to my page of questions!\n\n${CORS}`)
  write('b.md', SLICE)
  const first = iq(['import', 'a.md', 'b.md']).out
  expect(first).toMatch(/dropped \S*a\.md:3: introduction/)
  const again = iq(['import']).out
  expect(again).not.toContain('Nothing dropped.')
  expect(again).not.toMatch(/a\.md/)
  expect(again.replace(/\s+/g, ' ')).toContain('2 documents unchanged, of which 1 piece of text')
  expect(iq(['import', 'b.md']).out).toContain('Nothing dropped.')
})

test('many cards going need --yes where nobody can be asked, and nothing is written before', () => {
  const { iq, write } = desk()
  write('deck.md', many(0, 40))
  iq(['import', 'deck.md'])
  write('deck.md', many(0, 20))
  const refused = iq(['import', 'deck.md'])
  expect(refused.code).toBe(2)
  expect(refused.err.replace(/\s+/g, ' ')).toMatch(/would lose 20 of its 40 cards.*--yes/)
  expect(iq(['list']).out.trim().split('\n')).toHaveLength(40)
  expect(iq(['import', 'deck.md', '--yes']).out).toContain('20 retired')
})

test('an offer is listed and confirmed, and a twin is told of', () => {
  const { iq, json, write } = desk()
  write('deck.md', `${SLICE}\n${CORS}`)
  write('other.md', card('Explain CORS.', 'A header.'))
  iq(['import', 'deck.md', 'other.md'])
  const { cards } = json(['list'])
  const slice = cards.find((each: { question: string }) => /slice/.test(each.question))
  iq(['grade', slice.id, 'good'])
  write('deck.md', `${SLICE.replace('slice', 'splice')}\n${CORS}`)
  expect(iq(['import']).out).toContain('iq link')
  const { offers } = json(['link'])
  expect(offers).toHaveLength(1)
  const linked = iq(['link', offers[0].old.id, offers[0].new.id])
  expect(linked.code).toBe(0)
  expect(json(['show', slice.id])).toMatchObject({
    card: { question: 'What does splice do to an array?' },
    memory: { reps: 1 },
  })
  expect(iq(['link']).out).toContain('No open offers.')
  expect(
    iq(['show', cards.find((each: { question: string }) => each.question === 'What is CORS?').id]).out,
  ).toMatch(/also in +.*Explain CORS/)
})
