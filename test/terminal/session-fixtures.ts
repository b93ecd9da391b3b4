import type { Card } from '../../src/card/card.ts'
import { NEW } from '../../src/review/memory.ts'
import { createScheduler } from '../../src/review/scheduler.ts'
import { DEFAULT_SETTINGS } from '../../src/review/settings.ts'
import { type Examiner, examine, type Ledger } from '../../src/study/examiner.ts'
import { begin, type Session, type SessionKind } from '../../src/study/session.ts'
import type { Test } from '../../src/study/test.ts'
import { card } from '../study/cards.ts'

const NOON = Date.parse('2026-11-21T12:00:00Z')
const scheduler = createScheduler(DEFAULT_SETTINGS, { zone: () => 0, rolloverHour: 4 })

/** The fewest words that tell how a session went. */
export const summary = async ({ answers, ending }: Session): Promise<string[]> => [
  `Over: ${ending}, ${answers.length} answered`,
]

/** Runs a session on new cards with an examiner; `records` holds what was kept, as `card grade`. */
export async function run(
  examiner: Examiner,
  cards: (string | Card)[],
  kind: SessionKind = 'quiz',
  test?: Test,
): Promise<{ session: Session; records: string[] }> {
  const records: string[] = []
  const ledger: Ledger<string> = {
    now: () => NOON,
    async record({ kind, card, grade }) {
      const entry = `${card} ${grade ?? kind}`
      await Promise.resolve()
      records.push(entry)
      return entry
    },
    takeBack: (entry) => void records.splice(records.lastIndexOf(entry), 1),
    history: () => [],
    edit: null,
  }
  const queue = cards.map((each) => ({
    card: typeof each === 'string' ? card(each) : each,
    memory: NEW,
    ...(test && { test }),
  }))
  const session = await examine(begin({ kind, queue, scheduler }, NOON), examiner, ledger)
  return { session, records }
}
