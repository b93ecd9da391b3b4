import type { Card } from '../card/card.ts'
import type { ChoiceQuestion } from './choices.ts'
import type { AnswerKey } from './grading/grading.ts'

/** How a card is asked: shown and graded by the person, by choices, or by typing. */
export type Mode = 'reveal' | 'choice' | 'typed'

/** Points that a typed answer can be expected to hold; longer answers are better told than typed. */
const MOST_POINTS = 8

/** The best mode for a card in a mixed quiz, from what is known of it; null where it has no such mode. */
export function bestMode(
  card: Pick<Card, 'choices'>,
  key: AnswerKey | null,
  choice: ChoiceQuestion | null,
): Mode {
  if (choice !== null && card.choices !== null) return 'choice'
  if (key?.kind === 'short') return 'typed'
  if (choice !== null) return 'choice'
  return key !== null && key.points.length <= MOST_POINTS ? 'typed' : 'reveal'
}
