import { findCard } from '../../library/cards.ts'
import { Problem } from '../../problem.ts'
import { listJson, toJson } from '../../terminal/json.ts'
import { oneLine } from '../../terminal/visible.ts'
import type { Run } from '../command.ts'
import { editCard } from '../editor.ts'

export const run: Run = async (context, [prefix = ''], flags) => {
  const { results, json } = context
  const library = await context.library()
  const { card } = await findCard(library, prefix)
  if (flags.input === false) {
    throw new Problem('needs-terminal', 'An editor needs a terminal.', {
      hint: 'Leave --no-input out.',
      exitCode: 2,
    })
  }
  const changed = await editCard(context, library, card)
  const row = await findCard(library, card.id)
  if (json) results.line(toJson(listJson([row])))
  else if (!changed) results.line('Nothing changed.')
  else if (row.state === 'retired') results.line('It is gone from its document; its history is kept.')
  else results.line(`Read again: ${oneLine(row.card.question ?? row.card.id)}`)
  return 0
}
