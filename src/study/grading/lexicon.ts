import { parseSynonyms, type Synonyms } from '../../card/word/synonyms.ts'
import { Problem } from '../../problem.ts'
import { rootOf } from './root.ts'

/** What is known about words when answers are compared. */
export interface Lexicon {
  /** For a phrase, its roots joined by spaces: the roots of the words and phrases that mean the same. */
  same: ReadonlyMap<string, readonly string[]>
  /** For a root: the roots that contradict it. */
  opposite: ReadonlyMap<string, readonly string[]>
  /** 0-1 for a folded word: how much it tells; near 0 for one that most cards hold, 1 for a rare one. */
  rarity: (word: string) => number
}

/** The longest phrase of the lexicon, in words; longer ones are not looked for. */
export const LONGEST_PHRASE = 4

/**
 * Reads data/synonyms.toml and data/paraphrases.toml as parsed.
 * @throws Problem synonyms-unreadable, paraphrases-unreadable when the data has another shape.
 */
export function lexiconOf(
  data: { synonyms: Record<string, unknown>; paraphrases: Record<string, unknown> },
  rarity: (word: string) => number = () => 1,
): Lexicon {
  const same = new Map<string, string[]>()
  const roots = rootsOfPhrases()
  for (const group of [parseSynonyms(data.synonyms), parseSynonyms({ groups: data.paraphrases.same })]) {
    addSpellings(same, group, roots)
  }
  return { same, opposite: opposites(data.paraphrases.opposite), rarity }
}

/** The roots of a phrase's words, joined by spaces; each word is looked at once, since groups repeat them. */
function rootsOfPhrases(): (phrase: string) => string {
  const known = new Map<string, string>()
  const rootOnce = (word: string) => {
    const root = known.get(word) ?? rootOf(word)
    known.set(word, root)
    return root
  }
  return (phrase) => phrase.split(' ').map(rootOnce).join(' ')
}

function addSpellings(
  same: Map<string, string[]>,
  synonyms: Synonyms,
  roots: (phrase: string) => string,
): void {
  for (const [spelling, others] of synonyms) {
    const key = roots(spelling)
    const meanings = others.flatMap((other) => roots(other).split(' '))
    same.set(key, [...new Set([...(same.get(key) ?? []), ...meanings])])
  }
}

function opposites(pairs: unknown): Map<string, string[]> {
  const isSide = (side: unknown): side is string[] =>
    Array.isArray(side) && side.every((word) => typeof word === 'string')
  const fits = (pair: unknown): pair is [string[], string[]] =>
    Array.isArray(pair) && pair.length === 2 && pair.every(isSide)
  if (!Array.isArray(pairs) || !pairs.every(fits)) {
    throw new Problem(
      'paraphrases-unreadable',
      'The paraphrases need a list `opposite` of pairs of lists of words.',
    )
  }
  const opposite = new Map<string, string[]>()
  for (const [left, right] of pairs) {
    for (const [side, other] of [
      [left, right],
      [right, left],
    ] as const) {
      for (const word of side)
        opposite.set(rootOf(word), [...(opposite.get(rootOf(word)) ?? []), ...other.map(rootOf)])
    }
  }
  return opposite
}
