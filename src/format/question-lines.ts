import type { Format } from './format.ts'
import { questionText } from './wording.ts'

/** Questions without any mark: a short paragraph that ends as one, or one quoted as in a mail. */
export const questionLines: Format = {
  name: 'question-lines',
  base: -1.2,
  openings: (page, knowledge) =>
    page.lines.flatMap((line, index) => {
      if (line.kind !== 'text' || !line.opens || line.item !== null || line.depth > 0 || line.label !== null) return []
      let last = index
      while (last < index + 4 && page.lines[last + 1]?.kind === 'text' && !page.lines[last + 1]?.opens && !endsAsking(page.lines[last]?.text)) last++
      if (!endsAsking(page.lines[last]?.text)) return []
      const text = page.lines.slice(index, last + 1).map((one) => one.text).join(' ')
      if (text.length > 320 || /[.!。]\s+\S+\s+\S/.test(text.slice(0, -1))) return []
      return [
        {
          first: index,
          last,
          question: questionText(text, knowledge),
          series: `line ${line.indent} ${line.quoted ? 'quoted' : ''} ${line.fold}`,
          likeness: 1,
          number: null,
          labelled: false,
          level: 0,
        },
      ]
    }),
}

const endsAsking = (text: string | undefined): boolean => text !== undefined && /[?？؟][*_`"')\s]*$/.test(text)
