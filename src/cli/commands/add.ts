import { addCard } from '../../library/add.ts'
import { Problem } from '../../problem.ts'
import { listJson, toJson } from '../../terminal/json.ts'
import { cardRow } from '../../terminal/views/row.ts'
import { oneLine } from '../../terminal/visible.ts'
import type { Run } from '../command.ts'
import { compose } from '../editor.ts'

export const run: Run = async (context, words, flags) => {
  const { host, results, notes, notePage, json, interactive, iq } = context
  const question = words.join(' ').trim()
  if (flags.answer === undefined && !interactive) {
    throw new Problem('needs-answer', 'A card needs an answer.', {
      hint: `Give it: ${iq} add "What is a deadlock?" -a "Two threads wait for each other."`,
      exitCode: 2,
    })
  }
  const answer = flags.answer ?? (await compose(host, ''))
  const library = await context.library()
  const { added, alike, place } = await addCard(library, { question, answer, topics: flags.topic ?? [] })
  if (json) results.line(toJson(listJson([added])))
  else {
    results.line(`Added ${added.card.id.slice(0, 8)}: ${oneLine(added.card.question ?? '')}`)
    results.line(`It stands at ${place}: ${iq} edit ${added.card.id.slice(0, 8)}`)
  }
  if (alike.length > 0) {
    notes.line('Much like it:')
    for (const { card } of alike.slice(0, 5)) notes.line(cardRow(card, notePage))
  }
  return 0
}
