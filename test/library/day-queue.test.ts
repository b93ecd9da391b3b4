import { describe, expect, test } from 'vitest'
import { listCards } from '../../src/library/cards.ts'
import { dayQueue } from '../../src/library/day-queue.ts'
import { importDocuments } from '../../src/library/import.ts'
import { interviewPlan } from '../../src/library/interview.ts'
import { under } from '../../src/library/open.ts'
import { rebuild } from '../../src/library/rebuild.ts'
import { record, undoLast } from '../../src/library/record.ts'
import { retireDocuments } from '../../src/library/retire.ts'
import { addDays } from '../../src/review/study-day.ts'
import { deck, testLibrary, write } from './fixture.ts'

const DAY = 86_400_000
const WORDS = ['cache', 'index', 'queue', 'token', 'proxy', 'shard', 'mutex', 'socket', 'schema', 'thread']

/** A library of so many cards, each on a subject of its own. */
async function filled(cards: number, config = '') {
  const made = testLibrary()
  write(made.folder, 'config/config.toml', `[review]\n${config}`)
  const texts = Array.from(
    { length: cards },
    (_, i) =>
      [`What is ${WORDS[i % 10]}${i} for?`, `It is the answer number ${i}, and long enough.`] as const,
  )
  await importDocuments(made.library, { paths: [write(made.folder, 'deck.md', deck(texts))] })
  const ids = (await listCards(made.library)).map(({ card }) => card.id)
  const grade = (card: string, grade: 1 | 2 | 3 | 4) => record(made.library, { kind: 'graded', card, grade })
  return { ...made, ids, grade }
}

const newCards = (library: Parameters<typeof dayQueue>[0]): number[] =>
  library.db.prepare('SELECT card FROM new_card ORDER BY card').pluck().all() as number[]

describe("the day's queue", () => {
  test('holds what is due, the most endangered first, with new cards after their share', async () => {
    const { library, ids, grade, clock } = await filled(
      30,
      'new_per_day = 2\nfuzz = false\nlearning_steps = ""\nrelearning_steps = ""\n',
    )
    for (const id of ids.slice(0, 4)) await grade(id, 3)
    clock.now += 3 * DAY
    await grade(ids[0]!, 1)
    await grade(ids[1]!, 2)
    clock.now += 30 * DAY
    const { queue, due, day } = await dayQueue(library)
    expect(day).toBe('2026-04-04')
    expect(due).toBe(4)
    const states = queue.map(({ memory }) => memory.state)
    expect(states.filter((state) => state === 'new')).toHaveLength(2)
    expect(states.at(-1)).toBe('new')
    expect(states.indexOf('new')).toBeLessThan(5)
    const scheduler = await library.scheduler()
    const known = queue
      .filter(({ memory }) => memory.dueDay !== null)
      .map(({ memory }) => scheduler.retrievability(memory, clock.now))
    expect(known).toHaveLength(4)
    expect(known).toEqual(known.toSorted((a, b) => a - b))
  })

  test('keeps to the limits of the day, across sessions', async () => {
    const { library, ids, grade, clock } = await filled(
      40,
      'new_per_day = 3\nreviews_per_day = 5\nlearning_steps = ""\n',
    )
    for (const id of ids.slice(0, 12)) await grade(id, 3)
    clock.now += 60 * DAY
    const reviews = async () =>
      (await dayQueue(library)).queue.filter(({ memory }) => memory.state === 'review').length
    const fresh = async () =>
      (await dayQueue(library)).queue.filter(({ memory }) => memory.state === 'new').length
    expect([await reviews(), await fresh()]).toEqual([5, 3])
    const { queue } = await dayQueue(library)
    await grade(queue.find(({ memory }) => memory.state === 'review')!.id, 3)
    await grade(queue.find(({ memory }) => memory.state === 'new')!.id, 3)
    expect([await reviews(), await fresh()]).toEqual([4, 2])
    expect((await dayQueue(library, { limit: 2 })).queue).toHaveLength(2)
    expect(
      (await dayQueue(library, { newLimit: 0 })).queue.every(({ memory }) => memory.state !== 'new'),
    ).toBe(true)
  })

  test('leaves out what is suspended, buried or put away, and asks within a topic', async () => {
    const { library, ids, grade, clock } = await filled(6, 'learning_steps = ""\n')
    for (const id of ids) await grade(id, 3)
    clock.now += 30 * DAY
    await record(library, { kind: 'suspended', card: ids[0]! })
    await record(library, { kind: 'buried', card: ids[1]! })
    expect((await dayQueue(library)).due).toBe(4)
    clock.now += DAY
    expect((await dayQueue(library)).due).toBe(5)
    retireDocuments(library, 'deck.md')
    expect(await dayQueue(library)).toMatchObject({ due: 0, queue: [] })
  })

  test('says how long a pile will take', async () => {
    const { library, ids, grade, clock } = await filled(80, 'learning_steps = ""\nnew_per_day = 0\n')
    for (const id of ids) await grade(id, 3)
    clock.now += 40 * DAY
    for (const { id } of (await dayQueue(library, { limit: 10 })).queue) await grade(id, 3)
    clock.now += DAY
    const { backlog } = await dayQueue(library)
    expect(backlog).toMatchObject({ due: 70, pace: 10 })
    expect(backlog!.days).toBeGreaterThanOrEqual(7)
  })

  test('knows its new cards through everything that happens to them', async () => {
    const { library, ids, grade } = await filled(5)
    expect(newCards(library)).toHaveLength(5)
    await grade(ids[0]!, 3)
    await record(library, { kind: 'quizzed', card: ids[1]!, grade: 1 })
    expect(newCards(library)).toHaveLength(4)
    await undoLast(library)
    await undoLast(library)
    expect(newCards(library)).toHaveLength(5)
    await grade(ids[2]!, 3)
    await grade(ids[3]!, 3)
    await record(library, { kind: 'reset', card: ids[3]! })
    const before = newCards(library)
    await rebuild(library)
    expect(newCards(library)).toEqual(before)
    expect(before).toHaveLength(4)
  })
})

