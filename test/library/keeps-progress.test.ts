import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { listCards } from '../../src/library/cards.ts'
import { importDocuments } from '../../src/library/import.ts'
import { record } from '../../src/library/record.ts'
import { createRandom, shuffled } from '../../src/study/random.ts'
import { generatedDeck } from '../card/edit-scripts.ts'
import { testLibrary, write } from './fixture.ts'

type Text = { question: string | null; context: string | null; answer: string | null }
const markdown = (cards: readonly Text[]): string =>
  cards
    .map(
      (card) => `## ${card.question}\n\n${card.context ? `${card.context}\n\n` : ''}${card.answer ?? ''}\n`,
    )
    .join('\n')

test('a deck that is renumbered, reordered, edited, split and renamed keeps every event', async () => {
  const { library, folder, clock } = testLibrary()
  const cards = generatedDeck(60, 'a deck that lives').filter(({ answer }) => answer !== null)
  const file = write(folder, 'deck.md', markdown(cards))
  await importDocuments(library, { paths: [file] })
  for (const { card } of await listCards(library))
    await record(library, { kind: 'graded', card: card.id, grade: 3 })
  const before = (await listCards(library)).map(({ card }) => card.id).sort()
  const random = createRandom('edits')
  const keeps = async (...texts: readonly (readonly [name: string, cards: readonly Text[]])[]) => {
    clock.now += 60_000
    for (const [name, deck] of texts) fs.writeFileSync(path.join(folder, name), markdown(deck))
    await importDocuments(library, { paths: texts.map(([name]) => path.join(folder, name)) })
    const now = await listCards(library)
    expect(now.map(({ card }) => card.id).sort()).toEqual(before)
    expect(now.every(({ memory }) => memory.reps === 1)).toBe(true)
  }
  const numbered = cards.map((card, i) => ({ ...card, question: `${i + 5}. ${card.question}` }))
  await keeps(['deck.md', numbered])
  const mixed = shuffled(numbered, random)
  await keeps(['deck.md', mixed])
  await keeps(['deck.md', mixed.map((card) => ({ ...card, answer: `${card.answer} It was edited.` }))])
  const texts = mixed.map((card, i) => ({ ...card, answer: `Told in other words, number ${i}.` }))
  await keeps(['deck.md', texts])
  await keeps(['deck.md', texts.slice(0, 20)], ['other.md', texts.slice(20)])
  fs.renameSync(path.join(folder, 'other.md'), path.join(folder, 'renamed.md'))
  await keeps(['deck.md', texts.slice(0, 20)], ['renamed.md', texts.slice(20)])
})
