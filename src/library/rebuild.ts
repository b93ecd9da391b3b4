import { keyOf, type Lived, type Memory, NEW, remember, takenBack } from '../review/memory.ts'
import type { Scheduler } from '../review/scheduler.ts'
import { cardsOfVersions } from '../store/cards.ts'
import { eventsOfKind, everyEvent } from '../store/events.ts'
import { allMemories, forgetMemories, isKept, putMemory } from '../store/memories.ts'
import { rebuildIndex } from '../store/text-index.ts'
import { backUp } from './backup.ts'
import type { Library } from './open.ts'
import { transaction } from './transaction.ts'

/**
 * Computes everything again that is only a cache: memories from events, the text index from the cards. Gives how
 * many memories there are and how many the cache had wrong.
 */
export async function rebuild(library: Library): Promise<{ cards: number; changed: number }> {
  const { db } = library
  const foundation = await library.foundation()
  if (library.file !== ':memory:') backUp(library)
  return transaction(library, () => {
    const memories = refold(library, foundation)
    const changed = stale(library, memories).length
    forgetMemories(db)
    for (const [card, memory] of memories) putMemory(db, card, memory)
    rebuildIndex(db)
    return { cards: memories.size, changed }
  })
}

/** Keys of the cards whose memory is not what their events add up to. */
export async function outOfStep(library: Library): Promise<number[]> {
  return stale(library, refold(library, await library.foundation()))
}

/** What the events add up to, by card in ascending order: `recall` of every card. */
function refold({ db }: Library, foundation: Scheduler): Map<number, Memory> {
  const memories = new Map<number, Memory>()
  for (const { key, id, lived } of byCard(db, foundation)) {
    let memory = NEW
    for (const { event, scheduler } of lived) memory = remember(memory, event, scheduler, id)
    if (isKept(memory)) memories.set(key, memory)
  }
  return memories
}

interface Happened {
  key: number
  id: string
  /** In order, each with the scheduler that held when it happened. */
  lived: { event: Lived; scheduler: Scheduler }[]
}

/**
 * Every card that anything happened to, ascending, with what stands of it. The log is read once, in order, and
 * dealt out to the cards afterwards: cheaper than to have millions of rows sorted, and a card's memories die
 * young, which a fold over all cards at once would not let them.
 */
function* byCard(db: Library['db'], foundation: Scheduler): Generator<Happened> {
  const cards = cardsOfVersions(db)
  const gone = takenBack(eventsOfKind(db, 'voided'))
  const hands = new Map<number, Happened>()
  const days = new Map<string, string>()
  let scheduler = foundation
  for (const { device, seq, kind, card, grade, at, day, data } of everyEvent(db)) {
    if (gone.size > 0 && gone.has(keyOf({ device, seq }))) continue
    if (kind === 'configured') scheduler = scheduler.configured(data)
    const owner = card === null ? undefined : cards.get(card)
    if (owner === undefined) continue
    // One string for each day instead of one for each event.
    const known = days.get(day) ?? day
    if (known === day) days.set(day, day)
    const hand = hands.get(owner.key) ?? { ...owner, lived: [] }
    if (hand.lived.length === 0) hands.set(owner.key, hand)
    hand.lived.push({ event: { kind, grade, at, day: known }, scheduler })
  }
  for (const key of [...hands.keys()].sort((a, b) => a - b)) {
    yield hands.get(key)!
    hands.delete(key)
  }
}

function stale({ db }: Library, memories: ReadonlyMap<number, Memory>): number[] {
  const cached = new Map(allMemories(db))
  const differing = [...memories]
    .filter(([card, memory]) => !same(cached.get(card), memory))
    .map(([card]) => card)
  return [...differing, ...[...cached.keys()].filter((card) => !memories.has(card))]
}

/** Memories as the cache keeps them: it has no `due` where there is a due day. */
const same = (cached: Memory | undefined, memory: Memory): boolean =>
  cached !== undefined &&
  Object.entries(memory).every(([name, value]) =>
    name === 'due' && memory.dueDay !== null ? true : cached[name as keyof Memory] === value,
  )
