import { alikeTo } from '../../library/alike.ts'
import { findCard } from '../../library/cards.ts'
import { eventsOf } from '../../library/history.ts'
import { showJson, toJson } from '../../terminal/json.ts'
import { showView } from '../../terminal/views/show.ts'
import type { Run } from '../command.ts'
import { printLines } from '../print.ts'

export const run: Run = async (context, [prefix = '']) => {
  const { results, page, json, host } = context
  const library = await context.library()
  const { card, state, memory } = await findCard(library, prefix)
  const events = eventsOf(library, card.id)
  const alike = await alikeTo(library, card.id)
  if (json) results.line(toJson(showJson(card, state, memory, events, alike)))
  else printLines(results, showView({ card, state, memory, events, alike }, page, host.now(), host.zone))
  return 0
}
