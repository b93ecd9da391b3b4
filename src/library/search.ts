import type { Card } from '../card/card.ts'
import type { Hit } from '../search/search.ts'
import { cardsByKey } from '../store/cards.ts'
import { type Pair, pairsOf } from '../store/likenesses.ts'
import { createFinder, type FoundHits, type SearchWishes } from './finder.ts'
import type { Library } from './open.ts'

interface FoundCard extends Pick<Hit, 'score' | 'spellings'> {
  card: Card
  /** Ids of the cards of other documents that ask the same: found too, and folded under this one. */
  alike: string[]
}

/** What a search found, each hit with its whole card. */
export interface FoundCards extends Omit<FoundHits, 'hits'> {
  hits: FoundCard[]
}

/**
 * Finds cards by words, however misspelt, each hit with its whole card.
 * @throws Problem unknown-filter, unknown-topic, unknown-document (exit 3).
 */
export async function findCards(library: Library, text: string, wishes: SearchWishes): Promise<FoundCards> {
  const limit = wishes.limit + FOLDED
  const { hits, ...result } = await createFinder(library)(text, { ...wishes, limit })
  const twins = twinsOf(pairsOf(library.db, hits.map(keyOf)))
  const asked = twins.size === 0 ? hits.slice(0, wishes.limit) : hits
  const found = cardsByKey(library.db, asked.map(keyOf)).map(({ key, card }, i): Found => {
    const { score, spellings } = asked[i]!
    return { key, card, score, spellings, alike: [] }
  })
  const kept = folded(found, twins)
  const total = result.total - (found.length - kept.length)
  return { ...result, total, hits: kept.slice(0, wishes.limit) }
}

const keyOf = ({ card }: Hit): number => card

/** So many hits more are looked at, in case some fold under others. */
const FOLDED = 5

interface Found extends FoundCard {
  key: number
}

/** Of hits that ask the same in several documents only the best, which names the others. */
function folded(hits: readonly Found[], twins: ReadonlyMap<number, readonly number[]>): FoundCard[] {
  const bestOf = new Map<number, FoundCard>()
  return hits.flatMap(({ key, ...hit }) => {
    const best = bestOf.get(key)
    if (best && placeOf(best) !== placeOf(hit)) {
      best.alike.push(hit.card.id)
      return []
    }
    for (const twin of twins.get(key) ?? []) if (!bestOf.has(twin)) bestOf.set(twin, hit)
    return [hit]
  })
}

const placeOf = ({ card }: FoundCard): string | undefined => card.sources[0]?.document

function twinsOf(pairs: readonly Pair[]): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const { card, other } of pairs) groups.set(card, [...(groups.get(card) ?? []), other])
  return groups
}
