import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCard, listCards } from '../../src/library/cards.ts'
import { examine } from '../../src/library/doctor.ts'
import { eventsOf } from '../../src/library/history.ts'
import { importDocuments } from '../../src/library/import.ts'
import { linkCards } from '../../src/library/link.ts'
import type { Library } from '../../src/library/open.ts'
import { explained, openLibrary, under } from '../../src/library/open.ts'
import { rebuild } from '../../src/library/rebuild.ts'
import { record, undoEvent, undoLast } from '../../src/library/record.ts'
import type { Settings } from '../../src/library/settings.ts'
import { Problem } from '../../src/problem.ts'
import type { EventKind, Grade } from '../../src/review/event.ts'
import { logFaults } from '../../src/store/events.ts'
import { deck, dump, NOON, testLibrary, testPorts, write } from './fixture.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** A library of so many cards, and their ids. */
async function filled(cards = 3, config = '') {
  const made = testLibrary()
  write(made.folder, 'config/config.toml', config)
  const texts = Array.from(
    { length: cards },
    (_, i) => [`What is thing ${i}?`, `It is the answer number ${i}.`] as const,
  )
  await importDocuments(made.library, { paths: [write(made.folder, 'deck.md', deck(texts))] })
  const ids = (await listCards(made.library)).map(({ card }) => card.id)
  return { ...made, ids }
}

const kinds = (library: Library, id: string): string[] => eventsOf(library, id).map(({ kind }) => kind)
const events = ({ db }: Library) =>
  db.prepare('SELECT * FROM event ORDER BY hlc').all() as Record<string, unknown>[]

