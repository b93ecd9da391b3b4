import { isBare } from './contents.ts'
import type { Claim } from './format.ts'
import type { Page } from './page.ts'

const FEWEST = 2
/** Only the largest series are looked at: a document changes its shape a few times, not a thousand. */
const MOST_SERIES = 40

/**
 * A document that changes its shape leaves the last question of the old shape without an end: its body
 * would hold all questions of the new one. So where a whole series stands inside one claim, a shorter
 * version of the claim, ending before the series, is put beside it; strengths decide between them.
 */
export function shortened(page: Page, groups: readonly (readonly Claim[])[]): Claim[] {
  const ranges = groups
    .filter((group) => group.length >= FEWEST)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_SERIES)
    .map((group) => ({
      first: group[0]?.first ?? 0,
      last: group.at(-1)?.last ?? 0,
      series: group[0]?.opening.series,
    }))
  const shorter: Claim[] = []
  for (const group of groups) {
    const claim = group.at(-1)
    if (claim === undefined || claim.opening.end !== undefined) continue
    for (const { first, last, series } of ranges) {
      if (first <= claim.opening.last || last > claim.last || series === claim.opening.series) continue
      const end = lastBefore(page, first)
      if (end > claim.opening.last && !isBare(page, claim.opening.last + 1, end))
        shorter.push({ ...claim, last: end })
    }
  }
  return shorter
}

/** The line before a series, without the section heading that leads to it. */
function lastBefore(page: Page, first: number): number {
  let end = first - 1
  while (
    end > 0 &&
    (page.lines[end]?.kind === 'blank' ||
      page.lines[end]?.kind === 'heading' ||
      page.lines[end]?.kind === 'rule')
  )
    end--
  return end
}
