import type { AnswerKind } from '../card/card.ts'
import { endsThePage, isClosingSource, isEpilogue } from './endings.ts'
import type { Claim } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import type { Line, Page } from './page.ts'
import { type Strand, trimmed } from './slice.ts'

/** How the claims of a format take labels in their bodies. */
export interface Habits {
  /** Most cards of the series mark their answer by a label, so a label further down counts too. */
  marksAnswers: boolean
  /** The claim is the last of its series: what stands below it may be the end of the page. */
  isLast: boolean
  /** What a key at the end of the document says of this question. */
  key: string | null
}

type Part = 'lead' | 'answer' | 'guidance' | 'intent' | 'source' | 'meta'

/** The lines of a body, sorted into parts as they are read. */
export interface Sorted {
  parts: Record<Part, Strand[]>
  answerKind: AnswerKind | null
  answerMarked: boolean
  /** The last line whose label was used, -1 for none. */
  lastLabel: number
  left: { index: number; reason: string }[]
}

/** Sorts the lines of a body into parts, by labels, cues and `<details>`. */
export function sortParts(page: Page, claim: Claim, knowledge: Knowledge, habits: Habits): Sorted {
  const { opening } = claim
  const sorted: Sorted = {
    parts: { lead: [], answer: [], guidance: [], intent: [], source: [], meta: [] },
    answerKind: null,
    answerMarked: false,
    lastLabel: -1,
    left: [],
  }
  const answerBelow = labelBelow(page, claim)
  let part = (opening.inline === undefined ? 'lead' : 'answer') as Part
  let before = 'lead' as Part
  /** Level of the heading that opened the part; 0 when a line did, 7 when a `<details>` did. */
  let openedBy = 0
  let foldOfPart = -1

  const begin = (next: Part, line: Line): void => {
    if (part === 'lead' || part === 'answer') before = part
    part = next
    openedBy = line.kind === 'heading' ? line.level : 0
    foldOfPart = line.kind === 'details' ? line.fold + 1 : -1
  }

  for (let index = opening.answerOnly ? claim.first : opening.last + 1; index <= claim.last; index++) {
    const line = page.lines[index]
    if (line === undefined) break
    if (foldOfPart >= 0 && line.fold < foldOfPart && line.kind !== 'mark' && line.kind !== 'blank') {
      part = sorted.answerMarked ? 'answer' : before
      foldOfPart = -1
    }
    if (line.kind === 'mark') continue
    if (line.kind === 'comment' && line.label?.kind === 'answer' && line.label.rest !== '') {
      sorted.answerMarked = true
      part = 'answer'
      sorted.parts.answer.push({ index, text: line.label.rest })
      continue
    }
    if (line.kind === 'comment') {
      sorted.left.push({ index, reason: 'comment' })
      continue
    }
    const opensPart = line.kind === 'details' && line.label !== null
    if (!opensPart && line.furniture !== null && line.furniture !== 'link' && line.furniture !== 'total') {
      if (line.furniture !== 'empty') sorted.left.push({ index, reason: line.furniture })
      continue
    }
    if (opening.unanswered && line.furniture === 'link') {
      sorted.left.push({ index, reason: 'links' })
      continue
    }
    if (habits.isLast && (endsThePage(line, knowledge) || isEpilogue(page, index, claim.last))) break
    if (part === 'answer' && line.label?.kind === 'answer' && line.item !== null && line.label.rest !== '') {
      sorted.parts.answer.push({ index, text: `${line.item.marker} ${line.label.rest}` })
      continue
    }
    if (isClosingSource(page, index, claim.last)) {
      for (let at = index; at <= claim.last; at++)
        if (page.lines[at]?.kind !== 'blank') sorted.left.push({ index: at, reason: 'source' })
      break
    }
    const turn = turnAt(line, part, sorted, habits, page)
    if (turn !== null) {
      begin(turn, line)
      if (turn === 'answer') {
        sorted.answerMarked = true
        if (line.label?.kind === 'example' || line.label?.kind === 'rubric')
          sorted.answerKind = line.label.kind
      }
      if (turn === 'source' || turn === 'meta')
        sorted.left.push({ index, reason: turn === 'source' ? 'source' : 'facts' })
      else sorted.lastLabel = index
      if (turn === 'source' || turn === 'meta') continue
      if ((line.label?.rest ?? '') !== '') sorted.parts[turn].push({ index, text: line.label?.rest ?? '' })
      else sorted.parts[turn].push({ index, text: '' })
      continue
    }
    if (
      part === 'lead' &&
      !opening.answerOnly &&
      knowledge.intent.test(line.text) &&
      line.kind === 'text' &&
      isEmpty(page, sorted.parts.lead)
    ) {
      begin('intent', line)
      sorted.parts.intent.push({ index })
      continue
    }
    if (isOver(line, part, openedBy, answerBelow, page, index))
      part =
        part === 'source' || part === 'meta'
          ? sorted.answerMarked
            ? 'answer'
            : before
          : sorted.answerMarked
            ? 'answer'
            : 'lead'
    if (part === 'source' || part === 'meta') {
      if (line.kind !== 'blank') sorted.left.push({ index, reason: part === 'source' ? 'source' : 'facts' })
    } else sorted.parts[part].push({ index })
  }
  return sorted
}

