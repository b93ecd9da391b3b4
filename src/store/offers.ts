import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** Perhaps the new card continues the old one: keys of both, and how alike they are, 0-1. */
export interface Offer {
  old: number
  new: number
  question: number
  answer: number
}

/** Keeps an offer until it is taken or void. */
export const addOffer = (db: Database, offer: Offer): void => {
  statement<Offer>(
    db,
    'INSERT OR REPLACE INTO offer (old, new, question, answer) VALUES (@old, @new, @question, @answer)',
  ).run(offer)
}

/** Offers that still hold: the old card stands in no document in use, the new one does. The likeliest first. */
export const openOffers = (db: Database): Offer[] =>
  statement<[], Offer>(
    db,
    `SELECT offer.old, offer.new, offer.question, offer.answer FROM offer
     JOIN card AS former ON former.key = offer.old AND former.retired_at IS NOT NULL
     JOIN card AS present ON present.key = offer.new AND present.retired_at IS NULL
     ORDER BY offer.question + offer.answer DESC, offer.old, offer.new`,
  ).all()
