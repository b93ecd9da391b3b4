import type { Card } from '../card/card.ts'
import type { Hit } from '../search/search.ts'
import { type Pair, pairsOf } from '../store/likenesses.ts'
import { listedCards } from './cards.ts'
import { createFinder, type FoundHits, type SearchWishes } from './finder.ts'
import type { Library } from './open.ts'

interface FoundCard extends Pick<Hit, 'score' | 'spellings'> {
  card: Card
  /** Ids of the cards of other documents that ask the same: found too, and folded under this one. */
  alike: string[]
}

/** What a search found, each hit with its whole card. */
export interface Found extends Omit<FoundHits, 'hits'> {
  hits: FoundCard[]
}

/**
 * Finds cards by words, however misspelt, each hit with its whole card.
 * @throws Problem unknown-filter, unknown-topic, unknown-document (exit 3).
 */
export async function findCards(library: Library, text: string, wishes: SearchWishes): Promise<Found> {
  const { hits, ...result } = await createFinder(library)(text, { ...wishes, limit: wishes.limit + FOLDED })
  const cards = await listedCards(
    library,
    hits.map((hit) => hit.card),
  )
  return {
    ...result,
    hits: folded(
      library,
      hits.map(({ card: key, score, spellings }, i) => ({
        key,
        card: cards[i]!.card,
        score,
        spellings,
        alike: [],
      })),
    ).slice(0, wishes.limit),
  }
}

/** So many hits more are looked at, in case some fold under others. */
const FOLDED = 5

/** Of hits that ask the same in several documents only the best, which names the others. */
function folded({ db }: Library, hits: readonly (FoundCard & { key: number })[]): FoundCard[] {
  const twins = new Map<number, FoundCard>()
  const pairs = groupPairs(
    pairsOf(
      db,
      hits.map(({ key }) => key),
    ),
  )
  return hits.flatMap(({ key, ...hit }) => {
    const best = twins.get(key)
    if (best && placeOf(best) !== placeOf(hit)) {
      best.alike.push(hit.card.id)
      return []
    }
    for (const twin of pairs.get(key) ?? []) if (!twins.has(twin)) twins.set(twin, hit)
    return [hit]
  })
}

const placeOf = ({ card }: FoundCard): string | undefined => card.sources[0]?.document

function groupPairs(pairs: readonly Pair[]): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const { card, other } of pairs) groups.set(card, [...(groups.get(card) ?? []), other])
  return groups
}
