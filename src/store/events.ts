import { crc32 } from 'node:zlib'
import type { Event, Grade } from '../review/event.ts'
import type { Database } from './database.ts'
import { statement } from './statement.ts'

interface Row {
  device: string
  seq: number
  hlc: number
  at: number
  day: string
  offset_min: number
  kind: string
  card: string | null
  grade: number | null
  ms: number | null
  data: string | null
  crc: number
}

/** Writes an event down for good. The table itself refuses gaps in `seq`, changes and deletions. */
export function appendEvent(db: Database, event: Event): void {
  const row = { ...rowOf(event), crc: 0 }
  row.crc = checksum(row)
  statement<Row>(
    db,
    `INSERT INTO event (device, seq, hlc, at, day, offset_min, kind, card, grade, ms, data, crc)
     VALUES (@device, @seq, @hlc, @at, @day, @offset_min, @kind, @card, @grade, @ms, @data, @crc)`,
  ).run(row)
}

/** The latest seq of a device and the latest hlc of all; 0 where there is none. */
export function latest(db: Database, device: string): { seq: number; hlc: number } {
  const { seq } = statement<[string], { seq: number | null }>(
    db,
    'SELECT max(seq) AS seq FROM event WHERE device = ?',
  ).get(device) ?? { seq: 0 }
  const { hlc } = statement<[], { hlc: number | null }>(db, 'SELECT max(hlc) AS hlc FROM event').get() ?? {
    hlc: 0,
  }
  return { seq: seq ?? 0, hlc: hlc ?? 0 }
}

/** One event by its key. */
export function eventAt(db: Database, device: string, seq: number): Event | null {
  const row = statement<[string, number], Row>(db, 'SELECT * FROM event WHERE device = ? AND seq = ?').get(
    device,
    seq,
  )
  return row ? eventOf(row) : null
}

/** Events that concern no single card, but how all of them are remembered. */
const LIBRARY_WIDE = "card IS NULL AND kind IN ('configured', 'voided')"
const ORDER = 'ORDER BY hlc, device, seq'

/** All that `recall` needs for one card: the events of its versions and the library-wide ones, in order. */
export const eventsForRecall = (db: Database, card: number): Event[] =>
  statement<[number], Row>(
    db,
    `SELECT * FROM event WHERE card IN (SELECT id FROM version WHERE card = ?) OR (${LIBRARY_WIDE}) ${ORDER}`,
  )
    .all(card)
    .map(eventOf)

/** The library-wide events, in order. */
export const libraryEvents = (db: Database): Event[] =>
  statement<[], Row>(db, `SELECT * FROM event WHERE ${LIBRARY_WIDE} ${ORDER}`).all().map(eventOf)

/** What happened to one card, oldest first. */
export const eventsOfCard = (db: Database, card: number): Event[] =>
  statement<[number], Row>(
    db,
    `SELECT * FROM event WHERE card IN (SELECT id FROM version WHERE card = ?) ${ORDER}`,
  )
    .all(card)
    .map(eventOf)

/** What of an event matters to memories. */
export type LivedEvent = Pick<Event, 'device' | 'seq' | 'kind' | 'card' | 'grade' | 'at' | 'day' | 'data'>

/** Rows taken at a time: few enough to hold, and so many that asking for them costs nothing. */
const CHUNK = 10_000

/** Every event, in order. Read along the index of the clock, which holds device and seq besides: nothing is sorted. */
export function* everyEvent(db: Database): Generator<LivedEvent> {
  const chunk = db
    .prepare<[number, string, number, number]>(
      `SELECT hlc, device, seq, kind, card, grade, at, day, data FROM event
       WHERE (hlc, device, seq) > (?, ?, ?) ORDER BY hlc, device, seq LIMIT ?`,
    )
    .raw()
  let last: [hlc: number, device: string, seq: number] = [-1, '', 0]
  for (;;) {
    const rows = chunk.all(...last, CHUNK) as [
      number,
      string,
      number,
      string,
      string | null,
      Grade | null,
      number,
      string,
      string | null,
    ][]
    for (const [hlc, device, seq, kind, card, grade, at, day, data] of rows) {
      yield {
        device,
        seq,
        kind,
        card,
        grade,
        at,
        day,
        data: data === null ? null : (JSON.parse(data) as Record<string, unknown>),
      }
      last = [hlc, device, seq]
    }
    if (rows.length < CHUNK) return
  }
}

/** What a device wrote, newest first. */
export const newestFirst = (db: Database, device: string): IterableIterator<Event> =>
  map(
    db.prepare<[string], Row>('SELECT * FROM event WHERE device = ? ORDER BY seq DESC').iterate(device),
    eventOf,
  )

/** Events of these kinds, in order. */
export const eventsOfKind = (db: Database, ...kinds: string[]): Event[] =>
  statement<[string], Row>(db, `SELECT * FROM event WHERE kind IN (SELECT value FROM json_each(?)) ${ORDER}`)
    .all(JSON.stringify(kinds))
    .map(eventOf)

/** What is wrong with the log as it lies on the disk, in words; nothing when it is whole. */
export function logFaults(db: Database): string[] {
  const faults: string[] = []
  const expected = new Map<string, number>()
  for (const row of db.prepare<[], Row>('SELECT * FROM event ORDER BY device, seq').iterate()) {
    const next = (expected.get(row.device) ?? 0) + 1
    if (row.seq !== next) faults.push(`events ${next} to ${row.seq - 1} of device ${row.device} are missing`)
    if (checksum(row) !== row.crc) faults.push(`event ${row.seq} of device ${row.device} was altered`)
    expected.set(row.device, row.seq)
  }
  return faults
}

/** CRC-32 of all other columns, so that a row altered behind iq's back is found out. */
function checksum(row: Row): number {
  const { device, seq, hlc, at, day, offset_min, kind, card, grade, ms, data } = row
  return crc32(JSON.stringify([device, seq, hlc, at, day, offset_min, kind, card, grade, ms, data]))
}

const rowOf = ({ offsetMin, data, ...event }: Event): Omit<Row, 'crc'> => ({
  ...event,
  offset_min: offsetMin,
  data: data === null ? null : JSON.stringify(data),
})

const eventOf = (row: Row): Event => ({
  device: row.device,
  seq: row.seq,
  hlc: row.hlc,
  at: row.at,
  day: row.day,
  offsetMin: row.offset_min,
  kind: row.kind,
  card: row.card,
  grade: row.grade as Grade | null,
  ms: row.ms,
  data: row.data === null ? null : (JSON.parse(row.data) as Record<string, unknown>),
})

function* map<A, B>(items: Iterable<A>, change: (item: A) => B): Generator<B> {
  for (const item of items) yield change(item)
}
