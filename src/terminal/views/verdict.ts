import type { JudgedPoint } from '../../study/grading/long-answer.ts'
import type { Verdict } from '../../study/test.ts'
import type { Page } from '../page.ts'
import { oneLine } from '../visible.ts'
import { blanks } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { letter } from './card.ts'

/** What an answer is worth by itself and why: right or wrong, or which points it covers and where they stand. */
export function verdictView(
  { grade, reason, points }: Verdict,
  picked: readonly number[] | null,
  page: Page,
): string[] {
  const { style, width } = page
  if (picked !== null) {
    const choice = picked.length === 0 ? 'nothing' : picked.map(letter).join(', ')
    return [grade === 1 ? style.red(`✗ Wrong: you chose ${choice}.`) : style.green(`✓ Right: ${choice}.`)]
  }
  return [
    ...wrapText(`Your answer: ${oneLine(reason)}`, width, style.bold),
    ...bySentence(points).flatMap((group) => pointLines(group, page)),
  ]
}

const MARKS = { covered: '✓', missing: '·', contradicted: '✗' } as const

/** Points that stand in one sentence of the answer, together. */
function bySentence(points: readonly JudgedPoint[]): JudgedPoint[][] {
  const groups: JudgedPoint[][] = []
  for (const point of points) {
    const last = groups.at(-1)
    if (last?.[0]?.point.sentence === point.point.sentence) last.push(point)
    else groups.push([point])
  }
  return groups
}

/** The points of a sentence, and below them the sentence, when something of it was not covered. */
function pointLines(points: readonly JudgedPoint[], { style, width }: Page): string[] {
  const inner = width - MARK
  const lines = points.flatMap(({ point, state }) => {
    const paint = { covered: style.green, missing: style.dim, contradicted: style.red }[state]
    return wrapText(oneLine(point.text), inner).map((line, row) =>
      row === 0 ? `${paint(MARKS[state])} ${line}` : blanks(MARK) + line,
    )
  })
  const sentence = oneLine(points[0]?.point.sentence ?? '')
  const isTold =
    points.every(({ state }) => state === 'covered') ||
    points.some(({ point }) => oneLine(point.text) === sentence)
  if (isTold) return lines
  return [...lines, ...wrapText(`in: ${sentence}`, inner, style.dim).map((line) => blanks(MARK) + line)]
}

const MARK = 2
