import type { Format } from './format.ts'
import { likeness, questionText } from './wording.ts'

/** Questions as bullets, with the answer nested below or none at all. */
export const bullets: Format = {
  name: 'bullets',
  base: -1,
  openings: (page, knowledge) =>
    page.lines.flatMap((line, index) => {
      if (line.kind !== 'text' || line.item === null || line.item.number !== null || line.item.checked !== null) return []
      if (line.quoted || line.furniture !== null || line.label !== null) return []
      const question = questionText(line.text, knowledge)
      if (question === '' || question.length > 400) return []
      let last = index
      while (last < index + 3 && isContinuation(page.lines[last + 1]) && !/[?？؟]\s*$/.test(page.lines[last]?.text ?? '')) last++
      const text = page.lines.slice(index, last + 1).map((one) => one.text).join(' ')
      const end = /[?？؟][*_`)\s]*$/.test(text) ? last : index
      const whole = end === index ? question : questionText(text, knowledge)
      return [
        {
          first: index,
          last: end,
          question: whole,
          series: `bullet ${line.depth} ${line.fold}`,
          likeness: likeness(whole, knowledge),
          number: null,
          labelled: false,
          level: 0,
        },
      ]
    }),
}

const isContinuation = (line: { kind: string; opens: boolean; item: unknown } | undefined): boolean =>
  line?.kind === 'text' && !line.opens && line.item === null
