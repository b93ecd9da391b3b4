import { canGoOn, cardsOf, type interviews, numberOf } from '../library/mock.ts'
import type { Library } from '../library/open.ts'
import { reportOf } from '../study/mock/report.ts'
import type { Held } from '../terminal/views/mock-report.ts'

type Kept = ReturnType<typeof interviews>[number]

/** What the views of an interview show. */
export async function heldOf(library: Library, kept: Kept): Promise<Held> {
  const cards = await cardsOf(library, kept)
  const { startedAt, ending } = kept
  return {
    number: numberOf(library, kept),
    startedAt,
    ending,
    report: reportOf(kept),
    question: (card) => cards.get(card)?.question ?? null,
    open: canGoOn(kept),
  }
}
