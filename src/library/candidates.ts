import type { Memory } from '../review/memory.ts'
import { NEW } from '../review/memory.ts'
import { studyDay } from '../review/study-day.ts'
import { type CandidateRow, candidateRows } from '../store/candidates.ts'
import { cardKeys } from '../store/filter.ts'
import { memoriesOf } from '../store/memories.ts'
import { filterOf, type ListedCard, listedCards, type Wishes } from './cards.ts'
import { withDue } from './due.ts'
import type { Library } from './open.ts'

/** A card a session may ask: enough to choose by. `key` finds the whole card. */
export interface Askable extends CandidateRow {
  memory: Memory
}

/**
 * The cards a session may choose from: no drafts, none retired, suspended or buried.
 * @throws Problem unknown-topic, unknown-document (exit 3).
 */
export async function candidates(library: Library, wishes: Wishes = {}): Promise<Askable[]> {
  const { db, ports } = library
  const calendar = await library.calendar()
  const filter = { ...(await filterOf(library, wishes)), askableOn: studyDay(ports.now(), calendar) }
  const keys = cardKeys(db, filter)
  const memories = memoriesOf(db, keys)
  return candidateRows(db, keys).map((row) => ({
    ...row,
    memory: withDue(memories.get(row.key) ?? NEW, calendar),
  }))
}

/** The whole cards of the candidates that a queue chose, in its order. */
export const itemsOf = (library: Library, chosen: readonly Pick<Askable, 'key'>[]): Promise<ListedCard[]> =>
  listedCards(
    library,
    chosen.map(({ key }) => key),
  )