describe('before an interview', () => {
  test('new cards are spread over the days left, and the plan says what to expect', async () => {
    const { library, clock } = await filled(60)
    const today = new Date(clock.now).toISOString().slice(0, 10)
    const soon = under(library, { interview: addDays(today, 23) })
    const { queue } = await dayQueue(soon)
    expect(queue).toHaveLength(3)
    const plan = (await interviewPlan(soon))!
    expect(plan).toMatchObject({ left: 23, cards: 60, newADay: 3, unseen: 0 })
    expect(plan.known).toBeGreaterThan(0.85)
    expect(plan.known).toBeLessThanOrEqual(1)
    expect(plan.answersADay).toBeGreaterThan(3)
  })

  test('what there is no time for counts as not known', async () => {
    const { library, clock } = await filled(60, 'new_per_day = 1\n')
    const today = new Date(clock.now).toISOString().slice(0, 10)
    const plan = (await interviewPlan(under(library, { interview: addDays(today, 6) })))!
    expect(plan).toMatchObject({ newADay: 4, unseen: 48 })
    expect(plan.known).toBeLessThanOrEqual(0.2)
    expect(await interviewPlan(under(library, { interview: today }))).toBeNull()
    expect(await interviewPlan(library)).toBeNull()
  })

  test('a date for once is written down with the grades under it', async () => {
    const { library, ids } = await filled(2)
    const once = under(library, { interview: '2026-05-01' })
    await record(once, { kind: 'graded', card: ids[0]!, grade: 3 })
    await record(library, { kind: 'graded', card: ids[1]!, grade: 3 })
    const told = library.db
      .prepare("SELECT data ->> 'interview' FROM event WHERE kind = 'configured' ORDER BY hlc")
      .pluck()
      .all()
    expect(told).toEqual(['2026-05-01', null])
  })
})
