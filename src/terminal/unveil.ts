import { marksOf } from '../review/marks.ts'
import type { View } from '../study/examiner.ts'
import type { Ask } from '../study/session.ts'
import type { Page } from './page.ts'
import { answerView, cardHeader, givenView, hintView, notesView, questionView } from './views/card.ts'
import { progressBar } from './views/progress-bar.ts'

/**
 * The lines that bring the screen from what was shown (null: nothing) to the view: question, then hint and
 * answer as they are asked for. A card that comes back is a new turn and is shown from the start.
 */
export function unveiled({ kind, ask, progress }: View, shown: Ask | null, page: Page): string[] {
  const { card } = ask.item
  const { flagged, notes } = marksOf(ask.past ?? [])
  const before = shown?.turn === ask.turn ? shown : null
  const lines: string[] = []
  if (before === null) {
    lines.push(...cardHeader(card, page, progress, flagged), ...progressBar(progress, kind, page), '')
    lines.push(...questionView(card, page), '')
  }
  if (ask.hinted && !before?.hinted) lines.push(...hintView(card, page), '')
  if (ask.revealed && !before?.revealed) {
    if (ask.given !== null) lines.push(...givenView(ask.given, page), '')
    lines.push(...answerView(card, page), '')
    if (notes.length > 0) lines.push(...notesView(notes, page), '')
  }
  return lines
}
