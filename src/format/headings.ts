import type { Format } from './format.ts'
import { isPart } from './outline.ts'
import { likeness, numberingOf, questionText } from './wording.ts'

/** Questions as headings: ATX, setext, HTML, also the first thing in a list item (`1. ### What …`). */
export const headings: Format = {
  name: 'headings',
  base: -0.6,
  openings: (page, knowledge) =>
    page.lines.flatMap((line, index) => {
      if (line.kind !== 'heading' || line.quoted || isPart(line)) return []
      if (line.label?.kind === 'question' && line.label.rest === '') return []
      const numbering = numberingOf(line.text)
      const question = questionText(line.text, knowledge)
      const labelled = numbering?.style === 'q' || line.label?.kind === 'question'
      const number = line.item?.number ?? null
      const key = labelled ? 'q' : `${line.level} ${line.depth}`
      let last = index
      while (page.lines[last + 1]?.kind === 'mark') last++
      return [
        {
          first: index,
          last,
          question,
          series: `${key} ${line.fold}`,
          likeness: line.furniture === null || line.furniture === 'link' ? likeness(question, knowledge) : 0,
          number: numbering?.number ?? (number === null ? null : String(number)),
          labelled,
          level: line.level,
        },
      ]
    }),
}
