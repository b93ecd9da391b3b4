import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCard, listCards } from '../../src/library/cards.ts'
import { documents } from '../../src/library/documents.ts'
import { importDocuments } from '../../src/library/import.ts'
import type { Library } from '../../src/library/open.ts'
import { openMemoryLibrary } from '../../src/library/open.ts'
import { record } from '../../src/library/record.ts'
import { failed, noTotals, type Totals } from '../../src/library/report.ts'
import { lastReport } from '../../src/library/reports.ts'
import { retireDocuments } from '../../src/library/retire.ts'
import { checkIndex } from '../../src/store/text-index.ts'
import { deck, dump, temporaryFolder, testLibrary, testPorts, write } from './fixture.ts'

const totals = (some: Partial<Totals>): Totals => ({ ...noTotals(), ...some })
const read = (library: Library, ...paths: string[]) => importDocuments(library, { paths })
const questions = async (library: Library) => (await listCards(library)).map(({ card }) => card.question)

const CLOSURE = ['What is a closure?', 'A function with the variables it was made among.'] as const
const MUTEX = ['What is a mutex?', 'A lock that one thread holds at a time.'] as const
const INDEX = ['What is an index for?', 'It finds rows without reading the whole table.'] as const

describe('the bundled documents', () => {
  test('give 95 cards in one report, and nothing new the second time', async () => {
    const { library } = testLibrary()
    const report = await importDocuments(library, { paths: ['seeds:'], withCards: true })
    expect(report.totals.new).toBe(95)
    expect(report.documents.map(({ cards }) => cards.length)).toEqual([10, 16, 24, 45])
    const first = report.documents[0]!
    expect(first).toMatchObject({ path: 'seeds:000_09040bf4b23f1a73.txt', status: 'new' })
    expect(first.explanations).toHaveLength(first.cards.length)
    expect(report.documents.flatMap(({ cards }) => cards).every(({ topics }) => topics.length > 0)).toBe(true)
    const before = dump(library)
    const again = await read(library, 'seeds:')
    expect(again.totals).toEqual({ ...again.totals, ...totals({ unchanged: 95 }) })
    expect(again.documents.map(({ status }) => status)).toEqual(Array(4).fill('unchanged'))
    expect(dump(library)).toEqual(before)
    expect(checkIndex(library.db)).toEqual([])
  })
})

