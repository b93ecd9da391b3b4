import type { View } from '../study/examiner.ts'
import type { Ask } from '../study/session.ts'
import type { Page } from './page.ts'
import { answerView, cardHeader, hintView, questionView } from './views/card.ts'

/**
 * The lines that bring the screen from what was shown (null: nothing) to the view: question, then hint and
 * answer as they are asked for. A card that comes back is a new turn and is shown from the start.
 */
export function unveiled({ ask, progress }: View, shown: Ask | null, page: Page): string[] {
  const { card } = ask.item
  const before = shown?.turn === ask.turn ? shown : null
  const lines: string[] = []
  if (before === null) {
    lines.push(...cardHeader(card, page, progress), '', ...questionView(card, page), '')
  }
  if (ask.hinted && !before?.hinted) lines.push(...hintView(card, page), '')
  if (ask.revealed && !before?.revealed) lines.push(...answerView(card, page), '')
  return lines
}
