import type { Summary } from '../../study/progress.ts'
import type { Page } from '../page.ts'
import { counted, durationText, waitText } from '../time.ts'
import { wrapText } from '../wrap.ts'
import { stacked } from './card.ts'
import { cardRow } from './row.ts'

/** How a session went: `7 of 10, missed 3`, the missed cards by id, and what comes next. */
export function sessionSummary(summary: Summary, page: Page, now: number | null = null): string[] {
  return stacked([score(summary, page)], missedRows(summary, page), closing(summary, page, now))
}

function score({ asked, right, missed, skipped, ms }: Summary, { style }: Page): string {
  if (asked === 0) return skipped === 0 ? 'Nothing answered.' : `Nothing answered, skipped ${skipped}.`
  const result =
    missed.length === 0 ? `${right} of ${asked}` : `${right} of ${asked}, missed ${missed.length}`
  const more = [...(skipped === 0 ? [] : [`skipped ${skipped}`]), ...(ms < 1000 ? [] : [durationText(ms)])]
  return style.bold(result) + style.dim(more.map((part) => ` · ${part}`).join(''))
}

const missedRows = ({ missed }: Summary, page: Page): string[] =>
  missed.length === 0 ? [] : [page.style.red('Missed'), ...missed.map((card) => cardRow(card, page))]

function closing(
  { kind, asked, missed, learning, learningDue }: Summary,
  { iq, width, columns }: Page,
  now: number | null,
): string[] {
  const sentences: string[] = []
  if (kind === 'quiz') {
    if (asked > 0) sentences.push('Practice only: your review schedule is unchanged.')
    if (missed.length > 0) sentences.push(`Missed cards come first in \`${iq} review\`.`)
  } else {
    if (missed.length > 0) sentences.push(`Drill the missed ones: ${iq} quiz --missed`)
    if (learning > 0) {
      const when = now === null || learningDue === null ? 'soon' : waitText(learningDue, now)
      sentences.push(`${counted(learning, 'card')} still being learned: the next is due ${when}.`)
    }
  }
  if (!Number.isFinite(columns)) return sentences.length === 0 ? [] : [sentences.join(' ')]
  // A sentence a line: the command in it stays in one piece and can be copied.
  return sentences.flatMap((sentence) => wrapText(sentence, width))
}
