import type { Claim } from './format.ts'
import type { Page } from './page.ts'
import { fingerprint } from './wording.ts'

const FEWEST = 3

/**
 * Claims without those that only repeat, in a table of contents, the questions that stand elsewhere: runs
 * of bare lines most of which say the same as a claim with a body. Entries worded differently go with
 * their run.
 */
export function withoutContents(page: Page, claims: readonly Claim[]): Claim[] {
  const bare = claims.map(({ opening, last }) => opening.inline === undefined && isBare(page, opening.last + 1, last))
  const told = new Set<string>()
  claims.forEach((claim, index) => {
    if (!bare[index]) told.add(fingerprint(claim.opening.question))
  })
  const dropped = new Set<Claim>()
  let run: Claim[] = []
  let hits = 0
  const close = () => {
    if (hits >= FEWEST && hits >= run.length * 0.5) for (const claim of run) dropped.add(claim)
    run = []
    hits = 0
  }
  const order = claims.map((claim, index) => ({ claim, index })).sort((a, b) => a.claim.opening.series.localeCompare(b.claim.opening.series) || a.claim.first - b.claim.first)
  for (const { claim, index } of order) {
    if (!bare[index] || (run[0] !== undefined && run[0].opening.series !== claim.opening.series)) close()
    if (!bare[index]) continue
    run.push(claim)
    if (told.has(fingerprint(claim.opening.question))) hits++
  }
  close()
  return claims.filter((claim) => !dropped.has(claim))
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
