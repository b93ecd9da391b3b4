import type { Page } from '../page.ts'
import { counted, durationText, waitText } from '../time.ts'
import { oneLine } from '../visible.ts'
import { shorten } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { stacked } from './card.ts'
import { type Backlog, backlogLine, type InterviewPlan, interviewLine } from './plan.ts'
import { percent } from './topics.ts'

interface Today {
  cards: number
  due: number
  /** New cards within today's limit. */
  new: number
  /** Milliseconds the due and new ones take; null when unknown. */
  ms: number | null
  weakest: { topic: string; readiness: number } | null
  /** When the next card is due: UTC milliseconds; null when none was ever reviewed. */
  nextDue: number | null
  backlog?: Backlog | null
  interview?: InterviewPlan | null
}

/** The day at a glance, and the one command that comes next. */
export function todayView(today: Today, page: Page, now: number): string[] {
  const { style, iq, width } = page
  if (today.cards === 0) return ['No cards yet.', '', `    ${iq} import PATH`]
  const idle = today.due + today.new === 0
  const rest = today.nextDue === null ? '' : ` The next card is due ${waitText(today.nextDue, now)}.`
  const counts = [`${today.due} due`, `${today.new} new`].map((text) => style.bold(text))
  const time = today.ms === null ? [] : [style.dim(`about ${durationText(today.ms)}`)]
  const weakest = today.weakest
  const topic =
    weakest === null ? [] : [`Weakest topic: ${oneLine(weakest.topic)} (${percent(weakest.readiness)} ready)`]
  const practise = `${iq} quiz${weakest ? ` --topic ${oneLine(weakest.topic)}` : ''}`
  return stacked(
    [
      ...(idle ? wrapText(`Nothing is due.${rest}`, width, style.bold) : [[...counts, ...time].join(' · ')]),
      ...[
        ...(today.backlog ? [backlogLine(today.backlog)] : []),
        ...(today.interview ? [interviewLine(today.interview)] : []),
        ...topic,
      ].flatMap((line) => wrapText(line, width)),
      style.dim(counted(today.cards, 'card')),
    ],
    [`    ${style.cyan(shorten(idle ? practise : `${iq} review`, width - 4))}`],
  )
}
