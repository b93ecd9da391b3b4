import type { Claim } from './format.ts'
import type { Page } from './page.ts'

const WEAKEST = 0.5

/**
 * The set of claims without overlaps that explains most of the page: weighted interval scheduling, a claim
 * weighing its text times the square of its strength. Claims weaker than even odds are never taken.
 */
export function bestSet(page: Page, claims: readonly Claim[]): Claim[] {
  const mass = massOf(page)
  const { sorted, sharers } = candidates(claims)
  const best: number[] = [0]
  const takes: boolean[] = []
  const before: number[] = []
  sorted.forEach((claim, index) => {
    before[index] = endingBefore(sorted, claim.first, index)
    const weight = ((mass[claim.last + 1] ?? 0) - (mass[claim.first] ?? 0)) * claim.strength * claim.strength
    const taken = weight + (best[before[index] ?? 0] ?? 0)
    takes[index] = taken > (best[index] ?? 0)
    best[index + 1] = Math.max(taken, best[index] ?? 0)
  })
  const chosen: Claim[] = []
  for (let index = sorted.length - 1; index >= 0; ) {
    const claim = sorted[index]
    if (takes[index] && claim !== undefined) {
      chosen.push(claim)
      index = (before[index] ?? 0) - 1
    } else index--
  }
  return chosen.reverse().flatMap((claim) => [claim, ...(sharers.get(claim) ?? [])])
}

/** Strong claims by their end; those that share the lines of another stand or fall with it. */
function candidates(claims: readonly Claim[]): { sorted: Claim[]; sharers: Map<Claim, Claim[]> } {
  const leaders = new Map<string, Claim>()
  const sharers = new Map<Claim, Claim[]>()
  const sorted = claims.filter((claim) => {
    if (claim.strength < WEAKEST) return false
    if (!claim.opening.sharing) return true
    const key = `${claim.format} ${claim.first}`
    const leader = leaders.get(key)
    if (leader === undefined) {
      leaders.set(key, claim)
      return true
    }
    sharers.set(leader, [...(sharers.get(leader) ?? []), claim])
    return false
  })
  return { sorted: sorted.sort((a, b) => a.last - b.last), sharers }
}

/** How many of the claims before `index` end before line `first`. */
function endingBefore(sorted: readonly Claim[], first: number, index: number): number {
  let low = 0
  let high = index
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.last ?? 0) < first) low = middle + 1
    else high = middle
  }
  return low
}

/** Running sum of the text on the lines before each. */
function massOf(page: Page): number[] {
  const mass = [0]
  let sum = 0
  for (const line of page.lines) {
    if (line.kind !== 'blank') sum += 10 + line.raw.length
    mass.push(sum)
  }
  return mass
}
