import { findCards } from '../../library/search.ts'
import { Problem } from '../../problem.ts'
import { searchJson, toJson } from '../../terminal/json.ts'
import { pipedRow } from '../../terminal/views/piped.ts'
import { correctionNote, searchView } from '../../terminal/views/search.ts'
import { oneLine } from '../../terminal/visible.ts'
import type { Flags, Run } from '../command.ts'
import type { Context } from '../context.ts'
import { printLines } from '../print.ts'
import { shellFlag } from '../shell.ts'

const HITS = 10

export const run: Run = async (context, words, flags) => {
  const { results, notes, page, json, host, iq } = context
  const query = words.join(' ')
  if (flags.interactive) return (await import('../pick.ts')).pick(context, query, flags)
  if (words.length === 0) {
    throw new Problem('wrong-usage', 'What to search for?', { hint: `See: ${iq} help search`, exitCode: 2 })
  }
  const limit = flags.all ? Number.POSITIVE_INFINITY : (flags.number ?? HITS)
  const wishes = { topics: flags.topic, exact: flags.exact === true, limit }
  const found = await findCards(await context.library(), query, wishes)
  const corrected = correctionNote(found.corrected)
  if (corrected !== null && !json) notes.line(corrected)
  if (json) results.line(toJson(searchJson({ ...found, query })))
  else if (flags.ids)
    printLines(
      results,
      found.hits.map(({ card }) => card.id),
    )
  else if (!host.isTerminal('stdout'))
    printLines(
      results,
      found.hits.map(({ card }) => pipedRow(card)),
    )
  else await print(context, searchView({ ...found, flags: sameCards(query, flags) }, page))
  if (found.hits.length > 0) return 0
  if (!json && (flags.ids || !host.isTerminal('stdout'))) notes.line(`Nothing found for "${oneLine(query)}".`)
  return 3
}

/** What quiz and review take to ask these cards. */
const sameCards = (query: string, { topic = [] }: Flags): string =>
  [shellFlag('--search', query), ...topic.map((name) => shellFlag('--topic', name))].join(' ')

async function print({ host, results, page, interactive }: Context, lines: readonly string[]): Promise<void> {
  const rows = host.rows() ?? Number.POSITIVE_INFINITY
  if (!interactive || lines.length < rows) return printLines(results, lines)
  const { printPaged } = await import('../../terminal/pager.ts')
  const { env } = host
  await printPaged(lines, { page, rows, env, results, input: process.stdin, output: process.stdout })
}
