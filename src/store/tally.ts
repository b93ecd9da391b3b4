import {
  addWord,
  createWordTable,
  HASH_START,
  hashOf,
  hashStep,
  type WordTable,
} from '../card/word/word-table.ts'
import { foldedWords } from '../card/word/words.ts'

/** How many more cards hold each word than the saved vocabulary says; negative: fewer. */
export interface Tally {
  table: WordTable
  /** By a word's number in the table. */
  cards: number[]
  /** The card that was last seen to hold it: it counts once. */
  last: number[]
}

export const createTally = (): Tally => ({ table: createWordTable(), cards: [], last: [] })

/** Counts the words of a text of a card in or out; a word of several of its texts counts once. */
export function tallyText(tally: Tally, card: number, text: string, by: 1 | -1): void {
  if (!ASCII.test(text)) {
    for (const word of foldedWords(text))
      count(tally, card, word, 0, word.length, hashOf(word, 0, word.length), by)
    return
  }
  // The same words as of foldedWords, without cutting them out: an import reads millions.
  for (let to = 0; to < text.length; to++) {
    const from = to
    let hash = HASH_START
    for (; isWordCode(text.charCodeAt(to)); to++) hash = hashStep(hash, text.charCodeAt(to))
    if (to > from) count(tally, card, text, from, to, hash, by)
  }
}

function count(
  { table, cards, last }: Tally,
  card: number,
  text: string,
  from: number,
  to: number,
  hash: number,
  by: 1 | -1,
): void {
  const number = addWord(table, text, from, to, hash)
  if (last[number] === card) return
  last[number] = card
  cards[number] = (cards[number] ?? 0) + by
}

const ASCII = /^[\x00-\x7f]*$/

/** Letters and digits of ASCII; false beyond the end of a text. */
const isWordCode = (code: number): boolean => WORD_CODES[code] === 1

const WORD_CODES = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0,
)
