import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Desk, desk } from './iq.ts'

const deckOf = (place: Desk) => path.join(place.home, '.local/share/iq/deck.md')

/** An editor that runs a sed script over its last argument and writes down how it was called. */
function editor(place: Desk, script: string, name = 'vim'): Record<string, string> {
  const file = place.write(
    `bin/${name}`,
    `#!/bin/sh\necho "$@" > '${place.home}/called'\nfor file; do :; done\nsed -i '${script}' "\${file%:[0-9]*}"\n`,
  )
  fs.chmodSync(file, 0o755)
  return { EDITOR: file }
}
const called = (place: Desk) => fs.readFileSync(path.join(place.home, 'called'), 'utf8').trim()
const idOf = (place: Desk, question: string): string =>
  place.json(['list']).cards.find((card: { question: string | null }) => card.question === question).id

describe('iq add', () => {
  it('writes a card into a deck that is an ordinary document', () => {
    const place = desk()
    const run = place.iq(['add', 'What is a deadlock?', '-a', 'Two threads wait for each other.'])
    expect(run.code).toBe(0)
    expect(fs.readFileSync(deckOf(place), 'utf8')).toBe(
      '# My cards\n\n## Cards\n\n### What is a deadlock?\n\n**Answer:**\n\nTwo threads wait for each other.\n',
    )
    expect(place.json(['show', idOf(place, 'What is a deadlock?')]).card).toMatchObject({
      answer: 'Two threads wait for each other.',
      document: deckOf(place),
      line: 5,
    })
  })

  it('takes topics as sections, and headings in an answer for parts of it', () => {
    const place = desk()
    place.iq(['add', 'What is an index?', '-a', '# Sorted\n\nA tree.', '--topic', 'databases'])
    place.iq(['add', 'What is a join?', '-a', 'Two tables.', '--topic', 'databases'])
    expect(fs.readFileSync(deckOf(place), 'utf8').match(/^#+ .*/gm)).toEqual([
      ...['# My cards', '## databases', '### What is an index?', '#### Sorted', '### What is a join?'],
    ])
    expect(place.json(['show', idOf(place, 'What is a join?')]).card).toMatchObject({ topics: ['databases'] })
  })

  it('says when the library asks the same already', () => {
    const place = desk()
    place.iq(['add', 'What is a deadlock?', '-a', 'Two threads wait for each other.'])
    const run = place.iq(['add', 'What is a "deadlock"', '-a', 'A cycle of waits.'])
    expect(run.err).toContain('Much like it')
    expect(run.err).toContain('What is a deadlock?')
  })

  it('needs an answer', () => {
    const place = desk()
    expect(place.iq(['add', 'What is a deadlock?']).code).toBe(2)
    expect(place.iq(['add', 'What is a deadlock?', '-a', ' ']).code).toBe(2)
    expect(fs.existsSync(deckOf(place))).toBe(false)
  })
})

describe('iq edit', () => {
  const NOTES =
    '# Notes\n\n## What is a cache?\n\nA copy nearby.\n\n## What is a queue?\n\nFirst in, first out.\n'

  it('opens the source at its line, reads it again, and keeps the history', () => {
    const place = desk()
    const file = place.write('notes.md', NOTES)
    place.iq(['import', file])
    const id = idOf(place, 'What is a queue?')
    place.iq(['grade', id, 'good'])
    const run = place.iq(['edit', id], { env: editor(place, 's/First in/The first in/') })
    expect(run).toMatchObject({ code: 0, out: 'Read again: What is a queue?\n' })
    expect(called(place)).toBe(`+7 ${file}`)
    const { card, events } = place.json(['show', id])
    expect(card).toMatchObject({ id, answer: 'The first in, first out.' })
    expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['graded', 'linked']),
    )
  })

  it.each([
    ['code', (file: string) => `--wait -g ${file}:3`],
    ['subl', (file: string) => `--wait ${file}:3`],
    ['nano', (file: string) => `+3 ${file}`],
    ['ed', (file: string) => file],
  ])('tells %s the line in its own way', (name, call) => {
    const place = desk()
    const file = place.write('notes.md', NOTES)
    place.iq(['import', file])
    const run = place.iq(['edit', idOf(place, 'What is a cache?')], { env: editor(place, '', name) })
    expect(run.out).toBe('Nothing changed.\n')
    expect(called(place)).toBe(call(file))
  })

  it.each(['bundled', 'read-only', 'missing', 'standard input'])('copies a card of a %s source', (kind) => {
    const place = desk()
    const file = place.write('notes.md', NOTES)
    if (kind === 'standard input') place.iq(['import', '-'], { input: NOTES })
    else if (kind !== 'bundled') place.iq(['import', file])
    if (kind === 'read-only') fs.chmodSync(file, 0o444)
    if (kind === 'missing') fs.rmSync(file)
    const known = place.json(['list']).cards
    const { id, question, answer } = known.find(({ line }: { line: number }) => line >= 3)
    place.iq(['grade', id, 'good'])
    const run = place.iq(['edit', id], { env: editor(place, '$s/$/ Or so./') })
    expect(run.code).toBe(0)
    const { card, events, memory } = place.json(['show', id])
    expect(card).toMatchObject({ id, question, answer: `${answer} Or so.` })
    expect(card.sources.map(({ document }: { document: string }) => document)).toEqual([deckOf(place)])
    expect(memory.reps).toBe(1)
    expect(events.map(({ kind }: { kind: string }) => kind)).toContain('linked')
    expect(place.json(['list']).cards).toHaveLength(known.length)
    if (kind === 'read-only') expect(fs.readFileSync(file, 'utf8')).toBe(NOTES)
  })

  it('leaves no copy when nothing was changed', () => {
    const place = desk()
    const { id } = place.json(['list']).cards[0]
    expect(place.iq(['edit', id], { env: editor(place, '') }).out).toBe('Nothing changed.\n')
    expect(fs.existsSync(deckOf(place))).toBe(false)
  })

  it("opens a companion's question in the companion file", () => {
    const place = desk()
    const file = place.write(
      'answers.txt',
      [
        'This article lists what good interviewers hope to hear about databases in an interview.',
        'Candidates should explain that a transaction is all or nothing, and name the four properties by which it is known.',
        'An index speeds up reads at the price of writes. Look for candidates who can say when they would drop one again.',
        'Candidates should describe how they found a slow query, with a plan before and after, and what they learned from it.\n',
      ].join('\n'),
    )
    const companion = place.write(
      'answers.txt.questions.toml',
      '[[card]]\nanswer = "An index speeds up reads"\nquestion = "What is an index?"\n',
    )
    const report = place.json(['import', file])
    const card = report.documents[0].cards.find(({ question }: { question: string | null }) => question)
    expect(card).toMatchObject({ question: 'What is an index?', questionFrom: 'companion' })
    const run = place.iq(['edit', card.id], { env: editor(place, 's/an index/indexing/') })
    expect(run.out).toBe('Read again: What is indexing?\n')
    expect(called(place)).toBe(`+3 ${companion}`)
  })

  it('says when there is no such editor', () => {
    const place = desk()
    const { id } = place.json(['list']).cards[0]
    const run = place.iq(['edit', id], { env: { EDITOR: '/nowhere/vim' } })
    expect(run.code).toBe(1)
    expect(run.err).toContain('There is no editor')
    expect(fs.existsSync(deckOf(place))).toBe(false)
  })
})
