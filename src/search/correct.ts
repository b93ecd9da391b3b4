import { distance } from '../card/word/distance.ts'
import { stem } from '../card/word/stem.ts'
import type { Synonyms } from '../card/word/synonyms.ts'
import type { Candidates, KnownWord } from './candidates.ts'

/** What a typed word may have meant. */
export interface Mend {
  /** One folded word or several side by side. */
  spelling: string
  /** Edits away from what was typed; half a point more where the first letter changed; 0 for a synonym. */
  cost: number
  /** Cards that hold it, as far as known. */
  cards: number
}

/** Edits a mend may cost: 1 up to five letters, 2 above; words of one or two letters are never guessed at. */
export const boundOf = (word: string): 0 | 1 | 2 => (word.length < 3 ? 0 : word.length <= 5 ? 1 : 2)

/**
 * Words of the vocabulary within the bound of edits, cheapest first, then the most frequent; one for each stem
 * (the index finds the others with it). The word itself is not among them.
 */
export function nearWords(word: string, vocabulary: Pick<Candidates, 'similar'>): Mend[] {
  const most = boundOf(word)
  if (most === 0) return []
  const found: Mend[] = []
  for (const known of vocabulary.similar(word, most)) {
    if (known.word !== word) found.push(mendOf(word, known, distance(word, known.word, most)))
  }
  found.sort((a, b) => a.cost - b.cost || b.cards - a.cards || (a.spelling < b.spelling ? -1 : 1))
  const stems = new Set([stem(word)])
  return found.filter(({ spelling }) => {
    const root = stem(spelling)
    return !stems.has(root) && stems.add(root)
  })
}

function mendOf(word: string, known: KnownWord, edits: number): Mend {
  const first = known.word.charCodeAt(0)
  // People seldom miss the first letter; a swap of the first two keeps it within reach.
  const kept = first === word.charCodeAt(0) || first === word.charCodeAt(1)
  return { spelling: known.word, cost: edits + (kept ? 0 : 0.5), cards: known.cards }
}

/** What the table of abbreviations and synonyms says for a word. */
export const otherNames = (word: string, synonyms: Synonyms): Mend[] =>
  (synonyms.get(word) ?? []).map((spelling) => ({ spelling, cost: 0, cards: 0 }))

/**
 * A compound split where both halves are known: `ratelimit` gives `rate limit`. The most even split comes first.
 * @param isKnown whether the index holds a word, by its stem
 */
export function splitCompound(word: string, isKnown: (word: string) => boolean): Mend[] {
  const splits: Mend[] = []
  const middle = word.length / 2
  const places = Array.from({ length: Math.max(0, word.length - 3) }, (_, i) => i + 2)
  places.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
  for (const at of places) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    if (isKnown(left) && isKnown(right)) splits.push({ spelling: `${left} ${right}`, cost: 0.5, cards: 0 })
    if (splits.length === 2) break
  }
  return splits
}