describe('a changed document', () => {
  const deckOf = async (...cards: (readonly [string, string])[]) => {
    const { library, folder, clock } = testLibrary()
    const file = write(folder, 'deck.md', deck(cards))
    await read(library, file)
    const rewrite = async (...next: (readonly [string, string])[]) => {
      clock.now += 60_000
      fs.writeFileSync(file, deck(next))
      return read(library, file)
    }
    return { library, folder, file, clock, rewrite }
  }

  test('in another order changes nothing', async () => {
    const { library, rewrite } = await deckOf(CLOSURE, MUTEX, INDEX)
    expect((await rewrite(INDEX, CLOSURE, MUTEX)).totals).toEqual(totals({ unchanged: 3 }))
    const cards = await listCards(library)
    expect(cards.map(({ card }) => card.sources.length)).toEqual([1, 1, 1])
  })

  test('with another answer keeps the card, its id and what is remembered', async () => {
    const { library, rewrite } = await deckOf(CLOSURE, MUTEX)
    const { card } = (await listCards(library))[0]!
    await record(library, { kind: 'graded', card: card.version, grade: 3 })
    const report = await rewrite([CLOSURE[0], 'Something else entirely, told in other words.'], MUTEX)
    expect(report.totals).toEqual(totals({ edited: 1, unchanged: 1 }))
    const edited = await findCard(library, card.id)
    expect(edited.card).toMatchObject({
      id: card.id,
      answer: 'Something else entirely, told in other words.',
    })
    expect(edited.card.version).not.toBe(card.id)
    expect(edited.memory.reps).toBe(1)
    expect((await findCard(library, edited.card.version)).card.id).toBe(card.id)
    // Back to the first wording: still the same card, no third version.
    await rewrite(CLOSURE, MUTEX)
    expect((await findCard(library, card.id)).card).toMatchObject({ version: card.id, answer: CLOSURE[1] })
    expect(await listCards(library)).toHaveLength(2)
    expect(checkIndex(library.db)).toEqual([])
  })

  test('without a card retires it; the card is back by itself', async () => {
    const { library, rewrite } = await deckOf(CLOSURE, MUTEX)
    const { card } = (await listCards(library))[0]!
    await record(library, { kind: 'graded', card: card.id, grade: 4 })
    expect((await rewrite(MUTEX)).totals).toEqual(totals({ retired: 1, unchanged: 1 }))
    expect(await questions(library)).toEqual([MUTEX[0]])
    expect((await listCards(library, { retired: true })).map(({ state }) => state)).toEqual(['retired'])
    await rewrite(MUTEX, CLOSURE)
    expect((await findCard(library, card.id)).memory.reps).toBe(1)
    expect(await listCards(library, { retired: true })).toEqual([])
  })

  test('is noticed although its size and time are the same', async () => {
    const { library, file } = await deckOf(CLOSURE)
    const { mtime, atime } = fs.statSync(file)
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('variables', 'constants'))
    fs.utimesSync(file, atime, mtime)
    expect((await read(library, file)).totals.edited).toBe(1)
  })

  test('moved to another file keeps its cards; the old name is forgotten', async () => {
    const { library, folder, file } = await deckOf(CLOSURE, MUTEX)
    fs.renameSync(file, path.join(folder, 'renamed.md'))
    const report = await read(library, path.join(folder, 'renamed.md'))
    expect(report.totals).toEqual(totals({ moved: 2 }))
    expect(documents(library).map(({ path: at, cards }) => [path.basename(at), cards])).toEqual([
      ['renamed.md', 2],
    ])
    expect((await listCards(library)).map(({ card }) => card.sources.length)).toEqual([1, 1])
  })

  test('a card moved between two documents in one import is not retired, whichever is read first', async () => {
    const { library, folder } = testLibrary()
    const [a, b] = [write(folder, 'a.md', deck([CLOSURE, MUTEX])), write(folder, 'b.md', deck([INDEX]))]
    await read(library, a, b)
    fs.writeFileSync(a, deck([CLOSURE]))
    fs.writeFileSync(b, deck([INDEX, MUTEX]))
    expect((await read(library, a, b)).totals).toMatchObject({ moved: 1, retired: 0, new: 0 })
    fs.writeFileSync(b, deck([INDEX]))
    fs.writeFileSync(a, deck([CLOSURE, MUTEX]))
    expect((await read(library, a, b)).totals).toMatchObject({ moved: 1, retired: 0, new: 0 })
    expect(await listCards(library)).toHaveLength(3)
  })
})

describe('a document that loses more than ten cards and a fifth of them', () => {
  const many = Array.from(
    { length: 30 },
    (_, i) => [`What is number${i} for?`, `For counting to ${i}.`] as const,
  )
  const shrunk = async (left: number) => {
    const { library, folder, clock } = testLibrary()
    const file = write(folder, 'deck.md', deck(many))
    await read(library, file)
    clock.now += 60_000
    fs.writeFileSync(file, deck(many.slice(0, left)))
    return { library, file }
  }

  test('is refused, with nothing changed, until the person means it', async () => {
    const { library, file } = await shrunk(15)
    const before = dump(library)
    await expect(read(library, file)).rejects.toMatchObject({
      code: 'cards-vanish',
      exitCode: 2,
      message: `${file} would lose 15 of its 30 cards.`,
    })
    expect(dump(library)).toEqual(before)
    const report = await importDocuments(library, { paths: [file], mayVanish: true })
    expect(report.totals).toMatchObject({ retired: 15, unchanged: 15 })
  })

  test('is read when it loses ten', async () => {
    const { library, file } = await shrunk(20)
    expect((await read(library, file)).totals.retired).toBe(10)
  })

  test('is read when they moved to another document', async () => {
    const { library, file } = await shrunk(5)
    const other = write(path.dirname(file), 'other.md', deck(many.slice(5)))
    expect((await read(library, file, other)).totals).toMatchObject({ retired: 0, moved: 25 })
  })
})

