import type { Claim } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import { numberingOf } from './numbering.ts'
import type { Page } from './page.ts'
import { fingerprint, sectionName } from './plain.ts'

const FEWEST = 3
/** Lines from one entry to the next, at most: entries of the entry and a heading may stand between. */
const GAP = 12

/**
 * Claims without those that only repeat, in a table of contents, the questions that stand elsewhere: runs
 * of bare lines most of which say the same as a claim with a body. Entries worded differently go with
 * their run.
 */
export function withoutContents(page: Page, all: readonly Claim[], knowledge: Knowledge): Claim[] {
  const named = namedContents(page, knowledge)
  const claims =
    named.length === 0
      ? all
      : all.filter(({ opening }) => !named.some(({ from, to }) => opening.first > from && opening.first < to))
  const entries = claims.filter((claim) => isEntry(page, claim))
  const runs = runsOf(entries).filter((run) => run.length >= FEWEST)
  if (runs.length === 0) return [...claims]
  const told = new Map<string, number>()
  const bare = new Set(entries)
  for (const claim of claims) if (!bare.has(claim)) told.set(fingerprint(claim.opening.question), claim.first)
  const listings = runs.filter((run) => {
    const hits = run.filter(
      (claim) => (told.get(fingerprint(claim.opening.question)) ?? claim.first) !== claim.first,
    ).length
    return hits >= FEWEST && hits >= run.length * 0.5
  })
  if (listings.length === 0) return [...claims]
  const ranges = listings.map((run) => ({ from: run[0]?.first ?? 0, to: run.at(-1)?.first ?? 0 }))
  const last = new Map(claims.map((claim) => [fingerprint(claim.opening.question), claim.first]))
  const isRetold = ({ opening }: Claim): boolean =>
    (last.get(fingerprint(opening.question)) ?? 0) > opening.first
  return claims.filter(
    (claim) =>
      !ranges.some(
        ({ from, to }) =>
          (claim.first >= from && claim.first <= to) ||
          (claim.first > from - FARTHEST && claim.first < from && isRetold(claim)),
      ),
  )
}

/** Lines from an entry that is written otherwise to the list of contents below it. */
const FARTHEST = 60

/** The lists under headings such as "Contents", down to the next heading. */
function namedContents(page: Page, knowledge: Knowledge): { from: number; to: number }[] {
  return page.headings.flatMap((index, position) => {
    const text = page.lines[index]?.text ?? ''
    if (text.length > 60 || knowledge.sections.get(sectionName(text)) !== 'table-of-contents') return []
    return [{ from: index, to: page.headings[position + 1] ?? page.lines.length }]
  })
}

/** Entries written alike that follow each other closely. */
function runsOf(entries: readonly Claim[]): Claim[][] {
  const runs: Claim[][] = []
  const open = new Map<string, Claim[]>()
  for (const claim of [...entries].sort((a, b) => a.first - b.first)) {
    const run = open.get(claim.opening.series)
    const before = run?.at(-1)
    if (run !== undefined && before !== undefined && areNeighbours(before, claim)) run.push(claim)
    else {
      const started = [claim]
      runs.push(started)
      open.set(claim.opening.series, started)
    }
  }
  return runs
}

const areNeighbours = (one: Claim, next: Claim): boolean => next.first - one.opening.last <= GAP

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
