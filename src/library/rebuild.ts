import type { Event } from '../review/event.ts'
import { type Memory, recall } from '../review/memory.ts'
import { eventsByCard, libraryEvents } from '../store/events.ts'
import { allMemories, forgetMemories, isKept, putMemory } from '../store/memories.ts'
import { rebuildIndex } from '../store/text-index.ts'
import type { Library } from './open.ts'
import { transaction } from './transaction.ts'

/**
 * Computes everything again that is only a cache: memories from events, the text index from the cards. Gives how
 * many memories there are and how many the cache had wrong.
 */
export async function rebuild(library: Library): Promise<{ cards: number; changed: number }> {
  const refold = await refolder(library)
  return transaction(library, () => {
    const changed = staleMemories(library, refold).length
    forgetMemories(library.db)
    let cards = 0
    for (const [card, memory] of refold()) {
      putMemory(library.db, card, memory)
      cards++
    }
    rebuildIndex(library.db)
    return { cards, changed }
  })
}

/** Keys of the cards whose memory is not what their events add up to. */
export async function outOfStep(library: Library): Promise<number[]> {
  return staleMemories(library, await refolder(library))
}

type Refold = () => Generator<[card: number, memory: Memory]>

async function refolder(library: Library): Promise<Refold> {
  const foundation = await library.foundation()
  return function* () {
    const shared = libraryEvents(library.db)
    for (const { card, id, events } of eventsByCard(library.db)) {
      const memory = recall(id, inOrder(shared, events), foundation)
      if (isKept(memory)) yield [card, memory]
    }
  }
}

function staleMemories({ db }: Library, refold: Refold): number[] {
  const cached = new Map(allMemories(db))
  const stale: number[] = []
  for (const [card, memory] of refold()) {
    if (!same(cached.get(card), memory)) stale.push(card)
    cached.delete(card)
  }
  return [...stale, ...cached.keys()]
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
