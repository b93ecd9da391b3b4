import type { Card } from '../../card/card.ts'
import type { Grade } from '../../review/event.ts'
import { type KeyPoints, keyPointsOf } from './key-points.ts'
import type { Lexicon } from './lexicon.ts'
import { type JudgedPoint, judgePoints } from './long-answer.ts'
import { plain } from './outline.ts'
import { judgeShort } from './short-answer.ts'

/** What typed answers to a card are compared with; made once per card. */
export type AnswerKey =
  | { kind: 'short'; question: string | null; expected: string }
  | ({ kind: 'long' } & KeyPoints)

/** A suggested grade and what it rests on. */
export interface Verdict {
  grade: Grade
  /** In words for a person. */
  reason: string
  /** What became of each key point; none for a short answer. */
  points: readonly JudgedPoint[]
}

/** Answers up to this length, on one line, are compared as a whole. */
const SHORT = 120

/** The key of a card's answer; null where typing cannot be judged: no answer, or only code or a story. */
export function answerKey(card: Pick<Card, 'question' | 'answer'>, lexicon: Lexicon): AnswerKey | null {
  const answer = card.answer?.trim() ?? ''
  if (answer === '') return null
  const { question } = card
  if (isShort(answer)) return { kind: 'short', question, expected: answer }
  const points = keyPointsOf({ question, answer }, lexicon)
  return points.points.length === 0 ? null : { kind: 'long', ...points }
}

const isShort = (answer: string): boolean =>
  !answer.includes('\n') && plain(answer).length <= SHORT && !/^[ \t]*(?:[-*+]|\d+[.)])\s/.test(answer)

/** Suggests a grade for a typed text: 1 missed, 2 partly, 3 right, 4 all of it. */
export function gradeTyped(key: AnswerKey, typed: string, lexicon: Lexicon): Verdict {
  if (key.kind === 'short') {
    const { verdict, reason } = judgeShort(key.question, key.expected, typed, lexicon)
    return { grade: SHORT_GRADES[verdict], reason, points: [] }
  }
  const points = judgePoints(key, typed, lexicon)
  return { ...gradeOf(points), points }
}

const SHORT_GRADES = { wrong: 1, partly: 2, right: 3 } as const

/** Shares of the weighted points from which an answer is partly right, right, and whole. */
const PARTLY = 0.1
const RIGHT = 0.56
const WHOLE = 0.85

function gradeOf(points: readonly JudgedPoint[]): Pick<Verdict, 'grade' | 'reason'> {
  const share = points.reduce((sum, { credit, point }) => sum + credit * point.weight, 0)
  const covered = points.filter(({ state }) => state === 'covered').length
  const denied = points.filter(({ state }) => state === 'contradicted')
  const wrong = denied.reduce((sum, { point }) => sum + point.weight, 0)
  const reached: Grade = share >= WHOLE ? 4 : share >= RIGHT ? 3 : share >= PARTLY ? 2 : 1
  const grade: Grade = wrong > share ? 1 : denied.length > 0 && reached > 2 ? 2 : reached
  const said = `${covered} of ${points.length} points`
  const against =
    denied.length === 0 ? '' : `; says the opposite of ${denied.length === 1 ? 'one' : denied.length}`
  return { grade, reason: said + against }
}
