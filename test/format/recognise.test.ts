import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { versionId } from '../../src/card/identity.ts'
import { readDocument } from '../../src/document/read.ts'
import { recognise } from '../../src/format/recognise.ts'
import { knowledge } from './knowledge.ts'

const read = (text: string) => recognise(readDocument({ path: 'notes.md', text }), knowledge)

const root = join(import.meta.dirname, 'cases')
const cases = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:md|mdx|txt)$/.test(name))
  .map((name) => readFileSync(join(root, name), 'utf8'))

describe('laws', () => {
  const lines = cases.flatMap((text) => text.split('\n'))
  const shuffled = fc.array(fc.constantFrom(...lines), { maxLength: 60 }).map((sample) => sample.join('\n'))
  const document = fc.oneof(
    fc.constantFrom(...cases),
    fc.tuple(fc.constantFrom(...cases), fc.constantFrom(...cases)).map((pair) => pair.join('\n\n')),
    shuffled,
  )

  test('cards and drops cover every line that says something', () => {
    fc.assert(
      fc.property(document, (text) => {
        expect(uncovered(text)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test('cards stand in order within the document, and carry the id of their text', () => {
    fc.assert(
      fc.property(document, (text) => {
        const { cards, explanations, dropped } = read(text)
        const last = text.split('\n').length
        expect(explanations).toHaveLength(cards.length)
        let line = 0
        cards.forEach((card, index) => {
          const [source] = card.sources
          expect(source).toMatchObject({ ordinal: index, document: 'notes.md' })
          expect(source?.line).toBeGreaterThanOrEqual(line)
          expect(source?.endLine).toBeGreaterThanOrEqual(source?.line ?? 0)
          expect(source?.endLine).toBeLessThanOrEqual(last)
          expect(card.id).toBe(versionId(card))
          line = source?.line ?? 0
        })
        for (const drop of dropped) {
          expect(drop.endLine).toBeGreaterThanOrEqual(drop.line)
          expect(drop.endLine).toBeLessThanOrEqual(last)
          expect(drop.text.length).toBeLessThanOrEqual(80)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('the same text reads the same', () => {
    fc.assert(
      fc.property(document, (text) => {
        expect(read(text)).toEqual(read(text))
      }),
      { numRuns: 100 },
    )
  })

  test('answers are slices of the source', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), (text) => {
        const source = squeezed(text)
        for (const { answer } of read(text).cards) {
          for (const row of (answer ?? '').split('\n'))
            if (!row.startsWith('```')) expect(source).toContain(squeezed(row))
        }
      }),
    )
  })

  const squeezed = (text: string) => text.replace(/<br\s*\/?>/g, '').replace(/\s+/g, '')

  /** Lines of a text that are in no card, no drop, and no title, heading, rule, tag or front matter. */
  function uncovered(text: string): string[] {
    const document = readDocument({ path: 'notes.md', text })
    const { cards, dropped } = recognise(document, knowledge)
    const covered = new Set<number>()
    for (const { sources } of cards)
      for (const { line, endLine } of sources) for (let at = line; at <= endLine; at++) covered.add(at)
    for (const { line, endLine } of dropped) for (let at = line; at <= endLine; at++) covered.add(at)
    const headings = new Set(
      document.blocks.flatMap((block) =>
        block.kind === 'table'
          ? [block.line]
          : block.kind === 'heading'
            ? Array.from({ length: block.endLine - block.line + 1 }, (_, row) => block.line + row)
            : [],
      ),
    )
    const front = document.blocks[0]?.line ?? document.lines.length + 1
    return document.lines.filter((line, index) => {
      const silent =
        /^[\s>]*(?:#{1,6}(?:\s.*)?|<\/?[^<>]*>|[-=_*#~+.·|: ]*|:::+.*|#[\p{L}\d_/ -]+)\s*$/u.test(line) ||
        line.includes('<h') ||
        line.includes('summary>')
      return (
        !covered.has(index + 1) &&
        !headings.has(index + 1) &&
        index + 1 >= front &&
        !silent &&
        !line.includes(document.title) &&
        /[\p{L}\p{N}]/u.test(line.replace(/<[^<>]*>/g, '')) &&
        !/^\|.*\|$/.test(line)
      )
    })
  }
})

describe('the best set of claims', () => {
  test('a question beats the headings inside its answer', () => {
    const reading = read(
      '## 1. What is a tree?\n\n### Why is it used?\n\nIt is quick.\n\n## 2. What is a list?\n\n### Parts\n\nNodes.\n',
    )
    expect(reading.cards.map((card) => card.question)).toEqual(['What is a tree?', 'What is a list?'])
  })

  test('a section loses to the questions in it, and names them', () => {
    const reading = read(
      '# Data\n\n## What everyone asks\n\n### What is a tree?\n\nx\n\n### What is a list?\n\ny\n\n### What is a set?\n\nz\n',
    )
    expect(reading.cards.map((card) => card.section)).toEqual(Array(3).fill('What everyone asks'))
  })

  test('two questions that differ only in their code are two cards', () => {
    const reading = read(
      "### What's the output?\n\n```js\n1\n```\n\n**Answer:** one\n\n### What's the output?\n\n```js\n2\n```\n\n**Answer:** two\n",
    )
    expect(new Set(reading.cards.map((card) => card.id)).size).toBe(2)
    expect(reading.cards.map((card) => card.context)).toEqual(['```js\n1\n```', '```js\n2\n```'])
  })

  test('says why', () => {
    const [first] = read('### 1. What is a tree?\n\nx\n\n### 2. What is a list?\n\ny\n').explanations
    expect(first).toMatchObject({ format: 'headings', why: expect.stringContaining('ends as a question') })
    expect(first?.strength).toBeGreaterThan(0.5)
  })

  test('nothing is made of a text without questions', () => {
    const reading = read('# A tool\n\nIt does things.\n\n1. Clone it\n2. Build it\n3. Run it\n')
    expect(reading.cards).toEqual([])
    expect(reading.dropped).toMatchObject([{ line: 3, endLine: 7, reason: 'no-question' }])
  })
})
