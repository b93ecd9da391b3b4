import fs from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { candidates, itemsOf } from '../../src/library/candidates.ts'
import { findCard, listCards, type Wishes } from '../../src/library/cards.ts'
import { findDocuments } from '../../src/library/document-names.ts'
import { changedDocuments, documents } from '../../src/library/documents.ts'
import { importDocuments } from '../../src/library/import.ts'
import { record } from '../../src/library/record.ts'
import { retireDocuments } from '../../src/library/retire.ts'
import { today } from '../../src/library/today.ts'
import { resolveTopics } from '../../src/library/topic-names.ts'
import { listTopics } from '../../src/library/topics.ts'
import type { Grade } from '../../src/review/event.ts'
import { quizQueue, reviewQueue } from '../../src/study/queue.ts'
import { NOON, testLibrary, write } from './fixture.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const SECURITY = `---
tags: [server, Interview Prep]
---
# Backend

## How does JWT authentication work?

The server signs a token; authentication then needs no session.

## What is SQL injection?

Untrusted input becomes part of a SQL query: a security hole.
`
const DEVOPS = `# Operations

## What is a Docker image made of?

Layers, each the difference a command of the Dockerfile made.

## What does Kubernetes schedule?

Pods onto nodes of the cluster, by the resources their containers ask for.
`

let made: ReturnType<typeof testLibrary>
const ids: Record<'jwt' | 'injection' | 'docker' | 'kubernetes', string> = {
  jwt: '',
  injection: '',
  docker: '',
  kubernetes: '',
}

beforeEach(async () => {
  made = testLibrary()
  const paths = [write(made.folder, 'backend.md', SECURITY), write(made.folder, 'ops/devops.md', DEVOPS)]
  await importDocuments(made.library, { paths })
  const cards = (await listCards(made.library)).map(({ card }) => card.id)
  Object.assign(ids, { jwt: cards[0], injection: cards[1], docker: cards[2], kubernetes: cards[3] })
})

const grade = (card: string, grade: Grade, kind: 'graded' | 'quizzed' = 'graded') =>
  record(made.library, { kind, card, grade })
const nameOf = (id: string) => Object.entries(ids).find(([, known]) => known === id)?.[0] ?? id
const list = async (wishes: Wishes) =>
  (await listCards(made.library, wishes)).map(({ card }) => nameOf(card.id))

describe('a card by its id', () => {
  test('is found by a prefix of four characters or more, in any case', async () => {
    const { card, state } = await findCard(made.library, ids.jwt.slice(0, 8).toUpperCase())
    expect({ id: card.id, state }).toEqual({ id: ids.jwt, state: 'new' })
  })

  test.each([
    ['abc', 'bad-id', 2],
    ['0000', 'unknown-card', 3],
  ])('%s is %s', async (prefix, code, exitCode) => {
    await expect(findCard(made.library, prefix)).rejects.toMatchObject({ code, exitCode })
  })

  test('several cards with the prefix are told with more of their ids', async () => {
    const { db } = made.library
    db.prepare("UPDATE version SET id = 'aaaa' || substr(id, 5) WHERE card <= 2").run()
    await expect(findCard(made.library, 'aaaa')).rejects.toMatchObject({
      code: 'ambiguous-card',
      exitCode: 3,
    })
  })
})

describe('a list', () => {
  test('by topic takes children in, by tag and by document too', async () => {
    expect(await list({ topics: ['security'] })).toEqual(['jwt', 'injection'])
    expect(await list({ topics: ['devops'] })).toEqual(['docker', 'kubernetes'])
    expect(await list({ topics: ['interview prep'] })).toEqual(['jwt', 'injection'])
    expect(await list({ topics: ['security', 'devops'], documents: ['ops/'] })).toEqual([
      'docker',
      'kubernetes',
    ])
  })

  test('by what happened', async () => {
    await grade(ids.jwt, 4)
    await grade(ids.docker, 1)
    await grade(ids.kubernetes, 1, 'quizzed')
    await record(made.library, { kind: 'suspended', card: ids.injection })
    expect(await list({ new: true })).toEqual(['injection', 'kubernetes'])
    expect(await list({ missed: true })).toEqual(['docker', 'kubernetes'])
    expect(await list({ due: true })).toEqual([])
    made.clock.now += 61_000
    expect(await list({ due: true })).toEqual(['docker'])
    made.clock.now += 30 * DAY
    expect(await list({ due: true })).toEqual(['jwt', 'docker'])
    const states = (await listCards(made.library)).map(({ state }) => state)
    expect(states).toEqual(['review', 'suspended', 'learning', 'new'])
  })

  test('of leeches holds cards forgotten eight times', async () => {
    await grade(ids.jwt, 4)
    for (let lapse = 0; lapse < 8; lapse++) {
      expect(await list({ leeches: true })).toEqual([])
      made.clock.now += 40 * DAY
      await grade(ids.jwt, 1)
      made.clock.now += 10 * 60_000
      await grade(ids.jwt, 4)
    }
    expect(await list({ leeches: true })).toEqual(['jwt'])
  })
})

describe('topics', () => {
  test('count their cards, children among them, what was seen, what is due, and how ready one is', async () => {
    const before = await listTopics(made.library)
    expect(before.find(({ topic }) => topic === 'devops')).toEqual({
      topic: 'devops',
      cards: 2,
      seen: 0,
      due: 0,
      readiness: null,
    })
    await grade(ids.docker, 1, 'quizzed')
    expect((await listTopics(made.library)).find(({ topic }) => topic === 'devops')).toMatchObject({
      seen: 1,
      readiness: null,
    })
    await grade(ids.kubernetes, 4)
    const now = (await listTopics(made.library)).find(({ topic }) => topic === 'devops')
    expect(now).toEqual({ topic: 'devops', cards: 2, seen: 2, due: 0, readiness: 1 })
    made.clock.now += 9 * DAY
    const later = (await listTopics(made.library)).find(({ topic }) => topic === 'devops')
    expect(later?.due).toBe(1)
    expect(later?.readiness).toBeLessThan(1)
  })

  test('are found by alias; a misspelt one suggests those there are', async () => {
    expect(await resolveTopics(made.library, ['Security', 'server'])).toEqual([
      { kind: 'topic', name: 'security' },
      { kind: 'tag', name: 'server' },
    ])
    await expect(resolveTopics(made.library, ['secruity'])).rejects.toMatchObject({
      code: 'unknown-topic',
      exitCode: 3,
      hint: expect.stringContaining('Did you mean security'),
    })
    await expect(resolveTopics(made.library, ['testing'])).rejects.toMatchObject({
      code: 'empty-topic',
      exitCode: 3,
    })
  })
})

describe('documents', () => {
  test('are known, changed or missing', () => {
    const states = () => documents(made.library).map(({ title, cards, state }) => [title, cards, state])
    expect(states()).toEqual([
      ['Backend', 2, 'known'],
      ['Operations', 2, 'known'],
    ])
    write(made.folder, 'backend.md', SECURITY.replace('hole', 'gap!'))
    fs.rmSync(`${made.folder}/ops/devops.md`)
    expect(states()).toEqual([
      ['Backend', 2, 'changed'],
      ['Operations', 2, 'missing'],
    ])
    expect(changedDocuments(made.library)).toBe(1)
  })

  test('a new companion is a change of its document', () => {
    write(made.folder, 'backend.md.questions.toml', '[[card]]\n')
    expect(changedDocuments(made.library)).toBe(1)
  })

  test('are found by path, part or title, and only one at a time', () => {
    const paths = (part: string) => findDocuments(made.library, part).map(({ title }) => title)
    expect(paths('devops.md')).toEqual(['Operations'])
    expect(paths('backend')).toEqual(['Backend'])
    expect(() => paths('.md')).toThrow('part of 2 documents')
    expect(() => paths('seeds:')).toThrow('No document')
  })
})

describe('a session', () => {
  test('chooses from cards that can be asked, and gets the whole cards in its order', async () => {
    await record(made.library, { kind: 'suspended', card: ids.injection })
    await record(made.library, { kind: 'buried', card: ids.docker })
    const pool = await candidates(made.library)
    expect(pool.map(({ id }) => nameOf(id))).toEqual(['jwt', 'kubernetes'])
    const queue = quizQueue(pool, { seed: 1, day: '2026-03-02' })
    const items = await itemsOf(made.library, queue)
    expect(items.map(({ card }) => card.id)).toEqual(queue.map(({ id }) => id))
    expect(items[0]?.card.answer).toBeTruthy()
    made.clock.now += DAY
    expect(await candidates(made.library)).toHaveLength(3)
  })

  test('of a review counts what was started today against the new cards', async () => {
    expect(await today(made.library)).toEqual({
      day: '2026-03-02',
      started: 0,
      graded: 0,
      newLimit: 10,
      nextDue: null,
    })
    await grade(ids.jwt, 4)
    await grade(ids.docker, 3)
    const { started, graded, newLimit, nextDue } = await today(made.library)
    expect({ started, graded, newLimit, nextDue }).toEqual({
      started: 2,
      graded: 2,
      newLimit: 8,
      nextDue: NOON + 600_000,
    })
    made.clock.now += DAY
    await grade(ids.docker, 3)
    expect(await today(made.library)).toMatchObject({
      day: '2026-03-03',
      started: 0,
      graded: 1,
      newLimit: 10,
    })
  })

  test('of a review puts missed quiz questions first among the new', async () => {
    await grade(ids.kubernetes, 1, 'quizzed')
    const wishes = {
      now: NOON,
      day: '2026-03-02',
      seed: 3,
      newLimit: 10,
      scheduler: await made.library.scheduler(),
    }
    expect(nameOf(reviewQueue(await candidates(made.library), wishes)[0]!.id)).toBe('kubernetes')
  })

  test('asks nothing of a document put away', async () => {
    retireDocuments(made.library, 'Backend')
    expect((await candidates(made.library)).map(({ id }) => nameOf(id))).toEqual(['docker', 'kubernetes'])
    expect((await listTopics(made.library)).map(({ topic }) => topic)).not.toContain('security')
    await expect(resolveTopics(made.library, ['security'])).rejects.toMatchObject({ code: 'empty-topic' })
  })
})