describe('recording', () => {
  test('writes the event as lived and the memory it leads to', async () => {
    const { library, ids, ports } = await filled()
    ports.clock.now = Date.parse('2026-03-03T02:30:00Z')
    const { event, card, memory } = await record(library, {
      kind: 'graded',
      card: ids[0]!,
      grade: 3,
      ms: 1234.4,
    })
    expect(event).toMatchObject({ seq: 2, at: ports.clock.now, day: '2026-03-02', offsetMin: 0, ms: 1234 })
    expect(card).toBe(ids[0])
    expect(memory).toMatchObject({ state: 'learning', reps: 1, due: ports.clock.now + 10 * MINUTE })
    expect((await findCard(library, ids[0]!)).memory).toEqual(memory)
  })

  test('a review card is due at the roll-over of its day', async () => {
    const { library, ids } = await filled(3, '[review]\nfuzz = false\n')
    const { memory } = await record(library, { kind: 'graded', card: ids[0]!, grade: 4 })
    expect(memory).toMatchObject({
      state: 'review',
      dueDay: '2026-03-10',
      due: Date.parse('2026-03-10T04:00:00Z'),
    })
    expect((await findCard(library, ids[0]!)).due).toBe(memory.due)
  })

  test('holds a clock that ran backwards at the last answer, and numbers events without a gap', async () => {
    const { library, ids, clock } = await filled()
    await record(library, { kind: 'graded', card: ids[0]!, grade: 3 })
    clock.now -= 5 * DAY
    const { event } = await record(library, { kind: 'graded', card: ids[0]!, grade: 3 })
    expect(event).toMatchObject({ at: NOON, day: '2026-03-02' })
    await record(library, { kind: 'graded', card: ids[1]!, grade: 3 })
    const log = events(library)
    expect(log.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(log.every(({ hlc }, i) => i === 0 || Number(hlc) > Number(log[i - 1]?.hlc))).toBe(true)
    expect(logFaults(library.db)).toEqual([])
  })

  test('writes settings down before the first grade under them, and only then', async () => {
    const { library, ids, folder } = await filled()
    await record(library, { kind: 'quizzed', card: ids[0]!, grade: 1 })
    expect(events(library).map(({ kind }) => kind)).toEqual(['quizzed'])
    await record(library, { kind: 'graded', card: ids[0]!, grade: 3 })
    await record(library, { kind: 'graded', card: ids[1]!, grade: 3 })
    write(folder, 'config/config.toml', '[review]\nretention = 0.8\n')
    const later = openLibrary(library.file, testPorts(folder))
    await record(later, { kind: 'graded', card: ids[0]!, grade: 3 })
    later.close()
    expect(events(library).map(({ kind }) => kind)).toEqual([
      'quizzed',
      'configured',
      'graded',
      'graded',
      'configured',
      'graded',
    ])
    expect((await rebuild(library)).changed).toBe(0)
  })

  test('an unknown card is refused and nothing is written', async () => {
    const { library } = await filled()
    await expect(record(library, { kind: 'graded', card: 'a'.repeat(26), grade: 3 })).rejects.toMatchObject({
      code: 'unknown-card',
      exitCode: 3,
    })
    expect(events(library)).toEqual([])
  })

  test('a quiz moves no schedule', async () => {
    const { library, ids } = await filled()
    const { memory } = await record(library, { kind: 'quizzed', card: ids[0]!, grade: 1 })
    expect(memory).toMatchObject({ state: 'new', due: null, lastQuizGrade: 1 })
    expect((await listCards(library, { missed: true })).map(({ card }) => card.id)).toEqual([ids[0]])
    expect(await listCards(library, { new: true })).toHaveLength(3)
  })
})

describe('taking back', () => {
  test('leaves the log and restores the memory', async () => {
    const { library, ids } = await filled()
    const first = await record(library, { kind: 'graded', card: ids[0]!, grade: 3 })
    const second = await record(library, { kind: 'graded', card: ids[0]!, grade: 4 })
    expect((await undoEvent(library, second.event)).memory).toEqual(first.memory)
    expect((await undoLast(library))?.event).toEqual(first.event)
    expect((await findCard(library, ids[0]!)).memory.state).toBe('new')
    expect(await undoLast(library)).toBeNull()
    expect(kinds(library, ids[0]!)).toEqual(['graded', 'graded', 'voided', 'voided'])
    expect(library.db.prepare('SELECT count(*) FROM memory').pluck().get()).toBe(0)
  })
})

describe('the log', () => {
  test.each([
    'UPDATE event SET grade = 4',
    'DELETE FROM event',
    'INSERT OR REPLACE INTO event SELECT device, seq, hlc, at, day, offset_min, kind, card, 1, ms, data, crc FROM event WHERE seq = 1',
    'INSERT INTO event SELECT device, seq + 5, hlc, at, day, offset_min, kind, card, 1, ms, data, crc FROM event WHERE seq = 2',
  ])('refuses %s', async (sql) => {
    const { library, ids } = await filled()
    await record(library, { kind: 'graded', card: ids[0]!, grade: 3 })
    const before = events(library)
    expect(() => library.db.exec(sql)).toThrow(/append-only|without a gap/)
    expect(events(library)).toEqual(before)
  })

  test('a row altered behind the triggers is found out', async () => {
    const { library, ids } = await filled()
    await record(library, { kind: 'graded', card: ids[0]!, grade: 3 })
    library.db.exec('DROP TRIGGER event_is_never_changed; UPDATE event SET grade = 4 WHERE grade = 3')
    const faults = (await examine(library)).flatMap((check) => check.faults)
    expect(faults).toContain('event 2 of device device1 was altered')
    expect(faults).toContain('1 memory is not what the events add up to')
  })

  test('events of a kind this iq does not know stay and change nothing', async () => {
    const { library, ids } = await filled()
    await record(library, { kind: 'graded', card: ids[0]!, grade: 4 })
    const { memory } = await record(library, { kind: 'dreamt' as EventKind, card: ids[0]! })
    expect(memory).toMatchObject({ state: 'review', reps: 1 })
    expect(await rebuild(library)).toEqual({ cards: 1, changed: 0 })
  })
})

test('doctor finds nothing in a library in order, and what is out of step', async () => {
  const { library, ids } = await filled()
  await record(library, { kind: 'graded', card: ids[0]!, grade: 2 })
  expect((await examine(library)).flatMap((check) => check.faults)).toEqual([])
  library.db.exec("UPDATE memory SET reps = 7; UPDATE card_text SET answer = 'changed behind iq'")
  const broken = (await examine(library)).filter((check) => check.faults.length > 0)
  expect(broken.map((check) => check.name)).toEqual(['memories', 'text index'])
  expect((await rebuild(library)).changed).toBe(1)
  expect((await examine(library)).flatMap((check) => check.faults)).toEqual([])
})

const CHANGES: Partial<Settings>[] = [
  { retention: 0.8, fuzz: false },
  { learningSteps: [], maximumInterval: 40 },
  { interview: '2026-05-01', relearningSteps: [1, 30] },
  {},
]

/** Two cards cannot be linked twice over, nor a card to itself. */
function refused(error: unknown): void {
  if (!(error instanceof Problem)) throw error
}

test('memories rebuilt from any log are the same bytes, also in another time zone', async () => {
  const act = fc.record({
    card: fc.integer({ min: 0, max: 3 }),
    kind: fc.constantFrom(
      'graded',
      'graded',
      'graded',
      'quizzed',
      'suspended',
      'resumed',
      'buried',
      'reset',
      'flagged',
      'undo',
      'link',
      'configure',
      'unheard-of',
    ),
    grade: fc.integer({ min: 1, max: 4 }),
    wait: fc.integer({ min: -2 * DAY, max: 30 * DAY }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const { library, ids, clock, folder } = await filled(4)
      let settled = library
      for (const { card, kind, grade, wait } of acts) {
        clock.now += wait
        if (kind === 'undo') await undoLast(settled)
        else if (kind === 'configure') settled = under(library, CHANGES[grade - 1]!)
        else if (kind === 'link')
          await linkCards(settled, ids[card]!, ids[(card + grade) % 4]!).catch(refused)
        else {
          const graded = kind === 'graded' || kind === 'quizzed'
          await record(settled, {
            kind: kind as EventKind,
            card: ids[card]!,
            ...(graded && { grade: grade as Grade }),
          })
        }
      }
      const before = dump(library)
      expect((await rebuild(library)).changed).toBe(0)
      expect(dump(library)).toEqual(before)
      const elsewhere = openLibrary(library.file, testPorts(folder, { zone: () => 13 * 60 }))
      expect((await rebuild(elsewhere)).changed).toBe(0)
      expect(dump(elsewhere)).toEqual(before)
      elsewhere.close()
      expect(logFaults(library.db)).toEqual([])
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('two at work on one library number their events without a gap', async () => {
  const { library, ids, folder, clock } = await filled(3)
  const other = openLibrary(library.file, testPorts(folder))
  for (let i = 0; i < 20; i++) {
    clock.now += MINUTE
    await record(i % 3 === 0 ? other : library, {
      kind: 'graded',
      card: ids[i % 3]!,
      grade: ((i % 4) + 1) as Grade,
    })
  }
  other.close()
  expect(events(library).map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
  expect((await rebuild(library)).changed).toBe(0)
})

test('while another program writes, a grade is refused in words and nothing of it is kept', async () => {
  const { library, ids, folder } = await filled(1)
  const waiting = openLibrary(library.file, testPorts(folder), { busyMs: 20 })
  library.db.exec('BEGIN IMMEDIATE')
  const error = await record(waiting, { kind: 'graded', card: ids[0]!, grade: 3 }).catch(
    (thrown: unknown) => thrown,
  )
  library.db.exec('ROLLBACK')
  expect(explained(error, library.file)).toMatchObject({ code: 'library-locked', exitCode: 1 })
  expect(events(library)).toEqual([])
  await record(waiting, { kind: 'graded', card: ids[0]!, grade: 3 })
  waiting.close()
})

describe('leeches', () => {
  test('are told of at the threshold and after every half of it, and listed from then on', async () => {
    const { library, ids, clock } = await filled(2, '[review]\nleech_threshold = 4\nrelearning_steps = ""\n')
    const told: number[] = []
    await record(library, { kind: 'graded', card: ids[0]!, grade: 4 })
    for (let lapse = 1; lapse <= 9; lapse++) {
      clock.now += DAY
      const { memory, leech } = await record(library, { kind: 'graded', card: ids[0]!, grade: 1 })
      expect(memory.lapses).toBe(lapse)
      if (leech) told.push(lapse)
      expect((await listCards(library, { leeches: true })).length).toBe(lapse < 4 ? 0 : 1)
    }
    expect(told).toEqual([4, 6, 8])
    expect((await listCards(library)).map(({ leech }) => leech)).toEqual([true, false])
  })
})

describe('while another program writes', () => {
  test('the process stays awake, and a signal ends the wait at once', async () => {
    const { library, ids, folder } = await filled(1)
    const other = openLibrary(library.file, testPorts(folder))
    other.db.exec('BEGIN IMMEDIATE')
    const wish = new AbortController()
    const before = events(library)
    const waiting = record(library, { kind: 'graded', card: ids[0]!, grade: 3 }, { signal: wish.signal })
    setTimeout(() => wish.abort(), 10)
    await expect(waiting).rejects.toMatchObject({ code: 'interrupted', exitCode: 130 })
    expect(events(library)).toEqual(before)
    other.db.exec('ROLLBACK')
    other.close()
  })

  test('a grade waits for its turn', async () => {
    const { library, ids, folder } = await filled(1)
    const other = openLibrary(library.file, testPorts(folder))
    other.db.exec('BEGIN IMMEDIATE')
    const waiting = record(library, { kind: 'graded', card: ids[0]!, grade: 3 })
    setTimeout(() => other.db.exec('COMMIT'), 40)
    expect((await waiting).memory.reps).toBe(1)
    other.close()
  })
})

test('a full disk is told in words, with nothing kept by half', async () => {
  const { library, ids } = await filled(1)
  await record(library, { kind: 'graded', card: ids[0]!, grade: 3 })
  const before = dump(library)
  library.db.pragma(`max_page_count = ${library.db.pragma('page_count', { simple: true })}`)
  const text = 'x'.repeat(100_000)
  const note = record(library, { kind: 'noted', card: ids[0]!, data: { text } })
  const error = await note.catch((caught) => explained(caught, library.file))
  expect(error).toMatchObject({ code: 'disk-full' })
  expect(dump(library)).toEqual(before)
})
