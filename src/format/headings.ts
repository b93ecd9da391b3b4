import type { Format, Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import { likeness } from './likeness.ts'
import { namelessNumber } from './nameless.ts'
import { type Numbering, numberingOf } from './numbering.ts'
import { isPart } from './outline.ts'
import type { Line, Page } from './page.ts'
import { questionText } from './question-text.ts'

/** Questions as headings: ATX, setext, HTML, also the first thing in a list item (`1. ### What …`). */
export const headings: Format = {
  name: 'headings',
  base: -0.6,
  openings: (page, knowledge) => {
    const found: { index: number; numbering: Numbering | null }[] = []
    for (const index of page.headings) {
      const line = page.lines[index]
      if (line === undefined || line.quoted || isPart(line)) continue
      if (line.label?.kind === 'question' && line.label.rest === '') continue
      if (namelessNumber(line, knowledge) !== null) continue
      found.push({ index, numbering: numberingOf(line.text) })
    }
    const lettered = found.filter(({ numbering }) => numbering?.style === 'q').length
    const bare = found.filter(({ numbering }) => numbering !== null && numbering.style !== '').length
    const undotted = found.filter(({ numbering }) => numbering?.style === '').length
    return found.map(({ index, numbering }) =>
      openingAt(page, knowledge, index, numbering, {
        byLetter: lettered >= 3 && lettered * 2 > bare,
        bareNumbers: Math.max(bare, undotted) * 2 > found.length,
      }),
    )
  },
}

interface Habits {
  /** `Q7.` is what the questions of this page have in common, whatever their level. */
  byLetter: boolean
  /** So many headings are numbered that a number without a dot is one too. */
  bareNumbers: boolean
}

function openingAt(
  page: Page,
  knowledge: Knowledge,
  index: number,
  numbering: Numbering | null,
  habits: Habits,
): Opening {
  const line = page.lines[index] as Line
  const strip = numbering?.style === '' && habits.bareNumbers
  const question = questionText(strip ? numbering.rest : line.text, knowledge)
  const labelled = numbering?.style === 'q' || line.label?.kind === 'question'
  const number = line.item?.number ?? null
  let last = index
  while (page.lines[last + 1]?.kind === 'mark') last++
  return {
    first: index,
    last,
    question,
    series: `${labelled && habits.byLetter ? 'q' : `${line.level} ${line.depth}`} ${line.fold}`,
    likeness: line.furniture === null || line.furniture === 'link' ? likeness(question, knowledge) : 0,
    number: numbering?.number ?? (number === null ? null : String(number)),
    labelled,
    level: line.level,
  }
}
