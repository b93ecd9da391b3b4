import { visible } from '../visible.ts'
import { type ListedCard, titleOf } from './row.ts'

/** `id TAB topics TAB question`: one line a card, nothing cut, no header; tabs and newlines within are folded. */
export function pipedRow(card: ListedCard): string {
  const question = card.question === null ? titleOf(card) : visible(card.question)
  const fold = (text: string) => text.replace(/\s+/g, ' ').trim()
  return [card.id, card.topics.map((topic) => fold(visible(topic))).join(','), fold(question)].join('\t')
}
