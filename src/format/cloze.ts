import type { Format, Opening } from './format.ts'
import type { Page } from './page.ts'

const PREFIX = /^(?:C|Cloze)\s*:\s+/
/** More gaps than this are a puzzle, and a card for each would be the text squared. */
const MOST_DELETIONS = 20
const GAP = '[…]'
const NONE: Opening[] = []

/**
 * Texts with deletions: `C: The [heart] pumps [blood].` (hashcards, repeater) or `{{c1::heart}}` (Anki).
 * Each deletion is one card: the text with that gap asks for it, the other deletions are shown.
 */
export const cloze: Format = {
  name: 'cloze',
  base: 2,
  decisive: true,
  openings: (page) =>
    page.texts.flatMap((index) => {
      const line = page.lines[index]
      if (line === undefined || !/^C|\{\{c/.test(line.text)) return NONE
      if (PREFIX.test(line.text) && line.item === null && !/^B\s*:/.test(page.lines[index - 1]?.text ?? ''))
        return cards(page, index, paragraphEnd(page, index), PREFIX, /(?<![\\\]\w!])\[([^[\]]+)\](?![([:])/g)
      return line.text.includes('{{c')
        ? cards(page, index, index, /^(?:[-*+]\s+)?/, /\{\{c\d+::(.+?)(?:::[^{}]*)?\}\}/g)
        : NONE
    }),
}

function paragraphEnd(page: Page, index: number): number {
  let last = index
  for (;;) {
    const next = page.lines[last + 1]
    if (next?.kind !== 'text' || next.label !== null || PREFIX.test(next.text) || next.opens) return last
    last++
  }
}

/** The cards of one text share its lines, so each claims one and the same stretch: see `sharing`. */
function cards(page: Page, first: number, last: number, prefix: RegExp, deletion: RegExp): Opening[] {
  const text = page.lines
    .slice(first, last + 1)
    .map((line) => line.text)
    .join(' ')
    .replace(prefix, '')
  const math = [...text.matchAll(/\$[^$]+\$|`[^`]+`/g)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  )
  const found = [...text.matchAll(deletion)].filter(
    (match) =>
      match[0].startsWith('{{') ||
      !math.some(
        ([from, to]) => match.index >= from && match.index < to && !/^[\w\s-]+$/.test(match[1] ?? ''),
      ),
  )
  if (found.length > MOST_DELETIONS) return NONE
  return found.map((match): Opening => {
    const shown = found.reduceRight((out, other) => {
      const fill = other === match ? GAP : (other[1] ?? '')
      return out.slice(0, other.index) + fill + out.slice(other.index + other[0].length)
    }, text)
    return {
      first,
      last,
      end: last,
      question: shown.trim(),
      series: 'cloze',
      likeness: 0.8,
      number: null,
      labelled: true,
      level: 0,
      inline: match[1] ?? '',
      sharing: true,
    }
  })
}
