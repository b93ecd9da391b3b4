import { Problem } from '../problem.ts'
import type { Event, Happening } from '../review/event.ts'
import { type Memory, NEW, recall, remember, standing } from '../review/memory.ts'
import type { Scheduler } from '../review/scheduler.ts'
import { configured, DEFAULT_SETTINGS, type MemorySettings } from '../review/settings.ts'
import { type Calendar, studyDay } from '../review/study-day.ts'
import { cardOfVersion } from '../store/cards.ts'
import { appendEvent, eventAt, eventsForRecall, latest, libraryEvents, newestFirst } from '../store/events.ts'
import { memoryOf, putMemory } from '../store/memories.ts'
import { withDue } from './due.ts'
import type { Library } from './open.ts'
import { transaction } from './transaction.ts'

/** What became of a happening; `event` is also the receipt to take it back with. */
export interface Recorded {
  event: Event
  /** Id of the card it concerns; null when it concerns none. */
  card: string | null
  /** The card's memory now. */
  memory: Memory
}

/**
 * The one write path for what happens to a card: the event and the memory it leads to, in one transaction.
 * When the promise resolves, both are on the disk.
 *
 * `at` is when it happened, now by default; an instant before the card's last event counts as that one. The
 * first grade under changed settings is preceded by a `configured` event that holds them.
 * @throws Problem unknown-card when the library has no version `happening.card`.
 */
export async function record(
  library: Library,
  happening: Happening,
  { at }: { at?: number } = {},
): Promise<Recorded> {
  const { db, ports } = library
  const writer = await openWriter(library)
  return transaction(library, () => {
    const card =
      happening.card == null ? null : (cardOfVersion(db, happening.card) ?? unknownCard(happening.card))
    const before = (card && memoryOf(db, card.key)) ?? NEW
    if (happening.kind === 'graded') writer.configure()
    const event = writer.append(
      happening,
      Math.max(at ?? ports.now(), before.lastAt ?? 0, before.lastQuizAt ?? 0),
    )
    if (!card) return { event, card: null, memory: NEW }
    const memory = remember(before, event, writer.scheduler, card.id)
    putMemory(db, card.key, memory)
    return { event, card: card.id, memory: withDue(memory, writer.calendar) }
  })
}

/**
 * Takes an event back: it stays in the log, and a `voided` one says that it does not count.
 * @throws Problem unknown-event.
 */
export async function undoEvent(
  library: Library,
  { device, seq }: Pick<Event, 'device' | 'seq'>,
  { at }: { at?: number } = {},
): Promise<Recorded> {
  const { db, ports } = library
  const writer = await openWriter(library)
  return transaction(library, () => {
    const event = eventAt(db, device, seq)
    if (!event)
      throw new Problem('unknown-event', `There is no event ${device}/${seq} to take back.`, { exitCode: 3 })
    writer.append({ kind: 'voided', card: event.card, data: { device, seq } }, at ?? ports.now())
    const card = event.card === null ? null : cardOfVersion(db, event.card)
    if (!card) return { event, card: null, memory: NEW }
    const memory = recall(card.id, eventsForRecall(db, card.key), writer.foundation)
    putMemory(db, card.key, memory)
    return { event, card: card.id, memory: withDue(memory, writer.calendar) }
  })
}

/** What `iq undo` takes back. Links, settings and undoing itself are no answers of a person to a card. */
const UNDOABLE = new Set([
  'graded',
  'quizzed',
  'suspended',
  'resumed',
  'buried',
  'reset',
  'flagged',
  'tagged',
  'noted',
])

/** Takes back the last thing this library recorded that still counts; null when there is none. */
export async function undoLast(library: Library): Promise<Recorded | null> {
  const taken = new Set<unknown>()
  let last: Event | null = null
  for (const event of newestFirst(library.db, library.device)) {
    if (event.kind === 'voided' && event.data?.['device'] === library.device) taken.add(event.data['seq'])
    else if (UNDOABLE.has(event.kind) && !taken.has(event.seq)) {
      last = event
      break
    }
  }
  return last && undoEvent(library, last)
}

/** What several events of one transaction share. */
export interface Writer {
  /** Under the settings that hold now. */
  readonly scheduler: Scheduler
  /** What `recall` starts from. */
  readonly foundation: Scheduler
  readonly calendar: Calendar
  /** Appends an event; inside a transaction. */
  append(happening: Happening, at: number): Event
  /** Writes the settings down when the last `configured` event differs from them; inside a transaction. */
  configure(): void
}

/** Loads what writing events needs, before the transaction that writes them. */
export async function openWriter(library: Library): Promise<Writer> {
  const { db, device, ports } = library
  const [settings, calendar, scheduler, foundation] = await Promise.all([
    library.settings(),
    library.calendar(),
    library.scheduler(),
    library.foundation(),
  ])
  const append = ({ kind, card = null, grade, ms, data }: Happening, at: number): Event => {
    const last = latest(db, device)
    const event: Event = {
      device,
      seq: last.seq + 1,
      hlc: Math.max(last.hlc + 1, Math.floor(ports.now()) * HLC_TICKS),
      at,
      day: studyDay(at, calendar),
      offsetMin: calendar.zone(at),
      kind,
      card,
      grade: grade ?? null,
      ms: ms === undefined ? null : Math.round(ms),
      data: data ?? null,
    }
    appendEvent(db, event)
    return event
  }
  const configure = () => {
    const wanted = memorySettings(settings)
    const events = standing(libraryEvents(db)).filter(({ kind }) => kind === 'configured')
    const held = events.reduce((before, { data }) => configured(before, data), DEFAULT_SETTINGS)
    if (events.length > 0 && JSON.stringify(memorySettings(held)) === JSON.stringify(wanted)) return
    append({ kind: 'configured', data: { ...wanted } }, ports.now())
  }
  return { scheduler, foundation, calendar, append, configure }
}

/** A millisecond has so many logical ticks: 2^53 then lasts until the year 2248. */
const HLC_TICKS = 1024

const memorySettings = (of: MemorySettings): MemorySettings => ({
  retention: of.retention,
  learningSteps: of.learningSteps,
  relearningSteps: of.relearningSteps,
  maximumInterval: of.maximumInterval,
  fuzz: of.fuzz,
  parameters: of.parameters,
})

function unknownCard(version: string): never {
  throw new Problem('unknown-card', `The library has no card ${version}.`, {
    exitCode: 3,
    hint: 'Find it with: iq list',
  })
}
