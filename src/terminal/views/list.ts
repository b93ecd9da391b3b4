import type { CardState } from '../json.ts'
import type { Page } from '../page.ts'
import { counted, waitText } from '../time.ts'
import { oneLine } from '../visible.ts'
import { widthOf } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { asideRoom, cardRow, type ListedCard, shortId } from './row.ts'

interface ListRow {
  card: ListedCard
  state: CardState
  /** UTC milliseconds; null when new. */
  due: number | null
  leech: boolean
}

/** A line a card: id, question, first topic and when it is due; what to do next below. */
export function listView(rows: readonly ListRow[], page: Page, now: number): string[] {
  const first = rows[0]
  if (first === undefined) return ['No cards.']
  const asides = rows.map((row) => aside(row, page, now))
  const column = asides.reduce((widest, text) => Math.max(widest, widthOf(text)), 0)
  const lines = rows.map(({ card }, index) => cardRow(card, page, asides[index], column))
  return [
    ...lines,
    '',
    page.style.dim(`${counted(rows.length, 'card')} · ${page.iq} show ${shortId(first.card, page)}`),
  ]
}

/** First topic and when it is due; on a narrow screen only what matters more. */
function aside({ card, state, due, leech }: ListRow, { width }: Page, now: number): string {
  const when = state === 'new' ? '' : due !== null && !AWAY.has(state) ? `due ${waitText(due, now)}` : state
  const topic = oneLine(card.topics[0] ?? '')
  const both = [topic, leech ? 'leech' : '', when].filter(Boolean).join(' · ')
  return both.length <= asideRoom(width) ? both : when || topic
}

/** Not asked, whatever their memory says. */
const AWAY: ReadonlySet<CardState> = new Set<CardState>(['suspended', 'retired', 'draft'])

/** How a person completes drafts: said below `iq list --drafts`. */
export function draftsHelp({ width, style, iq }: Page): string[] {
  const text =
    'A draft is an answer whose question is missing. To have it asked, write the question into a file beside ' +
    'the document, named like it with .questions.toml at the end, and import the document again:'
  const example = ['[[card]]', 'answer = "its opening words"', 'question = "What to ask?"']
  return [
    ...wrapText(text, width),
    '',
    ...example.map((line) => `    ${style.cyan(line)}`),
    '',
    `    ${iq} import`,
  ]
}
