import { type AnswerKey, gradeTyped } from '../grading/grading.ts'
import type { Lexicon } from '../grading/lexicon.ts'
import { judgePoints } from '../grading/long-answer.ts'
import { plain } from '../grading/outline.ts'
import { alternatives } from '../grading/short-answer.ts'
import type { RubricPoint } from './mock.ts'

/** As many points as there are keys to tick them. */
const MOST = 9

/** The checklist for an answer: what it should say, ticked where the typed text says it; empty without a key. */
export function rubricOf(key: AnswerKey | null, typed: string | null, lexicon: Lexicon): RubricPoint[] {
  if (key === null) return []
  if (key.kind === 'short') {
    const text = plain(alternatives(key.expected)[0]!)
    const ticked = typed !== null && gradeTyped(key, typed, lexicon).grade > 2
    return [{ text, sentence: text, weight: 1, ticked }]
  }
  const judged = judgePoints(key, typed ?? '', lexicon)
  const least = judged.map(({ point }) => point.weight).sort((a, b) => b - a)[MOST - 1] ?? 0
  return judged
    .filter(({ point }) => point.weight >= least)
    .slice(0, MOST)
    .map(({ point: { text, sentence, weight }, state }) => ({
      text,
      sentence,
      weight,
      ticked: state === 'covered',
    }))
}
