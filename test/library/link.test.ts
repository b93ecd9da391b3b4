import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findCard, listCards } from '../../src/library/cards.ts'
import { examine } from '../../src/library/doctor.ts'
import { eventsOf } from '../../src/library/history.ts'
import { importDocuments } from '../../src/library/import.ts'
import { linkCards, offers } from '../../src/library/link.ts'
import { record } from '../../src/library/record.ts'
import { deck, testLibrary, write } from './fixture.ts'

const SLICE = [
  'What does slice do to an array?',
  'It takes some of the elements of an array, from one place to another, and gives them back.',
] as const
const SPLICE = ['What does splice do to an array?', SLICE[1]] as const
const MUTEX = ['What is a mutex?', 'A lock that one thread holds at a time.'] as const

/** A library in which a learned card has given way to one that is perhaps its successor. */
async function reworded() {
  const { library, folder, clock } = testLibrary()
  const file = write(folder, 'deck.md', deck([SLICE, MUTEX]))
  await importDocuments(library, { paths: [file] })
  const { card: former } = (await listCards(library))[0]!
  await record(library, { kind: 'graded', card: former.id, grade: 3 })
  clock.now += 60_000
  fs.writeFileSync(file, deck([SPLICE, MUTEX]))
  const report = await importDocuments(library, { paths: [file] })
  const { card: next } = (await listCards(library)).find(({ card }) => card.question === SPLICE[0])!
  return { library, file, clock, report, former, next }
}

describe('an offer', () => {
  test('is kept until it is confirmed; then the card goes on with the events of both', async () => {
    const { library, clock, report, former, next } = await reworded()
    expect(report.totals).toMatchObject({ offered: 1, new: 1, retired: 1 })
    expect((await offers(library)).map((offer) => [offer.former.card.id, offer.next.card.id])).toEqual([
      [former.id, next.id],
    ])
    clock.now += 60_000
    await record(library, { kind: 'graded', card: next.id, grade: 4 })
    const linked = await linkCards(library, former.id.slice(0, 10), next.id.slice(0, 10))
    expect(linked.card).toMatchObject({ id: former.id, version: next.id, question: SPLICE[0] })
    expect(linked.memory.reps).toBe(2)
    expect(linked.state).not.toBe('retired')
    expect(eventsOf(library, former.id).map(({ kind }) => kind)).toEqual(['graded', 'graded', 'linked'])
    expect((await findCard(library, next.id)).card.id).toBe(former.id)
    expect(await offers(library)).toEqual([])
    expect(await listCards(library)).toHaveLength(2)
    expect((await examine(library)).flatMap(({ faults }) => faults)).toEqual([])
  })

  test('is void when the old text comes back', async () => {
    const { library, file, clock } = await reworded()
    clock.now += 60_000
    fs.writeFileSync(file, deck([SLICE, SPLICE, MUTEX]))
    await importDocuments(library, { paths: [file] })
    expect(await offers(library)).toEqual([])
  })

  test('confirmed stays so through later imports', async () => {
    const { library, file, clock, former, next } = await reworded()
    await linkCards(library, former.id, next.id)
    clock.now += 60_000
    fs.writeFileSync(file, `${deck([SPLICE, MUTEX])}\n`)
    expect((await importDocuments(library, { paths: [file] })).totals).toMatchObject({
      unchanged: 2,
      new: 0,
      retired: 0,
    })
    expect((await findCard(library, former.id)).memory.reps).toBe(1)
  })
})

describe('a link is refused', () => {
  test('of a card with itself, and once it is made', async () => {
    const { library, former, next } = await reworded()
    await expect(linkCards(library, former.id, former.id)).rejects.toMatchObject({
      code: 'one-card',
      exitCode: 2,
    })
    await linkCards(library, former.id, next.id)
    await expect(linkCards(library, former.id, next.id)).rejects.toMatchObject({ code: 'one-card' })
    await expect(linkCards(library, next.id, former.id)).rejects.toMatchObject({ code: 'one-card' })
  })

  test('the wrong way round, and between two texts that both stand in documents', async () => {
    const { library, former, next } = await reworded()
    await expect(linkCards(library, next.id, former.id)).rejects.toMatchObject({
      code: 'still-in-use',
      hint: `The other way round: iq link ${former.id.slice(0, 8)} ${next.id.slice(0, 8)}`,
    })
    const mutex = (await listCards(library)).find(({ card }) => card.question === MUTEX[0])!
    await expect(linkCards(library, mutex.card.id, next.id)).rejects.toMatchObject({ code: 'still-in-use' })
  })
})
