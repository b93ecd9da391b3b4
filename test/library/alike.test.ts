import fs from 'node:fs'
import { expect, test } from 'vitest'
import { alikeTo, twinsOf } from '../../src/library/alike.ts'
import { listCards } from '../../src/library/cards.ts'
import { dayQueue } from '../../src/library/day-queue.ts'
import { importDocuments } from '../../src/library/import.ts'
import type { Library } from '../../src/library/open.ts'
import { findCards } from '../../src/library/search.ts'
import { deck, testLibrary, write } from './fixture.ts'

const read = (library: Library, ...paths: string[]) => importDocuments(library, { paths })
const idOf = async (library: Library, question: string) =>
  (await listCards(library)).find(({ card }) => card.question === question)!.card.id
const alike = async (library: Library, question: string) =>
  (await alikeTo(library, await idOf(library, question))).map(({ card }) => card.question)

const ANSWER = 'The browser asks the server first whether another origin may call it.'

test('cards of different documents that ask the same are found, whichever import brought them', async () => {
  const { library, folder, clock } = testLibrary()
  await read(
    library,
    write(
      folder,
      'a.md',
      deck([
        ['What is CORS?', ANSWER],
        ['What is C++?', 'A language.'],
      ]),
    ),
  )
  await read(
    library,
    write(
      folder,
      'b.md',
      deck([
        ['Explain CORS.', 'A header.'],
        ['What is C?', 'Another language.'],
      ]),
    ),
  )
  expect(await alike(library, 'What is CORS?')).toEqual(['Explain CORS.'])
  expect(await alike(library, 'Explain CORS.')).toEqual(['What is CORS?'])
  expect(await alike(library, 'What is C?')).toEqual([])
  clock.now += 60_000
  const file = `${folder}/b.md`
  fs.writeFileSync(
    file,
    deck([
      ['What is a CDN?', 'A cache.'],
      ['What is C?', 'Another language.'],
    ]),
  )
  await read(library, file)
  expect(await alike(library, 'What is CORS?')).toEqual([])
})

test('they fold under the best hit of a search, and a queue is told of them', async () => {
  const { library, folder } = testLibrary()
  const paths = ['a', 'b', 'c'].map((name) =>
    write(
      folder,
      `${name}.md`,
      deck([
        ['What is event delegation?', `${ANSWER} ${name}`],
        [`What is ${name}${name}${name}?`, 'A thing.'],
      ]),
    ),
  )
  await read(library, ...paths)
  const { hits } = await findCards(library, 'event delegation', { limit: 10 })
  expect(hits.map(({ alike: others }) => others.length)).toEqual([2])
  const twins = twinsOf(library)
  const ids = (await listCards(library)).map(({ card: { id } }) => id)
  expect(ids.map((id) => twins.get(id).length)).toEqual([2, 0, 2, 0, 2, 0])
  const { queue } = await dayQueue(library, { newLimit: 4 })
  expect(
    queue.map(({ question }) => question).filter((question) => question === 'What is event delegation?'),
  ).toHaveLength(1)
})

test('many imports keep few filings and lose no card', async () => {
  const { library, folder } = testLibrary()
  for (let i = 0; i < 20; i++)
    await read(
      library,
      write(folder, `${i}.md`, deck([[`How does the page cache of kernel alpha${i} work?`, `Answer ${i}.`]])),
    )
  await read(
    library,
    write(folder, 'last.md', deck([['How does the page cache of kernel alpha3 work then?', 'So.']])),
  )
  expect(await alike(library, 'How does the page cache of kernel alpha3 work?')).toHaveLength(1)
  expect(library.db.prepare('SELECT count(*) FROM filing').pluck().get()).toBeLessThanOrEqual(9)
})
