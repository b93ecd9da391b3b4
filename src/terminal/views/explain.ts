import type { Card } from '../../card/card.ts'
import type { Explanation } from '../../format/reading.ts'
import type { Page } from '../page.ts'
import { oneLine } from '../visible.ts'
import { shorten } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { titleOf } from './row.ts'

export interface ExplainedDocument {
  path: string
  cards: readonly Pick<Card, 'question' | 'answer' | 'sources'>[]
  /** One for each card, in the same order. */
  explanations: readonly Explanation[]
}

/** For each card: where it stands, its question, and which format claimed it, how strongly and why. */
export function explainView(
  { path, cards, explanations }: ExplainedDocument,
  { style, width }: Page,
): string[] {
  return cards.flatMap((card, index) => {
    const { format, strength, why } = explanations[index] ?? { format: '?', strength: 0, why: '' }
    const line = card.sources[0]?.line ?? 0
    return [
      shorten(`${oneLine(path)}:${line}`, width),
      `  ${style.bold(shorten(titleOf(card), width - 2))}`,
      ...wrapText(`${format} ${strength.toFixed(2)}: ${oneLine(why)}`, width - 2, style.dim).map(
        (text) => `  ${text}`,
      ),
    ]
  })
}
