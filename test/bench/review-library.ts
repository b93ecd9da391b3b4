// A library as years of daily reviews leave it, for measurements: so many cards with so many grades each, given
// when they fell due, with one in ten forgotten, up to an instant. Every number follows from the seed.
import path from 'node:path'
import type { Card } from '../../src/card/card.ts'
import { versionId } from '../../src/card/identity.ts'
import { openLibrary, type Ports } from '../../src/library/open.ts'
import type { Grade } from '../../src/review/event.ts'
import { NEW } from '../../src/review/memory.ts'
import { createScheduler } from '../../src/review/scheduler.ts'
import { studyDay } from '../../src/review/study-day.ts'
import { appendEvent } from '../../src/store/events.ts'
import { putMemory } from '../../src/store/memories.ts'
import { addCard, lastKeys } from '../../src/store/shelf.ts'
import { createRandom } from '../../src/study/random.ts'

export const NOW = Date.parse('2026-11-21T09:00:00Z')
const DAY = 86_400_000

export const ports = (root: string, config: string): Ports => ({
  now: () => NOW,
  zone: () => 0,
  newDevice: () => 'bench',
  seeds: path.join(root, 'seeds'),
  data: path.join(root, 'data'),
  config,
  state: config,
})

interface Size {
  cards: number
  /** Grades of each card that was started. */
  grades: number
  /** Share of the cards that were never started: 0-1. */
  fresh: number
}

/** Makes the library; gives how many events it holds. */
export async function makeLibrary(
  file: string,
  root: string,
  { cards, grades, fresh }: Size,
): Promise<number> {
  const library = openLibrary(file, ports(root, path.dirname(file)))
  const { db } = library
  const settings = await library.settings()
  const calendar = await library.calendar()
  const scheduler = createScheduler(settings, calendar)
  const random = createRandom(7)
  const keys = lastKeys(db)
  const pending: {
    at: number
    card: string | null
    grade: Grade | null
    data: Record<string, unknown> | null
  }[] = [{ at: 0, card: null, grade: null, data: { ...settings } }]
  db.exec('BEGIN IMMEDIATE')
  for (let index = 0; index < cards; index++) {
    const card = cardOf(index)
    const { card: key, id } = addCard(db, card, keys)
    if (random() < fresh) continue
    let [memory, at] = [NEW, NOW - Math.floor((30 + random() * 1500) * DAY)]
    for (let count = 0; count < grades && at < NOW - DAY / 2; count++) {
      const grade: Grade = random() < 0.1 ? 1 : random() < 0.1 ? 4 : 3
      memory = scheduler.next(memory, grade, { card: id, at })
      pending.push({ at, card: id, grade, data: null })
      at = Math.max(
        at + 60_000,
        (memory.due ?? at) + (memory.dueDay === null ? 0 : Math.floor(random() * DAY)),
      )
    }
    putMemory(db, key, memory)
  }
  pending.sort((a, b) => a.at - b.at)
  pending.forEach(({ at, card, grade, data }, index) => {
    appendEvent(db, {
      device: library.device,
      seq: index + 1,
      hlc: Math.floor(at) * 1024 + (index % 1024),
      at: Math.floor(at),
      day: studyDay(at, calendar),
      offsetMin: 0,
      kind: data === null ? 'graded' : 'configured',
      card,
      grade,
      ms: grade === null ? null : 4000 + Math.floor(random() * 20_000),
      data,
    })
  })
  db.exec('COMMIT')
  db.pragma('wal_checkpoint(TRUNCATE)')
  library.close()
  return pending.length
}

const TOPICS = ['databases/sql', 'security', 'api/rest', 'testing', 'devops/docker', 'languages/python']
const THINGS = ['cache', 'index', 'token', 'queue', 'proxy', 'shard', 'mutex', 'socket', 'schema', 'thread']

function cardOf(index: number): Card {
  const thing = `${THINGS[index % 10]} ${(index * 7919).toString(36)}`
  const text = {
    kind: 'open' as const,
    question: `How does the ${thing} keep its promise under load number ${index}?`,
    context: null,
    answerKind: 'answer' as const,
    intent: null,
    guidance: null,
    answer: `By a rule of its own: rule ${index} of the ${thing}. It is asked for often, and seldom told well.`,
    choices: null,
  }
  const version = versionId(text)
  return {
    ...text,
    id: version,
    version,
    section: null,
    topics: [TOPICS[index % TOPICS.length]!],
    tags: [],
    questionFrom: 'document',
    sources: [],
  }
}
