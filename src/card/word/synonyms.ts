import { Problem } from '../../problem.ts'
import { foldedText } from './words.ts'

/** Words that mean the same: each spelling, folded, with the others of its group. */
export type Synonyms = ReadonlyMap<string, readonly string[]>

/**
 * Reads data/synonyms.toml as parsed: `groups`, a list of lists of words or phrases that may stand for each other.
 * @throws Problem synonyms-unreadable when the data has another shape.
 */
export function parseSynonyms(data: Record<string, unknown>): Synonyms {
  const { groups } = data
  const fits = (group: unknown): group is string[] =>
    Array.isArray(group) && group.length > 1 && group.every((name) => typeof name === 'string')
  if (!Array.isArray(groups) || !groups.every(fits)) {
    throw new Problem(
      'synonyms-unreadable',
      'The synonyms need a list `groups` of lists of two or more words.',
    )
  }
  const synonyms = new Map<string, string[]>()
  for (const group of groups) {
    const spellings = group.map(foldedText).filter((spelling) => spelling !== '')
    for (const spelling of spellings) {
      const others = spellings.filter((other) => other !== spelling)
      synonyms.set(spelling, [...new Set([...(synonyms.get(spelling) ?? []), ...others])])
    }
  }
  return synonyms
}
