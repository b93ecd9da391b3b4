import type { Page } from '../page.ts'
import { cardRow, type ListedCard, shortId } from './row.ts'

interface OfferedLink {
  former: { card: ListedCard }
  next: { card: ListedCard }
  /** How alike questions and answers are, 0-1. */
  question: number
  answer: number
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** Each offer with both cards, how alike they are, and the command that confirms it. */
export function linkView(offers: readonly OfferedLink[], page: Page): string[] {
  if (offers.length === 0) return ['No open offers.']
  return offers.flatMap(({ former, next, question, answer }) => [
    cardRow(former.card, page, 'gone'),
    cardRow(next.card, page, 'new'),
    page.style.dim(`  questions ${percent(question)} alike, answers ${percent(answer)}`),
    `    ${page.iq} link ${shortId(former.card, page)} ${shortId(next.card, page)}`,
    '',
  ])
}
