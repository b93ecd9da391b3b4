import type { AnswerKind, Choice } from '../card/card.ts'
import { applyKey, namedChoices, taskChoices } from './choices.ts'
import type { Claim } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import type { Line, Page } from './page.ts'
import { lastUsed, type Strand, sliceOf, trimmed } from './slice.ts'
import { fingerprint, plain, sectionName } from './wording.ts'

/** The parts of a card, and the lines of its claim that are none of them. */
export interface Anatomy {
  context: string | null
  answer: string | null
  answerKind: AnswerKind | null
  choices: Choice[] | null
  intent: string | null
  guidance: string | null
  /** Index of the last line that any part uses. */
  last: number
  /** Lines between question and `last` that were left out, with the reason. */
  left: { index: number; reason: string }[]
}

/** How the claims of a format take labels in their bodies. */
export interface Habits {
  /** Most cards of the series mark their answer by a label, so a label further down counts too. */
  marksAnswers: boolean
  /** The claim is the last of its series: what stands below it may be the end of the page. */
  isLast: boolean
}

type Part = 'lead' | 'answer' | 'guidance' | 'intent' | 'source' | 'meta'

/** The lines of a body, sorted into parts as they are read. */
interface Sorted {
  parts: Record<Part, Strand[]>
  answerKind: AnswerKind | null
  answerMarked: boolean
  /** The last line whose label was used, -1 for none. */
  lastLabel: number
  left: { index: number; reason: string }[]
}

/** Cuts the body of a claim into parts: by labels, cues, choices and `<details>`, whatever its format. */
export function anatomyOf(page: Page, claim: Claim, knowledge: Knowledge, habits: Habits): Anatomy {
  const { opening } = claim
  const sorted = sort(page, claim, knowledge, habits)
  const { lead, answer } = sorted.parts
  if (opening.inline !== undefined) answer.unshift({ index: opening.last, text: opening.inline })

  let choices = opening.choices ?? null
  let context: Strand[] = []
  let reply: Strand[] = answer
  const tasks = choices === null ? taskChoices(page, lead) : null
  if (tasks !== null) {
    choices = tasks.choices
    context = tasks.before
    reply = [...tasks.after, ...answer]
    if (!tasks.choices.some((choice) => choice.correct)) {
      const key = keyed(page, tasks, reply)
      if (key !== null) [choices, reply] = [key.choices, key.rest]
    }
  } else if (sorted.answerMarked || answer.length > 0 || opening.unanswered) {
    context = lead
    const named = choices === null ? namedChoices(page, lead) : null
    const key = named === null ? null : keyed(page, named, answer)
    if (named !== null && key !== null) {
      choices = key.choices
      context = named.before
      reply = [...named.after, ...key.rest]
    }
  } else {
    const named = choices === null ? namedChoices(page, lead) : null
    if (named?.choices.some((choice) => choice.correct)) {
      choices = named.choices
      context = named.before
      reply = named.after
    } else {
      const split = opening.answerOnly ? 0 : codeOfQuestion(page, lead, opening.question, knowledge)
      context = lead.slice(0, split)
      reply = lead.slice(split)
      if (asksOn(page, reply)) [context, reply] = [lead, []]
    }
  }

  const text = realText(sliceOf(page, reply), knowledge)
  const contextText = sliceOf(page, context)
  return {
    context:
      [opening.context, contextText].filter((part) => part != null && part !== '').join('\n\n') || null,
    answer: sorted.answerKind === 'example' ? unquoted(text) : text,
    answerKind: text === null ? null : (opening.answerKind ?? sorted.answerKind ?? kindOf(text, knowledge)),
    choices,
    intent: sliceOf(page, sorted.parts.intent),
    guidance: sliceOf(page, sorted.parts.guidance) ?? (opening.guidance?.trim() || null),
    last: Math.max(
      opening.last,
      sorted.lastLabel,
      ...[lead, answer, sorted.parts.guidance, sorted.parts.intent].map((strands) => lastUsed(page, strands)),
    ),
    left: sorted.left,
  }
}

