import type { AnswerKind, Choice } from '../card/card.ts'
import { kindOf, realText, unquoted } from './answer-text.ts'
import { applyKey, namedChoices, standAlone, taskChoices } from './choices.ts'
import type { Claim } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import type { Page } from './page.ts'
import { type Habits, isEmpty, sortParts } from './parts.ts'
import { lastUsed, type Strand, sliceOf, trimmed } from './slice.ts'

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

/** Cuts the body of a claim into parts: by labels, cues, choices and `<details>`, whatever its format. */
export function anatomyOf(page: Page, claim: Claim, knowledge: Knowledge, habits: Habits): Anatomy {
  const { opening } = claim
  const sorted = sortParts(page, claim, knowledge, habits)
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
    const keyedBelow = named !== null && habits.key !== null ? applyKey(named, habits.key) : null
    const isKeyed = keyedBelow !== null || named?.choices.some((choice) => choice.correct)
    if (
      named !== null &&
      (isKeyed || (opening.labelled && standAlone(named) && isEmpty(page, [...named.before, ...named.after])))
    ) {
      choices = keyedBelow?.choices ?? named.choices
      context = named.before
      reply = [...named.after, ...(keyedBelow?.rest ? [{ index: opening.last, text: keyedBelow.rest }] : [])]
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
  return isEmpty(page, lead.slice(position)) ? 0 : position
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
