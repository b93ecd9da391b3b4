import type { Card } from '../../card/card.ts'
import type { Explanation } from '../../format/reading.ts'
import type { Page } from '../page.ts'
import { oneLine } from '../visible.ts'
import { shorten } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { titleOf } from './row.ts'

interface ExplainedDocument {
  path: string
  cards: readonly Pick<Card, 'question' | 'answer' | 'sources'>[]
  /** One for each card, in the same order. */
  explanations: readonly Explanation[]
}

/** For each card: where it stands, its question, and which format claimed it, how strongly and why. */
export const explainView = (documents: readonly ExplainedDocument[], page: Page): string[] =>
  documents.flatMap((document) =>
    document.cards.flatMap((card, index) => [
      ...claimLines(document, card, document.explanations[index], page),
      '',
    ]),
  )

function claimLines(
  { path }: ExplainedDocument,
  card: ExplainedDocument['cards'][number],
  explanation: Explanation | undefined,
  { style, width }: Page,
): string[] {
  const claim =
    explanation &&
    `${oneLine(explanation.format)} ${explanation.strength.toFixed(2)}: ${oneLine(explanation.why)}`
  return [
    shorten(`${oneLine(path)}:${card.sources[0]?.line ?? '?'}`, width),
    `  ${style.bold(shorten(titleOf(card), width - 2))}`,
    ...(claim ? wrapText(claim, width - 2, style.dim).map((line) => `  ${line}`) : []),
  ]
}
