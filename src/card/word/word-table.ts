import { copied } from './copied.ts'

/**
 * Words by number, looked up in place: a stretch of a text is found without cutting it out, which for millions of
 * words is most of the work. Capitals A-Z are read as small letters; any other folding is the caller's.
 */
export interface WordTable {
  /** Each word once, in small letters; its index is its number. */
  words: string[]
  hashes: number[]
  /** Open addressing: number + 1 of a word, 0 where free; a power of two long. */
  slots: Int32Array
}

export const createWordTable = (): WordTable => ({ words: [], hashes: [], slots: new Int32Array(1024) })

/** What a hash starts from, and the hash with one more character: FNV-1a. For a reader that sees each one anyway. */
export const HASH_START = 0x811c9dc5
export const hashStep = (hash: number, code: number): number => Math.imul(hash ^ small(code), 0x01000193)

/** The hash of a stretch of text: all its characters stepped through. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = HASH_START
  for (let i = from; i < to; i++) hash = hashStep(hash, text.charCodeAt(i))
  return hash
}

/** The number of the word at `from..to` of a text, whose hash is given; -1 when the table does not have it. */
export const findWord = (table: WordTable, text: string, from: number, to: number, hash: number): number =>
  table.slots[slotOf(table, text, from, to, hash)]! - 1

/** The number of the word at `from..to` of a text, whose hash is given, a new one when the table did not have it. */
export function addWord(table: WordTable, text: string, from: number, to: number, hash: number): number {
  const slot = slotOf(table, text, from, to, hash)
  const known = table.slots[slot]!
  if (known !== 0) return known - 1
  const number = table.words.push(copied(lowerAscii(text.slice(from, to)))) - 1
  table.hashes.push(hash)
  table.slots[slot] = number + 1
  if (2 * table.words.length > table.slots.length) grow(table)
  return number
}

/** The slot that holds the word, or the free one where it belongs. */
function slotOf(
  { words, hashes, slots }: WordTable,
  text: string,
  from: number,
  to: number,
  hash: number,
): number {
  const mask = slots.length - 1
  for (let slot = placeOf(hash) & mask; ; slot = (slot + 1) & mask) {
    const number = slots[slot]! - 1
    if (number < 0 || (hashes[number] === hash && isSame(words[number]!, text, from, to))) return slot
  }
}

function isSame(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) !== small(text.charCodeAt(from + i))) return false
  }
  return true
}

function grow(table: WordTable): void {
  const slots = new Int32Array(table.slots.length * 4)
  const mask = slots.length - 1
  table.hashes.forEach((hash, number) => {
    let slot = placeOf(hash) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = number + 1
  })
  table.slots = slots
}

const small = (code: number): number => (code >= 65 && code <= 90 ? code | 32 : code)

const lowerAscii = (word: string): string => word.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

/** The high bits of a product are the well mixed ones, and the low ones choose the slot. */
const placeOf = (hash: number): number => hash ^ (hash >>> 15)
