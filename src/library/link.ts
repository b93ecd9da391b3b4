import { Problem } from '../problem.ts'
import { recall } from '../review/memory.ts'
import { cardOfVersion } from '../store/cards.ts'
import { eventsForRecall } from '../store/events.ts'
import { putMemory } from '../store/memories.ts'
import { mergeCards } from '../store/merge.ts'
import { openOffers } from '../store/offers.ts'
import { addLabels, dropLabels, updateCard } from '../store/shelf.ts'
import { settleRetired } from '../store/sources.ts'
import { indexCards, unindexCards } from '../store/text-index.ts'
import { createFiling, fileCard, settleAlike } from './alike.ts'
import { createAppend } from './append.ts'
import { findCard, type ListedCard, listedCards } from './cards.ts'
import type { Library } from './open.ts'
import { transaction } from './transaction.ts'

/** Perhaps `next` continues `former`: an import was not sure enough to link them. */
interface OfferedLink {
  former: ListedCard
  next: ListedCard
  /** How alike questions and answers are, 0-1. */
  question: number
  answer: number
}

/** What imports offered and nobody has confirmed, the likeliest first. */
export async function offers(library: Library): Promise<OfferedLink[]> {
  const open = openOffers(library.db)
  const [formers, nexts] = await Promise.all([
    listedCards(
      library,
      open.map((offer) => offer.old),
    ),
    listedCards(
      library,
      open.map((offer) => offer.new),
    ),
  ])
  return open.map(({ question, answer }, i) => ({ former: formers[i]!, next: nexts[i]!, question, answer }))
}

/**
 * Confirms that a new card continues an old one: they become one, with the old id, the new text, and the events of
 * both. `former` and `next` are prefixes of ids.
 * @throws Problem one-card, still-in-use, not-in-use (exit 2); those of findCard.
 */
export async function linkCards(library: Library, former: string, next: string): Promise<ListedCard> {
  const { db, ports } = library
  const [old, fresh] = [await findCard(library, former), await findCard(library, next)]
  refuse(old, fresh)
  const [calendar, foundation] = await Promise.all([library.calendar(), library.foundation()])
  const append = createAppend(library, calendar)
  transaction(library, () => {
    const [into, from] = [keyOf(library, old), keyOf(library, fresh)]
    // The first version of a card has no predecessor, so this link neither competes with another nor closes a circle.
    append({ kind: 'linked', card: old.card.version, data: { to: fresh.card.id } }, ports.now())
    unindexCards(db, [into, from])
    dropLabels(db, from)
    mergeCards(db, from, into)
    updateCard(db, into, fresh.card)
    addLabels(db, new Map([[into, fresh.card]]))
    indexCards(db, [into])
    const filing = createFiling()
    fileCard(filing, into, fresh.card)
    settleAlike(library, filing)
    settleRetired(db, [into], ports.now())
    putMemory(db, into, recall(old.card.id, eventsForRecall(db, into), foundation))
  })
  return findCard(library, old.card.id)
}

function refuse(old: ListedCard, fresh: ListedCard): void {
  const [former, next] = [old.card.id.slice(0, 8), fresh.card.id.slice(0, 8)]
  const problem = (code: string, message: string, hint: string) => {
    throw new Problem(code, message, { hint, exitCode: 2 })
  }
  if (old.card.id === fresh.card.id)
    problem('one-card', `${former} and ${next} are one card already.`, `See it: iq show ${former}`)
  if (old.state !== 'retired') {
    const turned =
      fresh.state === 'retired' ? `The other way round: iq link ${next} ${former}` : 'Open offers: iq link'
    problem('still-in-use', `${former} still stands in a document, so no other card continues it.`, turned)
  }
  if (fresh.state === 'retired')
    problem('not-in-use', `${next} stands in no document, so it continues nothing.`, 'Open offers: iq link')
}

function keyOf({ db }: Library, { card }: ListedCard): number {
  const found = cardOfVersion(db, card.id)
  if (!found) throw new Error(`card ${card.id} is gone`)
  return found.key
}
