import { bestSet } from './best-set.ts'
import type { Claim } from './format.ts'
import type { Page } from './page.ts'

/**
 * The best set, and with it those claims that only their level speaks for, where they hold no questions of
 * their own. Asking this first would make a card of every chapter.
 */
export function bestSetWithSiblings(page: Page, claims: readonly Claim[]): Claim[] {
  const chosen = bestSet(page, claims)
  const raised = claims.flatMap((claim) =>
    claim.raised !== undefined && claim.strength < claim.raised && standsAlone(chosen, claim, claim.raised)
      ? [{ ...claim, strength: claim.raised }]
      : [],
  )
  const siblings = raised.filter((claim) => prevails(claim, chosen, raised))
  return siblings.length === 0 ? chosen : bestSet(page, [...chosen, ...siblings])
}

/** Whether most of the cards that there would be are written as this claim is. */
function prevails(claim: Claim, chosen: readonly Claim[], raised: readonly Claim[]): boolean {
  const alike = (other: Claim): boolean =>
    other.format === claim.format && other.opening.series === claim.opening.series
  return (chosen.filter(alike).length + raised.filter(alike).length) * 2 > chosen.length
}

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