function sort(page: Page, claim: Claim, knowledge: Knowledge, habits: Habits): Sorted {
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
    if (line.kind === 'comment') {
      sorted.left.push({ index, reason: 'comment' })
      continue
    }
    if (line.furniture !== null && line.furniture !== 'link' && line.furniture !== 'total') {
      if (line.furniture !== 'empty') sorted.left.push({ index, reason: line.furniture })
      continue
    }
    if (opening.unanswered && line.furniture === 'link') {
      sorted.left.push({ index, reason: 'links' })
      continue
    }
    if (endsThePage(line, habits, knowledge)) break
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
      isEmptySoFar(page, sorted.parts.lead)
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
  if (line.item !== null && line.depth > 1 && !isEmptySoFar(page, sorted.parts.lead)) return null
  switch (kind) {
    case 'answer':
    case 'example':
      if (sorted.answerMarked) return isEmptySoFar(page, sorted.parts.answer) ? 'answer' : null
      return habits.marksAnswers || line.kind === 'details' || isShort(page, sorted.parts.lead)
        ? 'answer'
        : null
    case 'rubric':
      return sorted.answerMarked ? 'guidance' : isEmptySoFar(page, sorted.parts.lead) ? 'answer' : null
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
      return part !== 'answer' && isEmptySoFar(page, sorted.parts.lead) ? 'meta' : null
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

function endsThePage(line: Line, habits: Habits, knowledge: Knowledge): boolean {
  if (!habits.isLast || line.text.length > 40 || line.item !== null) return false
  if (line.kind !== 'text' && line.kind !== 'heading') return false
  const kind = knowledge.sections.get(sectionName(line.text))
  if (line.kind === 'heading') return kind === 'comments' || kind === 'footer'
  return kind !== undefined && kind !== 'introduction' && line.indent === 0 && line.depth === 0
}

const isEmptySoFar = (page: Page, strands: readonly Strand[]): boolean => trimmed(page, strands).length === 0

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

function keyed(
  page: Page,
  found: Parameters<typeof applyKey>[0],
  answer: readonly Strand[],
): { choices: Choice[]; rest: Strand[] } | null {
  const kept = trimmed(
    page,
    answer.filter((strand) => strand.text !== ''),
  )
  const first = kept[0]
  if (first === undefined) return null
  const key = applyKey(found, first.text ?? page.lines[first.index]?.text ?? '')
  if (key === null) return null
  return {
    choices: key.choices,
    rest: [...(key.rest === '' ? [] : [{ index: first.index, text: key.rest }]), ...kept.slice(1)],
  }
}

/**
 * How many of the first lines are the code a question speaks of ("the output of the following"), when
 * something follows that can be the answer.
 */
function codeOfQuestion(page: Page, lead: readonly Strand[], question: string, knowledge: Knowledge): number {
  let position = 0
  while (page.lines[lead[position]?.index ?? -1]?.kind === 'blank') position++
  const code = page.lines[lead[position]?.index ?? -1]?.code
  if (code == null || knowledge.below.in(question.toLowerCase()) === null) return 0
  while (page.lines[lead[position]?.index ?? -1]?.code === code) position++
  return isEmptySoFar(page, lead.slice(position)) ? 0 : position
}

/** Nothing but further questions: they belong to the question, and there is no answer. */
function asksOn(page: Page, strands: readonly Strand[]): boolean {
  const lines = strands
    .map(({ index }) => page.lines[index])
    .filter((line) => line !== undefined && line.kind !== 'blank')
  return (
    lines.length > 0 && lines.every((line) => line?.kind === 'text' && /[?？؟][*_`)"'\s]*$/.test(line.text))
  )
}

const LONGEST_PLACEHOLDER = 200

function realText(text: string | null, knowledge: Knowledge): string | null {
  if (text === null || text.length > LONGEST_PLACEHOLDER) return text
  const bare = plain(text)
    .toLowerCase()
    .replace(/^[([{]+|[)\]}.!:]+$/g, '')
    .trim()
  if (bare === '' && !text.includes('![') && fingerprint(text) === '') return null
  return knowledge.placeholders.has(bare) || knowledge.placeholders.has(text.trim().toLowerCase())
    ? null
    : text
}

const unquoted = (text: string | null): string | null =>
  text !== null && /^["“„«].*["”“»]$/s.test(text) && !/["“”]/.test(text.slice(1, -1))
    ? text.slice(1, -1).trim()
    : text

/** How far into an answer its kind shows. */
const TELLING = 800

function kindOf(text: string, knowledge: Knowledge): AnswerKind {
  const opening = text.slice(0, TELLING)
  if (knowledge.rubric.in(opening.toLowerCase()) !== null) return 'rubric'
  if (opening.search(knowledge.firstPerson) < 0) return 'answer'
  const prose = opening.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`|["“][^"”\n]*["”]/g, ' ')
  const told = prose.match(knowledge.firstPerson)?.length ?? 0
  return told >= 2 && told * 800 >= prose.length ? 'example' : 'answer'
}
