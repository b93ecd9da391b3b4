import { listedCards } from '../library/cards.ts'
import { createFinder } from '../library/finder.ts'
import { type ExitCode, Problem } from '../problem.ts'
import { createPage } from '../terminal/page.ts'
import { pickCard } from '../terminal/picker.ts'
import type { Flags } from './command.ts'
import { quiz } from './commands/quiz.ts'
import { run as show } from './commands/show.ts'
import type { Context } from './context.ts'

/** Hits that can be reached by moving down the list. */
const LISTED = 200

/** `iq search -i`: finds cards while the person types, and does what they choose to. */
export async function pick(context: Context, query: string, flags: Flags): Promise<ExitCode> {
  const { host, interactive, page, iq } = context
  if (!interactive) {
    throw new Problem('needs-terminal', 'A search while you type needs a terminal.', {
      hint: `Search by words instead: ${iq} search caching`,
      exitCode: 2,
    })
  }
  const library = await context.library()
  const find = createFinder(library)
  const wishes = { topics: flags.topic, exact: flags.exact === true, limit: LISTED, typing: true }
  const picked = await pickCard({
    input: process.stdin,
    output: process.stdout,
    page: () => createPage(host.columns(), page),
    rows: () => host.rows() ?? 24,
    query,
    find: (text) => find(text, wishes),
    cardOf: async (key) => (await listedCards(library, [key]))[0]?.card ?? null,
  })
  if (picked.kind === 'show') return show(context, [picked.id], flags)
  if (picked.kind === 'quiz') return quiz(context, library, flags, picked.cards)
  return picked.interrupted ? 130 : 0
}
