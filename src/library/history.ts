import type { Event } from '../review/event.ts'
import { cardOfVersion } from '../store/cards.ts'
import { eventsOfCard } from '../store/events.ts'
import type { Library } from './open.ts'

/** What happened to a card, oldest first. `id` is that of any of its versions. */
export function eventsOf({ db }: Library, id: string): Event[] {
  const card = cardOfVersion(db, id)
  return card ? eventsOfCard(db, card.key) : []
}
