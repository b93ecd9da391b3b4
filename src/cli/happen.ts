import { findCard } from '../library/cards.ts'
import { record } from '../library/record.ts'
import type { EventKind } from '../review/event.ts'
import { gradeJson, toJson } from '../terminal/json.ts'
import { oneLine } from '../terminal/visible.ts'
import type { Run } from './command.ts'

/** A command that records one event of a card and says what that came to. */
export const happen =
  (kind: EventKind, said: string): Run =>
  async ({ library: open, results, json }, [prefix = '']) => {
    const library = await open()
    const { card } = await findCard(library, prefix)
    await record(library, { kind, card: card.version })
    const { memory, state } = await findCard(library, card.id)
    if (json) results.line(toJson({ ...gradeJson(card.id, memory), state }))
    else results.line(`${oneLine(card.question ?? card.id)}: ${said}.`)
    return 0
  }