/** The part that a label on this line starts, or null. */
function turnAt(line: Line, part: Part, sorted: Sorted, habits: Habits, page: Page): Part | null {
  const kind = line.label?.kind
  if (kind === undefined || kind === 'stay') return null
  if (line.item !== null && line.depth > 1 && !isEmpty(page, sorted.parts.lead)) return null
  switch (kind) {
    case 'answer':
    case 'example':
      if (sorted.answerMarked) return isEmpty(page, sorted.parts.answer) ? 'answer' : null
      return habits.marksAnswers || line.kind === 'details' || isShort(page, sorted.parts.lead)
        ? 'answer'
        : null
    case 'rubric':
      return sorted.answerMarked ? 'guidance' : isEmpty(page, sorted.parts.lead) ? 'answer' : null
    case 'guidance':
    case 'intent':
      return line.item === null || part !== 'answer' ? kind : null
    case 'source':
      return line.item === null &&
        /^$|^\W*(?:\[|<?https?:)/.test(line.label?.rest ?? '') &&
        line.label?.word !== 'see also'
        ? 'source'
        : null
    case 'meta':
      return part !== 'answer' && isEmpty(page, sorted.parts.lead) ? 'meta' : null
    default:
      return null
  }
}

/** Whether a part that a label on a line of its own started ends before this line. */
function isOver(
  line: Line,
  part: Part,
  openedBy: number,
  answerBelow: number,
  page: Page,
  index: number,
): boolean {
  if (part === 'lead' || part === 'answer') return false
  if (openedBy > 0) return line.kind === 'heading' && line.level <= openedBy
  if (line.kind === 'heading') return true
  const previous = page.lines[index - 1]
  if (line.kind === 'blank' || previous?.kind !== 'blank')
    return part === 'meta' && line.opens && line.label === null
  if (part === 'source') return line.furniture !== 'link' && line.item === null && line.depth === 0
  return index > answerBelow && line.item === null && line.depth === 0
}

/** Index of the last line with an answer label in a claim, -1 when there is none. */
function labelBelow(page: Page, claim: Claim): number {
  for (let index = claim.last; index > claim.opening.last; index--) {
    const kind = page.lines[index]?.label?.kind
    if (kind === 'answer' || kind === 'example') return index
  }
  return -1
}

/** Whether nothing but blank lines, rules and empty tags is among the lines. */
export const isEmpty = (page: Page, strands: readonly Strand[]): boolean =>
  trimmed(page, strands).length === 0

/** Code, lists and a few lines of prose may belong to a question; more than that is an answer already. */
function isShort(page: Page, strands: readonly Strand[]): boolean {
  let prose = 0
  for (const { index } of strands) {
    const line = page.lines[index]
    if (line?.kind === 'text' && line.item === null && line.depth === 0 && line.text !== '')
      prose += 1 + line.text.length / 200
    if (line?.kind === 'heading') return false
  }
  return prose <= 3
}
