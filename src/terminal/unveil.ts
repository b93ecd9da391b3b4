import type { Card } from '../card/card.ts'
import { marksOf } from '../review/marks.ts'
import type { View } from '../study/examiner.ts'
import type { Ask, Item } from '../study/session.ts'
import type { Page } from './page.ts'
import { answerView, cardHeader, givenView, hintView, notesView, questionView } from './views/card.ts'
import { progressBar } from './views/progress-bar.ts'
import { verdictView } from './views/verdict.ts'

/**
 * The lines that bring the screen from what was shown (null: nothing) to the view: question, then hint and
 * answer as they are asked for. A card that comes back is a new turn and is shown from the start.
 */
export function unveiled({ kind, ask, progress }: View, shown: Ask | null, page: Page): string[] {
  const card = shownCard(ask.item)
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
    if (ask.verdict !== null) lines.push(...verdictView(ask.verdict, ask.picked, page), '')
    if (notes.length > 0) lines.push(...notesView(notes, page), '')
  }
  return lines
}

/** Where a choice is asked for, the options as they were shuffled. */
const shownCard = ({ card, test }: Item): Card =>
  test?.mode === 'choice' ? { ...card, choices: [...test.question.options] } : card
