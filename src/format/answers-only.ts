import type { Format, Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import type { Page } from './page.ts'

/**
 * Documents whose questions are missing: paragraph after paragraph tells an interviewer what to look for.
 * Each becomes a draft, to be given a question by a companion file.
 */
export const answersOnly: Format = {
  name: 'answers-only',
  base: 1.2,
  openings: (page, knowledge) => {
    const asking = page.lines.filter(
      (line) => line.kind !== 'code' && /[?？؟]["')*_]*$/.test(line.text),
    ).length
    if (asking > page.lines.length * 0.05) return []
    const paragraphs = paragraphsOf(page)
    if (paragraphs.length < 3 || asking > paragraphs.length * 0.1) return []
    const telling = paragraphs.filter(({ text }) => knowledge.rubric.in(text.toLowerCase()) !== null).length
    if (telling < paragraphs.length * 0.5) return []
    return paragraphs
      .filter(({ text }, index) => index > 0 || !isIntroduction(text, knowledge))
      .map(
        ({ first, last }): Opening => ({
          first,
          last,
          question: '',
          series: 'answers',
          likeness: 0.5,
          number: null,
          labelled: false,
          level: 0,
          end: last,
          answerOnly: true,
        }),
      )
  },
}

const isIntroduction = (text: string, knowledge: Knowledge): boolean =>
  knowledge.rubric.in(text.toLowerCase()) === null && knowledge.introduction.in(text.toLowerCase()) !== null

interface Paragraph {
  first: number
  last: number
  text: string
}

/** Nobody wraps lines longer than this. */
const LONGEST_WRAPPED = 100

/** Paragraphs; where most lines are too long to have been wrapped, each line is one. */
function paragraphsOf(page: Page): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let open: Paragraph | null = null
  const written = page.lines.filter((line) => line.kind === 'text' && line.text !== '')
  const unwrapped = written.filter((line) => line.text.length > LONGEST_WRAPPED).length > written.length / 2
  page.lines.forEach((line, index) => {
    if (line.kind !== 'text' || line.text === '') {
      open = null
      return
    }
    if (open === null || line.opens || line.item !== null || unwrapped) {
      open = { first: index, last: index, text: line.text }
      if (line.text.length >= 60) paragraphs.push(open)
    } else {
      open.last = index
      open.text += ` ${line.text}`
    }
  })
  return paragraphs
}
