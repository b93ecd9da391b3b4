import type { FoundCards } from '../library/search.ts'
import { printPaged } from '../terminal/pager.ts'
import { searchView } from '../terminal/views/search.ts'
import type { Flags } from './command.ts'
import type { Context } from './context.ts'
import { printLines } from './print.ts'
import { shellFlag } from './shell.ts'

/** Shows what a search found on a terminal; where it is longer than the screen, by a pager. */
export async function showFound(
  { host, results, page, interactive }: Context,
  found: FoundCards,
  query: string,
  { topic = [] }: Flags,
): Promise<void> {
  const flags = [shellFlag('--search', query), ...topic.map((name) => shellFlag('--topic', name))].join(' ')
  const lines = searchView({ ...found, flags }, page)
  const rows = host.rows()
  if (!interactive || rows === undefined) printLines(results, lines)
  else
    await printPaged(lines, {
      page,
      rows,
      env: host.env,
      results,
      input: process.stdin,
      output: process.stdout,
    })
}
