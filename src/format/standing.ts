import { isBare } from './contents.ts'
import type { Page } from './page.ts'
import { fingerprint } from './plain.ts'
import type { Member } from './series.ts'

/** Headings that a level must at least have to speak for its members. */
const FEWEST = 3

/**
 * What the level of a heading says for those of its members that don't read like questions, in log-odds.
 * "Hoisting" between "What is a closure?" and "How does the event loop work?" is asked as they are; and
 * where all are topics, numbers that count up over them, a table of contents that lists them one by one or
 * a title that promises questions make them cards. Headings that lead to deeper ones only, and known
 * sections such as "Introduction", have no part in it.
 */
export function standings(
  page: Page,
  series: readonly Member[],
  told: { sequence: number; isAnnounced: (member: Member) => boolean },
): number[] {
  const none = series.map(() => 0)
  if (series.length < FEWEST) return none
  if (series[0]?.opening.level === 0) return amongItems(page, series)
  const may = series.map(
    (member) => member.opening.likeness > 0 && !isBare(page, member.opening.last + 1, member.end),
  )
  const candidates = series.filter((_, index) => may[index])
  if (candidates.length < Math.max(FEWEST, series.length * 0.6)) return none
  const isAmong = amongQuestions(candidates)
  const counted =
    candidates.filter(({ opening }) => opening.number !== null).length >= candidates.length * 0.6
  const numbered = counted && told.sequence >= 0.5 ? 1 : 0
  const listed = isListed(page, candidates) && !isManual(series) ? 1.8 : 0
  return series.map((member, index) => {
    if (!may[index] || member.opening.likeness >= ASKS) return 0
    const between = isAmong(member) ? 1 : 0
    const announced = told.isAnnounced(member) ? (numbered > 0 ? 1 : 1.8) : 0
    return Math.max(between, Math.min(MOST, numbered + listed + announced))
  })
}

const ASKS = 0.5
const MOST = 2.4

/** Says of a heading whether it stands between the questions of its section, enough of which ask. */
function amongQuestions(members: readonly Member[]): (member: Member) => boolean {
  const sections = new Map<number, { asking: number; size: number; first: number; last: number }>()
  for (const { opening, parent } of members) {
    const section = sections.get(parent) ?? { asking: 0, size: 0, first: opening.first, last: -1 }
    sections.set(parent, section)
    section.size++
    if (opening.likeness < ASKS) continue
    if (section.asking++ === 0) section.first = opening.first
    section.last = opening.first
  }
  return ({ opening, parent }) => {
    const section = sections.get(parent)
    if (section === undefined || section.asking < FEWEST || section.asking < section.size * 0.3) return false
    return opening.first > section.first && opening.first < section.last
  }
}

/** In a list most items of which ask, the others do so too: "Invert a binary tree." */
function amongItems(page: Page, series: readonly Member[]): number[] {
  const lists = new Map<number, { asking: number; size: number }>()
  for (const { opening, parent } of series) {
    const list = lists.get(parent) ?? { asking: 0, size: 0 }
    lists.set(parent, list)
    list.size++
    if (opening.likeness >= ASKS) list.asking++
  }
  const asking = series.filter(({ opening }) => opening.likeness >= ASKS).length
  const isMost = asking >= series.length * 0.75 && asking >= 5
  return series.map(({ opening, parent }) => {
    const list = lists.get(parent) ?? { asking: 0, size: 1 }
    if (page.lines[opening.first]?.item == null) return 0
    const isAmong = list.asking >= 3 && list.asking >= list.size * 0.6
    return isAmong || (isMost && list.asking >= 1) ? 2.8 : 0
  })
}

/** Whether links into the document name most of these headings one by one. */
function isListed(page: Page, members: readonly Member[]): boolean {
  const names = new Set<string>()
  for (const index of page.texts) {
    const text = page.lines[index]?.text ?? ''
    if (text.includes('](#') && text.length < LONGEST_ENTRY)
      names.add(fingerprint(text.replace(/^\d+[.)]\s*/, '')))
  }
  if (names.size < FEWEST) return false
  const hits = members.filter(({ opening }) => names.has(fingerprint(opening.question))).length
  return hits >= members.length * 0.8
}

const LONGEST_ENTRY = 300

/** A level with a licence and a how-to-use among its headings describes a project. */
const isManual = (series: readonly Member[]): boolean =>
  series.filter(({ opening }) => opening.likeness === 0).length >= 2
