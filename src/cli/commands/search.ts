import { findCards } from '../../library/search.ts'
import { Problem } from '../../problem.ts'
import { pipedRow } from '../../terminal/views/piped.ts'
import { oneLine } from '../../terminal/visible.ts'
import type { Run } from '../command.ts'
import { printLines } from '../print.ts'

const HITS = 10

export const run: Run = async (context, words, flags) => {
  const { results, notes, json, host, iq } = context
  const query = words.join(' ')
  if (flags.interactive) return (await import('../pick.ts')).pick(context, query, flags)
  if (words.length === 0) {
    throw new Problem('wrong-usage', 'What to search for?', { hint: `See: ${iq} help search`, exitCode: 2 })
  }
  const limit = flags.all ? Number.POSITIVE_INFINITY : (flags.number ?? HITS)
  const wishes = { topics: flags.topic, exact: flags.exact === true, limit }
  const found = await findCards(await context.library(), query, wishes)
  if (json) {
    const { searchJson, toJson } = await import('../../terminal/json.ts')
    results.line(toJson(searchJson({ ...found, query })))
    return found.hits.length > 0 ? 0 : 3
  }
  if (found.hits.length === 0) {
    notes.line(`Nothing found for "${oneLine(query)}".`)
    return 3
  }
  if (Object.keys(found.corrected).length > 0) {
    const { correctionNote } = await import('../../terminal/views/search.ts')
    notes.line(correctionNote(found.corrected) ?? '')
  }
  const isShown = host.isTerminal('stdout') && !flags.ids
  if (isShown) await (await import('../show-found.ts')).showFound(context, found, query, flags)
  else
    printLines(
      results,
      found.hits.map(({ card }) => (flags.ids ? card.id : pipedRow(card))),
    )
  return 0
}