describe('the same text', () => {
  test('in two documents is one card with two sources', async () => {
    const { library, folder } = testLibrary()
    const a = write(folder, 'a.md', deck([CLOSURE, MUTEX], 'First'))
    const b = write(folder, 'b.md', deck([INDEX, CLOSURE], 'Second'))
    expect((await read(library, a, b)).totals).toMatchObject({ new: 3, unchanged: 0 })
    const { card } = (await listCards(library))[0]!
    expect(card.sources.map(({ title, ordinal }) => [title, ordinal])).toEqual([
      ['First', 0],
      ['Second', 1],
    ])
    // It goes only when both let it go.
    fs.writeFileSync(a, deck([MUTEX], 'First'))
    expect((await read(library, a)).totals.retired).toBe(0)
    fs.writeFileSync(b, deck([INDEX], 'Second'))
    expect((await read(library, b)).totals.retired).toBe(1)
  })

  test('twice in a document is one card, and the report lists both places', async () => {
    const { library, folder } = testLibrary()
    const report = await importDocuments(library, {
      paths: [write(folder, 'a.md', deck([CLOSURE, MUTEX, CLOSURE]))],
      withCards: true,
    })
    expect(report.totals.new).toBe(2)
    expect(report.documents[0]?.cards.map(({ id }) => id)).toHaveLength(3)
    expect((await listCards(library))[0]?.card.sources.map(({ ordinal }) => ordinal)).toEqual([0, 2])
  })
})

describe('retiring a document', () => {
  test('puts its cards away, also from an import of all; importing it brings them back', async () => {
    const { library, folder } = testLibrary()
    const file = write(folder, 'deck.md', deck([CLOSURE, MUTEX]))
    await read(library, file, write(folder, 'other.md', deck([INDEX, MUTEX])))
    expect(retireDocuments(library, 'deck.md')).toEqual({ documents: [file], cards: 1 })
    expect(await questions(library)).toEqual([MUTEX[0], INDEX[0]])
    await importDocuments(library, {})
    expect(await questions(library)).toEqual([MUTEX[0], INDEX[0]])
    expect(documents(library).map(({ state }) => state)).toEqual(['retired', 'known'])
    const report = await read(library, file)
    expect(report.documents.map(({ status }) => status)).toEqual(['unchanged'])
    expect(await questions(library)).toEqual([CLOSURE[0], MUTEX[0], INDEX[0]])
  })
})

describe('what cannot be read', () => {
  test('is reported, and the rest goes on', async () => {
    const { library, folder } = testLibrary()
    const binary = path.join(folder, 'binary.md')
    fs.writeFileSync(binary, Buffer.from([0x48, 0x69, 0xff, 0xfe, 0x00]))
    const report = await read(
      library,
      binary,
      path.join(folder, 'nowhere.md'),
      write(folder, 'deck.md', deck([CLOSURE])),
    )
    expect(report.skipped.map(({ path: at, code }) => [path.basename(at), code])).toEqual([
      ['nowhere.md', 'missing'],
      ['binary.md', 'not-text'],
    ])
    expect(report.totals.new).toBe(1)
    expect(failed(report)).toBe(true)
  })

  test('a document that is gone keeps its cards until it is retired', async () => {
    const { library, folder } = testLibrary()
    const file = write(folder, 'deck.md', deck([CLOSURE]))
    await read(library, file)
    fs.rmSync(file)
    const report = await importDocuments(library, {})
    expect(report.skipped.map(({ code }) => code)).toEqual(['missing'])
    expect(documents(library).map(({ state }) => state)).toEqual(['missing'])
    expect(await questions(library)).toEqual([CLOSURE[0]])
  })
})

test('standard input adds to what came through it before', async () => {
  const { library } = testLibrary()
  const pipe = (...cards: (readonly [string, string])[]) =>
    importDocuments(library, { paths: ['-'], standardInput: Buffer.from(deck(cards)) })
  await pipe(CLOSURE, MUTEX)
  expect((await pipe(INDEX, MUTEX)).totals).toMatchObject({ new: 1, unchanged: 1, retired: 0 })
  expect(await questions(library)).toEqual([CLOSURE[0], MUTEX[0], INDEX[0]])
})

test('an explanation reads again what did not change, and changes nothing', async () => {
  const { library, folder } = testLibrary()
  const file = write(folder, 'deck.md', deck([CLOSURE, MUTEX]))
  await read(library, file)
  const [document] = (await importDocuments(library, { paths: [file], withCards: true, reread: true }))
    .documents
  expect(document).toMatchObject({ status: 'unchanged', totals: { unchanged: 2 } })
  expect(document?.explanations).toHaveLength(2)
})

