import type { Event } from '../review/event.ts'
import { type Memory, recall } from '../review/memory.ts'
import type { Scheduler } from '../review/scheduler.ts'
import { eventsByCard, libraryEvents } from '../store/events.ts'
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

/** What the events add up to, by card in ascending order. */
function refold({ db }: Library, foundation: Scheduler): Map<number, Memory> {
  const memories = new Map<number, Memory>()
  const shared = libraryEvents(db)
  for (const { card, id, events } of eventsByCard(db)) {
    const memory = recall(id, inOrder(shared, events), foundation)
    if (isKept(memory)) memories.set(card, memory)
  }
  return memories
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

function inOrder(a: readonly Event[], b: readonly Event[]): readonly Event[] {
  if (a.length === 0) return b
  return [...a, ...b].sort(
    (x, y) => x.hlc - y.hlc || (x.device < y.device ? -1 : x.device > y.device ? 1 : x.seq - y.seq),
  )
}
