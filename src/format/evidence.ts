import { isBare } from './contents.ts'
import type { Claim, Format, Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import { isPart } from './outline.ts'
import type { Page } from './page.ts'
import type { Member } from './series.ts'
import { standings } from './standing.ts'

/** What a series tells about each of its members. */
interface Testimony {
  /** Mean likeness of the whole series. */
  likeness: number
  /** Share of numbers that follow from the one before; 0 when there are none. */
  sequence: number
  /** Share of members whose body holds a labelled answer or choices. */
  answered: number
  /** Numbers start again and again and nothing asks: lists, not questions. */
  listed: boolean
  size: number
}

/**
 * Makes claims of a series. Strength is a sum of evidence in log-odds, put through the logistic function:
 * the shape's base, how much the text and its neighbours read like questions, numbers that count up,
 * labels, answers that are marked as such, and repetition.
 */
export function claimsOf(
  format: Format,
  page: Page,
  series: readonly Member[],
  knowledge: Knowledge,
): Claim[] {
  const answers = series.map((member) => holdsAnswer(page, member))
  const testimony: Testimony = {
    likeness: mean(series.map((member) => member.opening.likeness)),
    sequence: sequence(series.map((member) => member.opening)),
    answered: mean(answers.map(Number)),
    listed: startsAgain(series.map((member) => member.opening)),
    size: series.length,
  }
  const neighbours = neighbourhoods(series)
  const announced = announcements(page, series, knowledge)
  const standing = standings(page, series, {
    sequence: testimony.sequence,
    isAnnounced: ({ parent }) => announced.has(parent),
  })
  return series.map((member, index): Claim => {
    const { opening, end, parent } = member
    const near = neighbours.get(parent) ?? { sum: 0, size: 0 }
    const local = (near.sum + 2 * testimony.likeness) / (near.size + 2)
    const odds =
      format.base +
      3 * (local - 0.5) +
      (opening.likeness - 0.5) +
      (opening.number === null ? 0 : 1.5 * testimony.sequence * repetition(testimony.size)) +
      (opening.labelled ? 1.5 : 0) +
      (answers[index] ? 2.2 : 0.3) * testimony.answered +
      0.6 * repetition(near.size) +
      (opening.likeness >= 0.5 && announced.has(parent) ? 0.6 : 0) -
      (isSection(page, member) ? 3 : 0) -
      (testimony.listed && local < 0.4 && opening.level === 0 ? 1.5 : 0) -
      (!answers[index] && isTitle(page, member, series.length) ? 2 : 0) -
      (isStatement(format, page, member) ? (opening.likeness >= 0.5 && announced.has(parent) ? 0.5 : 2) : 0)
    return {
      format: format.name,
      opening,
      first: opening.first,
      last: Math.max(opening.last, end),
      strength: logistic(odds),
      ...(standing[index] === 0 ? {} : { raised: logistic(odds + (standing[index] ?? 0)) }),
      answered: testimony.answered,
      why: () => reason(opening, testimony, local),
    }
  })
}

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** The headings that say that questions follow; -1, where no heading stands above, asks the title. */
function announcements(page: Page, series: readonly Member[], knowledge: Knowledge): Set<number> {
  const said = (text: string): boolean => knowledge.asking.in(text.toLowerCase()) !== null
  const parents = new Set(series.map((member) => member.parent))
  return new Set(
    [...parents].filter((parent) =>
      said(parent < 0 ? page.document.title : (page.lines[parent]?.text ?? '')),
    ),
  )
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

const repetition = (size: number): number => (size - 1) / (size + 2)

function neighbourhoods(series: readonly Member[]): Map<number, { sum: number; size: number }> {
  const near = new Map<number, { sum: number; size: number }>()
  for (const { opening, parent } of series) {
    const group = near.get(parent) ?? { sum: 0, size: 0 }
    group.sum += opening.likeness
    group.size++
    near.set(parent, group)
  }
  return near
}

function sequence(openings: readonly Opening[]): number {
  let numbered = 0
  let good = 0
  let previous = 0
  for (const { number } of openings) {
    if (number === null) continue
    numbered++
    const value = Number(number.split('.').at(-1))
    if (value === previous + 1 || value === 1) good++
    else if (value >= previous) good += value <= previous + 5 ? 0.6 : 0.4
    previous = value
  }
  return openings.length < 2 ? 0 : good / Math.max(numbered, openings.length * 0.5)
}

function startsAgain(openings: readonly Opening[]): boolean {
  const starts = openings.filter(
    ({ number }) => number !== null && Number(number.split('.').at(-1)) === 1,
  ).length
  return starts > 1 && starts * 8 > openings.length
}

function holdsAnswer(page: Page, { opening, end }: Member): boolean {
  if (opening.inline !== undefined) return true
  let tasks = 0
  for (let index = opening.last + 1; index <= end; index++) {
    const line = page.lines[index]
    if (line === undefined) break
    if (isPart(line)) return true
    if (line.kind === 'heading' && line.depth === 0) return false
    if (line.item?.checked != null && ++tasks >= 2) return true
  }
  return false
}

/** The one heading of its level that stands over others, and does not end as a question, is a title. */
function isTitle(page: Page, { opening, end }: Member, size: number): boolean {
  if (opening.level === 0 || size > 1 || opening.likeness === 1) return false
  let below = 0
  for (let index = opening.last + 1; index <= end && below < 2; index++) {
    const line = page.lines[index]
    if (line?.kind === 'heading' && !isPart(line)) below++
  }
  return below >= 2
}

/** A line that asks nothing and has nothing below: an item of a list, where the shape is a common one. */
const isStatement = (format: Format, page: Page, { opening, end }: Member): boolean =>
  format.base < 0 &&
  opening.likeness < 0.55 &&
  opening.level === 0 &&
  !opening.labelled &&
  isBare(page, opening.last + 1, end)

/**
 * A heading that asks nothing and holds nothing, or other headings at once, is a section; so is any right
 * above a labelled question.
 */
function isSection(page: Page, { opening, end }: Member): boolean {
  if (opening.likeness === 1 || opening.level === 0) return false
  for (let index = opening.last + 1; index <= end; index++) {
    const line = page.lines[index]
    if (line === undefined || line.kind === 'blank' || line.kind === 'mark' || line.kind === 'rule') continue
    if (line.furniture !== null || line.kind === 'comment') continue
    if (line.label?.kind === 'question') return true
    return opening.likeness < 0.5 && line.kind === 'heading' && !isPart(line) && line.depth === 0
  }
  return opening.likeness < 0.5
}

function reason(opening: Opening, testimony: Testimony, local: number): string {
  const parts = [
    opening.likeness >= 0.95
      ? 'ends as a question'
      : opening.likeness >= 0.6
        ? 'worded as a question'
        : 'not worded as a question',
    `${testimony.size} written alike`,
  ]
  if (local >= 0.6) parts.push(`${Math.round(local * 100)} % of those around it ask`)
  if (opening.number !== null && testimony.sequence >= 0.5) parts.push('numbers count up')
  if (opening.labelled) parts.push('labelled as a question')
  if (testimony.answered >= 0.5) parts.push('answers are marked')
  return parts.join(', ')
}
