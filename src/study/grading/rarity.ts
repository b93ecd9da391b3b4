import { foldedWords } from '../../card/word/words.ts'

/** A word in so small a share of the texts tells fully. */
const RARE = 0.01
/** In fewer texts than this, sharing a word is chance. */
const SMALL = 100

/** How much a word tells, 0-1, from the number of cards that hold it. */
export function rarityOf(cards: number, total: number): number {
  const share = Math.max(1, cards) / Math.max(SMALL, total)
  return Math.max(0, Math.min(1, Math.log(share) / Math.log(RARE)))
}

/** The rarity of words among the texts of some cards. */
export function rarityAmong(texts: readonly string[]): (word: string) => number {
  const cards = new Map<string, number>()
  for (const text of texts)
    for (const word of new Set(foldedWords(text))) cards.set(word, (cards.get(word) ?? 0) + 1)
  return (word) => rarityOf(cards.get(word) ?? 0, texts.length)
}
