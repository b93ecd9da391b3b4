import { Problem } from '../problem.ts'
import { retiredAmong } from '../store/sources.ts'
import type { Work } from './shelve.ts'

/** A document that loses more than these, both, was perhaps emptied by mistake. */
const MANY = 10
const SHARE = 0.2

/**
 * Asks before much goes at once: a document saved half, or read with the wrong encoding, looks as if its cards
 * had been taken out.
 * @throws Problem cards-vanish (exit 2) naming the documents.
 */
export function refuseVanishing({ library: { db }, vanished }: Work): void {
  const losses = [...vanished].flatMap(([path, { held, gone }]) => {
    if (gone.length <= MANY || gone.length <= SHARE * held) return []
    // Cards that stand elsewhere are not lost.
    const lost = retiredAmong(db, gone)
    return lost > MANY && lost > SHARE * held ? [`${path} would lose ${lost} of its ${held} cards`] : []
  })
  if (losses.length === 0) return
  const told = losses.slice(0, 3).join('; ')
  const more = losses.length > 3 ? `; and ${losses.length - 3} more documents likewise` : ''
  throw new Problem('cards-vanish', `${told}${more}.`, {
    hint: 'Their history would be kept. If that is meant, import with --yes. Nothing was changed.',
    exitCode: 2,
  })
}
