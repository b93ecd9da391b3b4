import { bestSet } from './best-set.ts'
import type { Claim } from './format.ts'
import type { Page } from './page.ts'

/**
 * The best set, and with it those claims that only their level speaks for, where they hold no questions of
 * their own and most of the cards are written as they are. Asking this first would make a card of every chapter.
 */
export function bestSetWithSiblings(page: Page, claims: readonly Claim[]): Claim[] {
  const chosen = bestSet(page, claims)
  const raised = claims.flatMap((claim) =>
    claim.raised !== undefined && claim.strength < claim.raised && standsAlone(chosen, claim, claim.raised)
      ? [{ ...claim, strength: claim.raised }]
      : [],
  )
  if (raised.length === 0) return chosen
  const counts = new Map<string, number>()
  for (const claim of [...chosen, ...raised])
    counts.set(shapeOf(claim), (counts.get(shapeOf(claim)) ?? 0) + 1)
  const siblings = raised.filter((claim) => (counts.get(shapeOf(claim)) ?? 0) * 2 > chosen.length)
  return siblings.length === 0 ? chosen : bestSet(page, [...chosen, ...siblings])
}

const shapeOf = ({ format, opening }: Claim): string => `${format} ${opening.series}`

/** A claim may stand over one weaker one: a heading of its answer that asks. */
function standsAlone(chosen: readonly Claim[], claim: Claim, strength: number): boolean {
  let inside = 0
  for (let at = firstEndingAt(chosen, claim.first); at < chosen.length; at++) {
    const other = chosen[at]
    if (other === undefined || other.first > claim.last) break
    if (other.first === claim.first && other.opening === claim.opening) continue
    if (other.first < claim.first || other.strength >= strength || ++inside > 1) return false
  }
  return true
}

/** Position of the first of some claims in order that does not end before a line. */
function firstEndingAt(chosen: readonly Claim[], line: number): number {
  let low = 0
  let high = chosen.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((chosen[middle]?.last ?? 0) < line) low = middle + 1
    else high = middle
  }
  return low
}
