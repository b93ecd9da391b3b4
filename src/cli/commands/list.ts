import { listCards } from '../../library/cards.ts'
import { listJson, toJson } from '../../terminal/json.ts'
import { draftsHelp, listView } from '../../terminal/views/list.ts'
import { pipedRow } from '../../terminal/views/piped.ts'
import type { Run } from '../command.ts'
import { printLines } from '../print.ts'
import { wishesOf } from '../wishes.ts'

export const run: Run = async (context, _args, flags) => {
  const { results, notes, page, notePage, json, host } = context
  const rows = await listCards(await context.library(), wishesOf(flags))
  if (json) results.line(toJson(listJson(rows)))
  else if (!host.isTerminal('stdout'))
    printLines(
      results,
      rows.map(({ card }) => pipedRow(card)),
    )
  else printLines(results, listView(rows, page, host.now()))
  if (flags.drafts && !json && rows.length > 0) printLines(notes, ['', ...draftsHelp(notePage)])
  return 0
}
