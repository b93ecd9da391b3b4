import type { MockView } from '../../study/mock/examiner.ts'
import { type Planned, type RubricPoint, suggestion } from '../../study/mock/mock.ts'
import type { Page } from '../page.ts'
import { counted, durationText } from '../time.ts'
import { oneLine } from '../visible.ts'
import { blanks, padEnd, widthOf } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { answerView, givenView, hintView, questionView, stacked } from './card.ts'

/** Minutes and seconds: `2:05`. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Where the interview is, the question, and what belongs to it. */
export function mockQuestion({ card, planned, number, count }: MockView, page: Page): string[] {
  const left = `Interview · ${number} of ${count} · ${planned.topic} · ${planned.part}`
  const right = clockText(planned.budget)
  const gap = blanks(Math.max(2, page.width - widthOf(left) - widthOf(right)))
  return [page.style.dim(left + gap + right), '', ...questionView(card, page), '']
}

/** What the answer is held against: the intent, the answer, its points to tick, and what they suggest. */
export function mockRubric({ card, current }: MockView, page: Page): string[] {
  const typed = current.typed === null ? [] : givenView(current.typed, page)
  return [
    ...stacked(typed, hintView(card, page), answerView(card, page), checklist(current.points, page)),
    '',
  ]
}

const checklist = (points: readonly RubricPoint[], page: Page): string[] =>
  points.length === 0
    ? []
    : [page.style.bold('What did you say?'), ...points.flatMap((_, i) => pointLines(points, i, page))]

/** `[x] 2 Availability`, further lines below the text. */
export function pointLines(points: readonly RubricPoint[], index: number, { style, width }: Page): string[] {
  const { text, ticked } = points[index]!
  const mark = `[${ticked ? 'x' : ' '}] ${index + 1} `
  return wrapText(oneLine(text), width - mark.length).map(
    (line, row) => (row === 0 ? (ticked ? style.green(mark) : mark) : blanks(mark.length)) + line,
  )
}

/** `3 of 4 suggested by 4 of 6 points`; '' where nothing suggests a score. */
export function suggestionText(points: readonly RubricPoint[]): string {
  const score = suggestion(points)
  const ticked = points.filter((point) => point.ticked).length
  return score === null ? '' : `${score} of 4 suggested by ${ticked} of ${counted(points.length, 'point')}`
}

/** The plan without the questions. */
export function mockPlan(questions: readonly Planned[], time: number, page: Page): string[] {
  const widest = Math.max(...questions.map(({ topic }) => widthOf(topic)))
  return [
    page.style.bold(`${counted(questions.length, 'question')} in ${durationText(time)}`),
    ...questions.map(
      ({ topic, part, budget }, i) =>
        `${String(i + 1).padStart(2)}  ${padEnd(topic, widest)}  ${padEnd(part, 7)}  ${clockText(budget)}`,
    ),
  ]
}
