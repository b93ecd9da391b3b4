import type { Format, Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import { likeness } from './likeness.ts'
import { isPart } from './outline.ts'
import type { Page } from './page.ts'
import { questionText } from './question-text.ts'

/** Questions without any label that stand between rules, above a labelled answer or hint. */
export const ruled: Format = {
  name: 'ruled',
  base: 0.3,
  decisive: true,
  openings: (page, knowledge) => {
    const openings: Opening[] = []
    let start = -1
    page.lines.forEach((line, index) => {
      if (line.kind === 'rule') start = index + 1
      else if (start >= 0 && line.kind !== 'blank') {
        const opening = openingAt(page, knowledge, index)
        if (opening !== null) openings.push(opening)
        start = -1
      }
    })
    return openings
  },
}

const FARTHEST = 60

function openingAt(page: Page, knowledge: Knowledge, index: number): Opening | null {
  const line = page.lines[index]
  if (
    line?.kind !== 'text' ||
    line.label !== null ||
    line.item !== null ||
    line.furniture !== null ||
    line.quoted
  )
    return null
  if (!answersBelow(page, index)) return null
  let last = index
  while (
    page.lines[last + 1]?.kind === 'text' &&
    !page.lines[last + 1]?.opens &&
    page.lines[last + 1]?.label === null
  ) {
    if (/[?？؟]\s*$/.test(page.lines[last]?.text ?? '')) break
    last++
  }
  const text = page.lines
    .slice(index, last + 1)
    .map((one) => one.text)
    .join(' ')
  const question = questionText(text, knowledge)
  return {
    first: index,
    last,
    question,
    series: `ruled ${line.fold}`,
    likeness: likeness(question, knowledge),
    number: null,
    labelled: false,
    level: 0,
  }
}

function answersBelow(page: Page, from: number): boolean {
  for (let index = from + 1; index < from + FARTHEST; index++) {
    const line = page.lines[index]
    if (
      line === undefined ||
      line.kind === 'rule' ||
      line.kind === 'heading' ||
      line.label?.kind === 'question'
    )
      return false
    if (isPart(line)) return true
  }
  return false
}
