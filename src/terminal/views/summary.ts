import type { Summary } from '../../study/progress.ts'
import type { Page } from '../page.ts'
import { counted, durationText, waitText } from '../time.ts'
import { oneLine } from '../visible.ts'
import { padEnd, shorten, widthOf } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { stacked } from './card.ts'
import { cardRow } from './row.ts'

/** Tomorrow's load, and on how many of the last seven days something was answered. */
interface Outlook {
  due: number
  new: number
  practised: number
}

/** How a session went: `7 of 10, missed 3`, the missed cards by id, and what comes next. */
export function sessionSummary(
  summary: Summary,
  page: Page,
  now: number | null = null,
  outlook: Outlook | null = null,
): string[] {
  return stacked(
    score(summary, page),
    missedRows(summary, page),
    topicRows(summary, page),
    sentences([...(outlook === null ? [] : ahead(summary, outlook)), ...closing(summary, page, now)], page),
  )
}

function score({ asked, right, missed, skipped, answers, ms }: Summary, { style, width }: Page): string[] {
  if (asked === 0) return [skipped === 0 ? 'Nothing answered.' : `Nothing answered, skipped ${skipped}.`]
  const result =
    missed.length === 0 ? `${right} of ${asked}` : `${right} of ${asked}, missed ${missed.length}`
  const more = [
    `${Math.round((100 * right) / asked)} % right`,
    ...(answers === asked ? [] : [counted(answers, 'answer')]),
    ...(skipped === 0 ? [] : [`skipped ${skipped}`]),
    ...(ms < 1000 ? [] : [durationText(ms)]),
  ]
  const [first = '', ...rest] = wrapText([result, ...more].join(' · '), width)
  return [style.bold(result) + style.dim(first.slice(result.length)), ...rest.map((line) => style.dim(line))]
}

const missedRows = ({ missed }: Summary, page: Page): string[] =>
  missed.length === 0 ? [] : [page.style.red('Missed'), ...missed.map((card) => cardRow(card, page))]

/** Where cards of several topics were asked: how each went. */
function topicRows({ kind, topics }: Summary, { style, width }: Page): string[] {
  if (kind !== 'quiz' || topics.length < 2) return []
  const column = Math.min(width - SCORE, Math.max(...topics.map(({ topic }) => widthOf(topic))))
  return [
    style.bold('By topic'),
    ...topics.map(
      ({ topic, asked, right }) => `${padEnd(shorten(oneLine(topic), column), column)}  ${right} of ${asked}`,
    ),
  ]
}

/** Columns for `100 of 100` and the gap before it. */
const SCORE = 12

function closing(
  { kind, asked, missed, learning, learningDue }: Summary,
  { iq }: Page,
  now: number | null,
): string[] {
  const sentences: string[] = []
  if (kind === 'quiz') {
    if (missed.length > 0) sentences.push(`Drill the missed ones with \`${iq} quiz --again\`.`)
    if (asked > 0) sentences.push('Practice only: your review schedule is unchanged.')
    if (missed.length > 0) sentences.push(`Missed cards come first in \`${iq} review\`.`)
  } else {
    if (missed.length > 0) sentences.push(`Drill the missed ones with \`${iq} quiz --missed\`.`)
    if (learning > 0) {
      const when = now === null || learningDue === null ? 'soon' : waitText(learningDue, now)
      sentences.push(`${counted(learning, 'card')} still being learned: the next is due ${when}.`)
    }
  }
  return sentences
}

function ahead({ kind, asked }: Summary, { due, new: fresh, practised }: Outlook): string[] {
  const load = [...(due > 0 ? [`${due} due`] : []), ...(fresh > 0 ? [`${fresh} new`] : [])]
  return [
    ...(kind === 'review' ? [`Tomorrow: ${load.length === 0 ? 'nothing' : load.join(' and ')}.`] : []),
    ...(asked > 0 ? [`You practised on ${practised} of the last 7 days.`] : []),
  ]
}

/** A sentence a line on a screen: the command in it stays in one piece and can be copied. */
const sentences = (all: readonly string[], { width, columns }: Page): string[] =>
  Number.isFinite(columns)
    ? all.flatMap((sentence) => wrapText(sentence, width))
    : all.length === 0
      ? []
      : [all.join(' ')]
