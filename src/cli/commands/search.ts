import { findCards } from '../../library/search.ts'
import { searchJson, toJson } from '../../terminal/json.ts'
import { pipedRow } from '../../terminal/views/piped.ts'
import { correctionNote, searchView } from '../../terminal/views/search.ts'
import { oneLine } from '../../terminal/visible.ts'
import type { Run } from '../command.ts'
import { printLines } from '../print.ts'

const HITS = 10

export const run: Run = async (context, words, flags) => {
  const { results, notes, page, json, host } = context
  const query = words.join(' ')
  const limit = flags.all ? Number.POSITIVE_INFINITY : (flags.number ?? HITS)
  const found = await findCards(await context.library(), query, { topics: flags.topic, limit })
  for (const { typed, suggestion } of found.unknown) {
    notes.line(
      `Read as text: ${oneLine(typed)}${suggestion === null ? '' : `. Did you mean ${oneLine(suggestion)}?`}`,
    )
  }
  const corrected = correctionNote(found.corrected)
  if (json) results.line(toJson(searchJson({ ...found, query })))
  else {
    if (corrected !== null) notes.line(corrected)
    if (host.isTerminal('stdout')) printLines(results, searchView(found, page))
    else
      printLines(
        results,
        found.hits.map(({ card }) => pipedRow(card)),
      )
  }
  if (found.hits.length > 0) return 0
  if (!json && !host.isTerminal('stdout')) notes.line(`Nothing found for "${oneLine(query)}".`)
  return 3
}
