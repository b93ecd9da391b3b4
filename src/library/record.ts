import { Problem } from '../problem.ts'
import type { Event, Happening } from '../review/event.ts'
import { leeches } from '../review/leech.ts'
import { type Memory, NEW, recall, remember, standing } from '../review/memory.ts'
import { configured, DEFAULT_SETTINGS, type MemorySettings } from '../review/settings.ts'
import { cardOfVersion } from '../store/cards.ts'
import { eventAt, eventsForRecall, libraryEvents, newestFirst } from '../store/events.ts'
import { memoryOf, putMemory } from '../store/memories.ts'
import { type Append, createAppend } from './append.ts'
import { withDue } from './due.ts'
import type { Library } from './open.ts'
import { patientTransaction } from './transaction.ts'

/** What became of a happening; `event` is also the receipt to take it back with. */
interface Recorded {
  event: Event
  /** Id of the card it concerns; null when it concerns none. */
  card: string | null
  /** The card's memory now. */
  memory: Memory
  /** It just lapsed so often that the person should hear of it: at the threshold, then after every half of it. */
  leech: boolean
}

interface When {
  /** UTC milliseconds; now by default. */
  at?: number
  /** Ends the wait for another program's write. */
  signal?: AbortSignal
}

/**
 * The one write path for what happens to a card: the event and the memory it leads to, in one transaction.
 * When the promise resolves, both are on the disk.
 *
 * `at` is when it happened, now by default; an instant before the card's last answer counts as that one. The
 * first grade under changed settings is preceded by a `configured` event that holds them.
 * @throws Problem unknown-card when the library has no version `happening.card`.
 */
export async function record(
  library: Library,
  happening: Happening,
  { at, signal }: When = {},
): Promise<Recorded> {
  const { db, ports } = library
  const [settings, calendar, scheduler] = await Promise.all([
    library.settings(),
    library.calendar(),
    library.scheduler(),
  ])
  const append = createAppend(library, calendar)
  return patientTransaction(
    library,
    () => {
      const card = happening.card == null ? null : cardOfVersion(db, happening.card)
      if (happening.card != null && !card) throw unknownCard(happening.card)
      const before = (card && memoryOf(db, card.key)) ?? NEW
      if (happening.kind === 'graded') writeDown(settings, library, append)
      const event = append(happening, Math.max(at ?? ports.now(), before.lastAt ?? 0, before.lastQuizAt ?? 0))
      if (!card) return { event, card: null, memory: NEW, leech: false }
      const memory = remember(before, event, scheduler, card.id)
      putMemory(db, card.key, memory)
      const leech = memory.lapses > before.lapses && leeches(memory.lapses, settings.leechThreshold)
      return { event, card: card.id, memory: withDue(memory, calendar), leech }
    },
    signal,
  )
}

/**
 * Takes an event back: it stays in the log, and a `voided` one says that it does not count.
 * @throws Problem unknown-event.
 */
export async function undoEvent(
  library: Library,
  { device, seq }: Pick<Event, 'device' | 'seq'>,
  { at, signal }: When = {},
): Promise<Recorded> {
  const { db, ports } = library
  const [calendar, foundation] = await Promise.all([library.calendar(), library.foundation()])
  const append = createAppend(library, calendar)
  return patientTransaction(
    library,
    () => {
      const event = eventAt(db, device, seq)
      if (!event) throw new Problem('unknown-event', `There is no event ${device}/${seq}.`, { exitCode: 3 })
      append({ kind: 'voided', card: event.card, data: { device, seq } }, at ?? ports.now())
      const card = event.card === null ? null : cardOfVersion(db, event.card)
      if (!card) return { event, card: null, memory: NEW, leech: false }
      const memory = recall(card.id, eventsForRecall(db, card.key), foundation)
      putMemory(db, card.key, memory)
      return { event, card: card.id, memory: withDue(memory, calendar), leech: false }
    },
    signal,
  )
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
  const last = lastThatCounts(library)
  return last && undoEvent(library, last)
}

function lastThatCounts({ db, device }: Library): Event | null {
  const taken = new Set<unknown>()
  for (const event of newestFirst(db, device)) {
    if (event.kind === 'voided' && event.data?.device === device) taken.add(event.data.seq)
    else if (UNDOABLE.has(event.kind) && !taken.has(event.seq)) return event
  }
  return null
}

/** Appends a `configured` event unless the last one already says the same. */
function writeDown(settings: MemorySettings, { db, ports }: Library, append: Append): void {
  const events = standing(libraryEvents(db)).filter(({ kind }) => kind === 'configured')
  const held = events.reduce((before, { data }) => configured(before, data), DEFAULT_SETTINGS)
  const wanted = memorySettings(settings)
  if (events.length > 0 && JSON.stringify(memorySettings(held)) === JSON.stringify(wanted)) return
  append({ kind: 'configured', data: { ...wanted } }, ports.now())
}

/** Only what shapes memory, always in this order. */
const memorySettings = (of: MemorySettings): MemorySettings => ({
  retention: of.retention,
  learningSteps: of.learningSteps,
  relearningSteps: of.relearningSteps,
  maximumInterval: of.maximumInterval,
  fuzz: of.fuzz,
  parameters: of.parameters,
  interview: of.interview,
})

const unknownCard = (version: string): Problem =>
  new Problem('unknown-card', `The library has no card ${version}.`, {
    exitCode: 3,
    hint: 'Find it with: iq list',
  })
