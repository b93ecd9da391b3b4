import { isBare } from './contents.ts'
import type { Opening } from './format.ts'
import { closingHeading, headingAfter, type Outline } from './outline.ts'
import type { Page } from './page.ts'

/** Openings written alike, in order, each with the last line of its body. */
export interface Member {
  opening: Opening
  end: number
  /** Index of the heading that stands over it, -1 for none: its neighbours share it. */
  parent: number
}

/** Puts openings into series and finds where the body of each ends. */
export function seriesOf(
  page: Page,
  outline: Outline,
  openings: readonly Opening[],
  stops: readonly number[],
): Member[][] {
  const groups = new Map<string, Opening[]>()
  for (const opening of openings) {
    const group = groups.get(opening.series)
    if (group === undefined) groups.set(opening.series, [opening])
    else group.push(opening)
  }
  return [...groups.values()].map((group) => members(page, outline, group, stops))
}

function members(page: Page, outline: Outline, openings: Opening[], stops: readonly number[]): Member[] {
  const own = new Set(openings.map((opening) => opening.first))
  const sections = sectionLevel(page, outline, openings)
  const closing = (level: number, depth: number, opening: Opening, next: number, isLast: boolean): number => {
    const heads = opening.level > 0 && depth === 0
    if (opening.level > 0 && depth > 0 && sections === 0 && !isLast) return next
    return closingHeading(page, outline, opening.last, next, heads ? level : sections || 6, heads ? depth : 0)
  }
  const members = openings.map((opening, index) => {
    const next = Math.min(openings[index + 1]?.first ?? page.lines.length, after(stops, opening.last))
    const level = opening.level
    const depth = page.lines[opening.first]?.depth ?? 0
    const closed = opening.end ?? closing(level, depth, opening, next, index === openings.length - 1) - 1
    return {
      opening,
      end: opening.end ?? itemEnd(page, opening, foldEnd(page, opening, closed)),
      parent: parentOf(page, outline, opening, own),
    }
  })
  return keepsToItems(page, members) ? members.map((member) => withinItem(page, member)) : members
}

/** Whether the questions are list items and hardly one of them has anything that is not nested in it. */
function keepsToItems(page: Page, members: readonly Member[]): boolean {
  if (members.length < 3) return false
  if (members.some(({ opening }) => opening.level > 0 || page.lines[opening.first]?.item == null))
    return false
  const beyond = members.filter((member) => withinItem(page, member) !== member)
  if (beyond.length > Math.max(1, members.length * 0.15)) return false
  const bare = members.filter(({ opening, end }) => isBare(page, opening.last + 1, end)).length
  return (
    bare >= members.length * 0.5 ||
    beyond.every((member) => !isBare(page, member.opening.last + 1, withinItem(page, member).end))
  )
}

/** A member without the prose behind the list; code may stand at its margin. */
function withinItem(page: Page, member: Member): Member {
  const depth = page.lines[member.opening.first]?.depth ?? 0
  for (let index = member.opening.last + 1; index <= member.end; index++) {
    const line = page.lines[index]
    if (line === undefined || line.depth >= depth || line.kind === 'blank' || line.kind === 'code') continue
    return { ...member, end: index - 1 }
  }
  return member
}

/** The first of some ascending line indices behind `index`. */
function after(stops: readonly number[], index: number): number {
  let low = 0
  let high = stops.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stops[middle] ?? 0) > index) high = middle
    else low = middle + 1
  }
  return stops[low] ?? Number.POSITIVE_INFINITY
}

/**
 * The deepest level of the headings that stand right above openings: those are sections, and deeper ones
 * belong to answers. 0 when no opening follows a heading: then only the last body is ended, by any heading.
 */
function sectionLevel(page: Page, outline: Outline, openings: readonly Opening[]): number {
  let deepest = 0
  for (const opening of openings) {
    if (opening.level > 0 && page.lines[opening.first]?.depth === 0) continue
    const before = outline.headings[headingAfter(outline, opening.first - 1) - 1]
    if (before !== undefined && nothingBetween(page, before, opening.first)) {
      deepest = Math.max(deepest, page.lines[before]?.level ?? 0)
    }
  }
  return deepest
}

function nothingBetween(page: Page, from: number, to: number): boolean {
  for (let index = from + 1; index < to; index++) {
    const line = page.lines[index]
    if (line === undefined) continue
    const silent =
      line.furniture !== null || line.kind === 'blank' || line.kind === 'mark' || line.kind === 'comment'
    if (!silent && line.kind !== 'rule' && line.kind !== 'html' && line.kind !== 'details') return false
  }
  return true
}

function foldEnd(page: Page, opening: Opening, end: number): number {
  const fold = page.lines[opening.first]?.fold ?? 0
  if (fold === 0) return end
  for (let index = opening.last + 1; index <= end; index++) {
    if ((page.lines[index]?.fold ?? 0) < fold) return index - 1
  }
  return end
}

/** What stands in a nested list ends before the next item of the list around it. */
function itemEnd(page: Page, opening: Opening, end: number): number {
  const depth = page.lines[opening.first]?.depth ?? 0
  if (depth < 2) return end
  for (let index = opening.last + 1; index <= end; index++) {
    const line = page.lines[index]
    if (line !== undefined && line.item !== null && line.depth < depth) return index - 1
  }
  return end
}

function parentOf(page: Page, outline: Outline, opening: Opening, own: ReadonlySet<number>): number {
  const level = opening.level > 0 ? opening.level : 7
  const start = headingAfter(outline, opening.first - 1) - 1
  for (let at = start; at >= 0 && start - at < FARTHEST; at--) {
    const index = outline.headings[at] ?? -1
    if ((page.lines[index]?.level ?? 7) < level && !own.has(index)) return index
  }
  return -1
}

/** Headings above an opening among which the one over it is sought. */
const FARTHEST = 400
