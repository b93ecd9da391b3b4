import type { Anatomy } from './anatomy.ts'
import type { AnswerKey } from './answer-key.ts'
import type { Claim } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import type { Line, Page } from './page.ts'
import { plain, sectionName } from './plain.ts'
import type { Dropped } from './reading.ts'

/**
 * Every stretch that became no card, with a reason. The title, front matter, headings over cards, rules and
 * empty tags are no loss and are not listed.
 */
export function droppedOf(
  page: Page,
  chosen: readonly Claim[],
  anatomies: readonly Anatomy[],
  sections: ReadonlySet<number>,
  key: AnswerKey | null,
  knowledge: Knowledge,
): Dropped[] {
  const reasons = new Map<number, string>()
  const covered = new Uint8Array(page.lines.length)
  chosen.forEach((claim, index) => {
    const anatomy = anatomies[index]
    if (anatomy === undefined) return
    covered.fill(1, claim.first, anatomy.last + 1)
    for (const { index: line, reason } of anatomy.left) {
      covered[line] = 0
      reasons.set(line, reason)
    }
  })
  if (key !== null) for (let index = key.first; index <= key.last; index++) reasons.set(index, 'answer-key')
  const firstCard = chosen[0]?.first ?? page.lines.length
  const lastCard = anatomies.at(-1)?.last ?? -1
  const first = page.lines.findIndex((line) => line.kind !== 'blank' && line.kind !== 'front')
  let around: string | null = null
  const dropped: Dropped[] = []
  let open: Dropped | null = null
  page.lines.forEach((line, index) => {
    if (line.kind === 'blank') return
    const own = sectionReason(line, knowledge)
    if (own !== null) around = own
    else if (line.kind === 'heading') around = null
    if (covered[index] === 1) around = null
    const silent =
      covered[index] === 1 ||
      sections.has(index) ||
      isSilent(page, line, index, first) ||
      isHead(line, index, covered)
    if (silent) {
      if (covered[index] === 1 || sections.has(index)) open = null
      return
    }
    const reason =
      reasons.get(index) ??
      lineReason(line) ??
      around ??
      placeReason(index, firstCard, lastCard, chosen.length)
    if (open !== null && open.reason === reason) open.endLine = line.at
    else {
      open = { line: line.at, endLine: line.at, reason, text: openingOf(line) }
      dropped.push(open)
    }
  })
  return dropped
}

/** The head of a table whose rows are cards. */
function isHead(line: Line, index: number, covered: Uint8Array): boolean {
  const row = line.table?.rows[0]
  return row !== undefined && line.at < row.line && covered[index + row.line - line.at] === 1
}

function isSilent(page: Page, line: Line, index: number, first: number): boolean {
  if (line.kind === 'rule' || line.kind === 'mark' || line.kind === 'front' || line.furniture === 'empty')
    return true
  return (index === first || line.kind === 'heading') && plain(line.text) === page.document.title
}

function sectionReason(line: Line, knowledge: Knowledge): string | null {
  if (line.kind !== 'heading' && line.kind !== 'text') return null
  if (line.item !== null || line.text.length > 60 || /^\p{Ll}|[.,]$/u.test(line.text)) return null
  return knowledge.sections.get(sectionName(line.text)) ?? null
}

function lineReason(line: Line): string | null {
  if (line.kind === 'comment') return 'comment'
  if (line.kind === 'table' && line.raw.includes('](#')) return 'table-of-contents'
  if (line.furniture === 'link') return 'links'
  return line.furniture
}

function placeReason(index: number, firstCard: number, lastCard: number, cards: number): string {
  if (cards === 0) return 'no-question'
  if (index < firstCard) return 'introduction'
  return index > lastCard ? 'closing' : 'no-question'
}

const openingOf = (line: Line): string => {
  const text = line.raw.trim().replace(/\s+/g, ' ')
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
