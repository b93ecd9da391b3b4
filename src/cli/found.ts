import type { Library } from '../library/open.ts'
import { Problem } from '../problem.ts'
import { oneLine } from '../terminal/visible.ts'
import type { Flags } from './command.ts'
import type { Context } from './context.ts'

/**
 * Keys of the cards that `--search` asks for, best first; undefined without it.
 * @throws Problem nothing-found (exit 3), and those of a search.
 */
export async function foundBy(
  { notes }: Context,
  library: Library,
  { search, topic }: Flags,
): Promise<number[] | undefined> {
  if (search === undefined) return undefined
  const [{ createFinder }, { correctionNote }] = await Promise.all([
    import('../library/finder.ts'),
    import('../terminal/views/search.ts'),
  ])
  const query = search.join(' ')
  const { hits, corrected } = await createFinder(library)(query, {
    topics: topic,
    limit: Number.POSITIVE_INFINITY,
  })
  if (hits.length === 0) {
    throw new Problem('nothing-found', `Nothing found for "${oneLine(query)}".`, {
      hint: 'With fewer words: iq search -i',
      exitCode: 3,
    })
  }
  const note = correctionNote(corrected)
  if (note !== null) notes.line(note)
  return hits.map(({ card }) => card)
}
