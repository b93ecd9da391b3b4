import { bestSnippet, marksIn, type Range } from '../../search/snippet.ts'
import type { Page } from '../page.ts'
import type { Paint } from '../style.ts'
import { counted } from '../time.ts'
import { oneLine, visible } from '../visible.ts'
import { blanks, shorten, widthOf } from '../width.ts'
import { type Span, span, wrapSpans } from '../wrap.ts'
import { type ListedCard, shortId } from './row.ts'

interface FoundCard {
  card: ListedCard
  /** What it was found by. */
  spellings: readonly string[]
  /** Ids of cards elsewhere that ask the same. */
  alike?: readonly string[]
}

interface Found {
  corrected: Readonly<Record<string, string>>
  total: number
  /** There are more than `total`. */
  capped?: boolean
  hits: readonly FoundCard[]
  /** What asks for the same cards elsewhere, as typed: `--search caching`. */
  flags: string
}

/** Said on standard error when words were mended; null when none was. */
export function correctionNote(corrected: Readonly<Record<string, string>>): string | null {
  const pairs = Object.entries(corrected)
  if (pairs.length === 0) return null
  const [typed, used] = [0, 1].map((side) => oneLine(pairs.map((pair) => pair[side]).join(' ')))
  return `Showing results for ${used} (typed: ${typed}).`
}

/** Each hit with its question, topics and best snippet, matches marked; what to do next below. */
export function searchView(found: Found, page: Page): string[] {
  const { hits, flags } = found
  const first = hits[0]
  if (first === undefined) return []
  const next = [
    `${page.iq} show ${shortId(first.card, page)}`,
    ...['quiz', 'review'].map((command) => `${page.iq} ${command} ${oneLine(flags)}`),
  ]
  const line = [countText(found), ...next].join(' · ')
  const footer = widthOf(line) <= page.width ? [line] : [countText(found), ...next.map((one) => `  ${one}`)]
  return [...hits.flatMap((hit) => [...hitLines(hit, page), '']), ...footer.map(page.style.dim)]
}

/** How many cards were found: `over 2000 cards, the best 10 shown`. */
export function countText({
  hits,
  total,
  capped,
}: Pick<Found, 'total' | 'capped'> & { hits: readonly unknown[] }): string {
  const shown = total > hits.length ? `, the best ${hits.length} shown` : ''
  return `${capped ? 'over ' : ''}${counted(total, 'card')}${shown}`
}

function hitLines({ card, spellings, alike = [] }: FoundCard, page: Page): string[] {
  const { style, width } = page
  const id = shortId(card, page)
  const indent = blanks(id.length + 2)
  const room = width - indent.length
  const strong: Paint = (text) => style.bold(style.green(text))
  const topics = oneLine(card.topics.join(', '))
  const snippet = bestSnippet(card.answer ?? '', spellings)
  const text = snippet ? marked(snippet.text, snippet.marks, (plain) => plain, strong) : []
  const title =
    card.question === null
      ? [span('(draft) ', style.dim), ...(snippet ? text : [span(opening(card.answer ?? ''), style.dim)])]
      : marked(card.question, marksIn(card.question, spellings), style.bold, strong)
  const lines = wrapSpans(topics === '' ? title : [...title, span(` [${topics}]`, style.dim)], room)
  const below = card.question === null || text.length === 0 ? [] : wrapSpans(text, room)
  const also =
    alike.length === 0 ? [] : [style.dim(`also asked in ${counted(alike.length, 'other document')}`)]
  return [...lines, ...below, ...also].map((line, row) =>
    row === 0 ? `${style.yellow(id)}  ${line}` : indent + line,
  )
}

/** The text in spans, those within the marks in another look. Made visible after cutting: offsets are the text's own. */
function marked(text: string, marks: readonly Range[], plain: Paint, strong: Paint): Span[] {
  const spans: Span[] = []
  let from = 0
  const add = (to: number, paint: Paint) => {
    if (to > from) spans.push(span(visible(text.slice(from, to)).replace(/\n/g, ' '), paint))
    from = Math.max(from, to)
  }
  for (const mark of marks) {
    add(mark.from, plain)
    add(mark.to, strong)
  }
  add(text.length, plain)
  return spans
}

/** How an answer without a question begins. */
const opening = (answer: string): string => shorten(oneLine(answer.slice(0, 400)).replaceAll('**', ''), 160)
