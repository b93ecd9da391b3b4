import type { Claim } from './format.ts'
import type { Page } from './page.ts'
import { fingerprint, numberingOf } from './wording.ts'

const FEWEST = 3
/** Lines from one entry to the next, at most: entries of the entry and a heading may stand between. */
const GAP = 12

/**
 * Claims without those that only repeat, in a table of contents, the questions that stand elsewhere: runs
 * of bare lines most of which say the same as a claim with a body. Entries worded differently go with
 * their run.
 */
export function withoutContents(page: Page, claims: readonly Claim[]): Claim[] {
  const bare = claims.map((claim) => isEntry(page, claim))
  if (bare.filter(Boolean).length < FEWEST) return [...claims]
  const names = claims.map((claim) => fingerprint(claim.opening.question))
  const told = new Map<string, number>()
  claims.forEach((claim, index) => {
    if (!bare[index]) told.set(names[index] ?? '', claim.first)
  })
  const listings: { from: number; to: number }[] = []
  let run: Claim[] = []
  let hits = 0
  const close = () => {
    if (hits >= FEWEST && hits >= run.length * 0.5) listings.push({ from: run[0]?.first ?? 0, to: run.at(-1)?.first ?? 0 })
    run = []
    hits = 0
  }
  const order = claims.map((claim, index) => ({ claim, index })).sort((a, b) => a.claim.opening.series.localeCompare(b.claim.opening.series) || a.claim.first - b.claim.first)
  for (const { claim, index } of order) {
    const before = run.at(-1)
    if (!bare[index] || (before !== undefined && !areNeighbours(before, claim))) close()
    if (!bare[index]) continue
    run.push(claim)
    if ((told.get(names[index] ?? '') ?? claim.first) !== claim.first) hits++
  }
  close()
  if (listings.length === 0) return [...claims]
  return claims.filter(({ opening }) => !listings.some(({ from, to }) => opening.first >= from && opening.first <= to))
}

const areNeighbours = (one: Claim, next: Claim): boolean =>
  one.opening.series === next.opening.series && next.first - one.opening.last <= GAP

/** An entry has nothing below it but entries of its own. */
function isEntry(page: Page, { opening, last }: Claim): boolean {
  if (opening.inline !== undefined) return false
  for (let index = opening.last + 1; index <= last; index++) {
    const line = page.lines[index]
    if (line?.kind === 'text' && numberingOf(line.text)?.number.startsWith(`${opening.number}.`)) continue
    if (!isBare(page, index, index)) return false
  }
  return true
}

/** Whether no text stands from line `from` to line `to`. */
export function isBare(page: Page, from: number, to: number): boolean {
  for (let index = from; index <= to; index++) {
    const line = page.lines[index]
    if (line === undefined || line.kind === 'blank' || line.kind === 'rule' || line.kind === 'mark') continue
    if (line.kind !== 'heading' && line.kind !== 'comment' && line.furniture === null) return false
  }
  return true
}
