import type { Format, Opening } from './format.ts'
import { likeness } from './likeness.ts'
import type { Page } from './page.ts'
import { questionText } from './question-text.ts'

const NONE: Opening[] = []

/** Questions in the summary of a `<details>`, the answer folded below. */
export const collapsed: Format = {
  name: 'details',
  base: 0.4,
  openings: (page, knowledge) =>
    page.lines.flatMap((line, index) => {
      if (line.kind !== 'details' && line.kind !== 'text') return NONE
      const container = line.kind === 'text' && line.text.startsWith(':::') ? containerAt(page, index) : null
      if (container !== null) {
        const question = questionText(container.title, knowledge)
        return [
          {
            first: index,
            last: index,
            question,
            series: 'container',
            likeness: likeness(question, knowledge),
            number: null,
            labelled: false,
            level: 0,
            end: container.end,
          },
        ]
      }
      if (
        line.kind !== 'details' ||
        (line.label !== null && line.label.kind !== 'question') ||
        line.furniture === 'control'
      )
        return NONE
      const [head = '', ...rest] = line.text
        .trim()
        .split(/\n[ \t]*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s|\s*(?:```|~~~))/)
      const question = questionText(head, knowledge)
      if (question === '') return []
      const context = line.text
        .trim()
        .slice(head.length)
        .replace(/^\s*\n/, '')
        .trimEnd()
      const end = ownEnd(page, index, foldEnd(page, index))
      let last = index
      while (last < end && page.lines[last + 1]?.kind === 'mark') last++
      return [
        {
          first: index,
          last,
          question,
          series: `details ${line.fold}`,
          likeness: likeness(question, knowledge),
          number: null,
          labelled: line.label?.kind === 'question',
          level: 0,
          end,
          ...(rest.length > 0 && context.trim() !== '' ? { context } : {}),
        },
      ]
    }),
}

/** A container of VuePress and its kin: `::: details What is X?` down to `:::`. */
function containerAt(page: Page, index: number): { title: string; end: number } | null {
  const title = /^:{3,}\s*[\w-]+\s+(.*\S)/.exec(page.lines[index]?.text ?? '')?.[1]
  if (title === undefined) return null
  for (let end = index + 1; end < page.lines.length; end++) {
    if (/^:{3,}$/.test(page.lines[end]?.text ?? '')) return { title, end }
    if (page.lines[end]?.text.startsWith(':::')) return null
  }
  return null
}

/** Last line of the `<details>` that opens on line `index`. */
function foldEnd(page: Page, index: number): number {
  const open = page.lines[index]
  if (open?.details == null) return index
  let end = index
  while ((page.lines[end + 1]?.at ?? Number.POSITIVE_INFINITY) <= open.details.endLine) end++
  return end
}

/** The `<details>` of further questions that close another one are none of its answer. */
function ownEnd(page: Page, index: number, end: number): number {
  const fold = (page.lines[index]?.fold ?? 0) + 1
  let first = -1
  for (let at = index + 1; at <= end; at++) {
    const line = page.lines[at]
    if (line === undefined || line.fold > fold || line.kind === 'blank' || line.kind === 'mark') continue
    if (line.furniture === 'empty') continue
    const asks = line.kind === 'details' && (line.label === null || line.label.kind === 'question')
    if (!asks) first = -1
    else if (first < 0) first = at
  }
  return first < 0 ? end : first - 1
}