describe('a dry run', () => {
  test('tells what would happen and keeps nothing', async () => {
    const { library, folder } = testLibrary()
    const file = write(folder, 'deck.md', deck([CLOSURE, MUTEX]))
    await read(library, file)
    const before = dump(library)
    fs.writeFileSync(file, deck([CLOSURE, INDEX]))
    const report = await importDocuments(library, { paths: [file], dryRun: true, withCards: true })
    expect(report.totals).toMatchObject({ new: 1, unchanged: 1, retired: 1 })
    expect(report.documents[0]?.cards.map(({ question }) => question)).toEqual([CLOSURE[0], INDEX[0]])
    expect(dump(library)).toEqual(before)
  })

  test('needs no library', async () => {
    const folder = temporaryFolder()
    const library = openMemoryLibrary(testPorts(folder))
    const report = await importDocuments(library, { paths: ['seeds:'], dryRun: true })
    library.close()
    expect(report.totals.new).toBe(95)
  })
})

test('an import that is broken off keeps nothing', async () => {
  const { library, folder } = testLibrary()
  const paths = [CLOSURE, MUTEX, INDEX].map((card, i) => write(folder, `${i}.md`, deck([card])))
  const before = dump(library)
  const stop = new AbortController()
  const going = importDocuments(library, {
    paths,
    signal: stop.signal,
    progress: (done) => done === 2 && stop.abort(new Error('enough')),
  })
  await expect(going).rejects.toThrow('enough')
  expect(dump(library)).toEqual(before)
  expect((await read(library, ...paths)).totals.new).toBe(3)
})

test('the last report is kept', async () => {
  const { library, folder } = testLibrary()
  const report = await read(library, write(folder, 'deck.md', deck([CLOSURE])), path.join(folder, 'no.md'))
  const kept = lastReport(library)
  expect(kept).toMatchObject({ totals: report.totals, skipped: report.skipped })
  expect(kept?.documents[0]).toMatchObject({
    path: report.documents[0]?.path,
    dropped: report.documents[0]?.dropped,
  })
})

test('a companion that changes completes a draft, whose id stays', async () => {
  const { library, folder, clock } = testLibrary()
  const file = write(
    folder,
    'answers.txt',
    `${['Candidates should say that a closure is a function together with the variables it was made among, wherever it is called.', 'Candidates should explain that a mutex is a lock that one thread holds at a time, so that no two change the same thing.', 'Look for the insight that an index finds the rows of a table without reading all of it, at the price of slower writes.'].join('\n\n')}\n`,
  )
  const first = await importDocuments(library, { paths: [file], withCards: true })
  const drafts = await listCards(library, { drafts: true })
  expect(first.totals.drafts).toBe(drafts.length)
  expect(drafts.length).toBeGreaterThan(0)
  write(
    folder,
    'answers.txt.questions.toml',
    '[[card]]\nanswer = "Candidates should say"\nquestion = "What does a closure remember?"\ntopics = ["javascript"]\n',
  )
  clock.now += 60_000
  await read(library, file)
  const after = await listCards(library, { topics: ['javascript'] })
  expect(after.map(({ card }) => [card.id, card.question, card.topics])).toEqual([
    [drafts[0]?.card.id, 'What does a closure remember?', ['javascript']],
  ])
  expect(checkIndex(library.db)).toEqual([])
})

test('importing any decks, in any order, twice, is importing them once', async () => {
  const card = fc.constantFrom(CLOSURE, MUTEX, INDEX, ['What is a heap?', 'A tree in an array.'] as const)
  const decks = fc.array(fc.array(card, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(decks, async (contents) => {
      const folder = temporaryFolder()
      const library = openMemoryLibrary(testPorts(folder))
      const paths = contents.map((cards, i) => write(folder, `${i}.md`, deck(cards)))
      await read(library, ...paths)
      const before = dump(library)
      const again = await read(library, ...paths.toReversed())
      expect(again.totals).toMatchObject({ new: 0, edited: 0, moved: 0, retired: 0 })
      expect(dump(library)).toEqual(before)
      library.close()
    }),
    { numRuns: 15 },
  )
})
