import { linkCards, offers } from '../../library/link.ts'
import { Problem } from '../../problem.ts'
import { gradeJson, offersJson, toJson } from '../../terminal/json.ts'
import { linkView } from '../../terminal/views/link.ts'
import type { Run } from '../command.ts'
import { printLines } from '../print.ts'

export const run: Run = async ({ library: open, results, page, json, iq }, [former, next]) => {
  const library = await open()
  if (former === undefined) {
    const found = await offers(library)
    if (json) results.line(toJson(offersJson(found)))
    else printLines(results, linkView(found, page))
    return 0
  }
  if (next === undefined) {
    throw new Problem('one-id', 'A link joins two cards: the old one and the new one.', {
      hint: `Open offers: ${iq} link`,
      exitCode: 2,
    })
  }
  const { card, memory } = await linkCards(library, former, next)
  if (json) results.line(toJson(gradeJson(card.id, memory)))
  else results.line(`Linked: the new text goes on as ${card.id.slice(0, 8)}, with its history.`)
  return 0
}
