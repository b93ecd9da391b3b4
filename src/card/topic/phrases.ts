import {
  addWord,
  createWordTable,
  findWord,
  HASH_START,
  hashOf,
  hashStep,
  type WordTable,
} from '../word/word-table.ts'

/** A phrase of the vocabulary and what a mention of it says. */
export interface Phrase<Sense> {
  /** As written in the vocabulary. */
  text: string
  senses: readonly Sense[]
}

/**
 * Phrases compiled so that a text is read once, whatever their number: every known word has a number (its
 * plural the same one), and phrases share a tree of word numbers.
 */
export interface PhraseIndex<Sense> {
  words: WordTable
  /** Of each word of the table, by its number there: what it and its plural share; from 1. */
  ids: number[]
  /** Trees by the id of their first word. */
  starts: (Node<Sense> | undefined)[]
}

interface Node<Sense> {
  next: Map<number, Node<Sense>>
  /** Phrases that end here: those with capitals first, since they ask for more. */
  ends: Ending<Sense>[]
}

interface Ending<Sense> extends Phrase<Sense> {
  /** For each word with a capital how it must be written; null for a word in any case. */
  cased: (string | null)[] | null
}

export function indexPhrases<Sense>(phrases: Iterable<Phrase<Sense>>): PhraseIndex<Sense> {
  const index: PhraseIndex<Sense> = { words: createWordTable(), ids: [], starts: [] }
  for (const phrase of phrases) {
    const words = wordsOf(phrase.text)
    let node: Node<Sense> | undefined
    for (const word of words) {
      const id = idOf(word.toLowerCase(), index)
      const next = (node ? node.next.get(id) : index.starts[id]) ?? { next: new Map(), ends: [] }
      if (node) node.next.set(id, next)
      else index.starts[id] = next
      node = next
    }
    if (!node) continue
    const cased = words.map((word) => (/[A-Z]/.test(word) ? word : null))
    const ending = { ...phrase, cased: cased.some((word) => word !== null) ? cased : null }
    if (ending.cased) node.ends.unshift(ending)
    else node.ends.push(ending)
  }
  return index
}

/** What stands for a word and for its plural or singular. */
function idOf(word: string, { words, ids }: PhraseIndex<unknown>): number {
  const known = foldedNumber(word, words)
  if (known >= 0) return ids[known]!
  const id = words.words.length + 1
  for (const form of [word, ...otherForm(word)]) {
    ids[addWord(words, form, 0, form.length, hashOf(form, 0, form.length))] ??= id
  }
  return id
}

/** Plural of a singular and the reverse, by the rules of English spelling; none where no plural is meant. */
function otherForm(word: string): string[] {
  if (word.length < 3 || !/^[a-z0-9]*[a-z]$/.test(word) || word === 'http' || word === 'https') return []
  if (/(?:ss|us|is|os)$/.test(word)) return [`${word}es`]
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`]
  if (/(?:[xz]|ch|sh)es$/.test(word)) return [word.slice(0, -2)]
  if (word.endsWith('s')) return [word.slice(0, -1)]
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`]
  return [/(?:[xz]|ch|sh)$/.test(word) ? `${word}es` : `${word}s`]
}

/** Words of a text as the index reads them, case kept. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  eachWord(text, text.length, (start, end) => words.push(text.slice(start, end)))
  return words
}

/**
 * Calls `found` for each phrase in the first `limit` characters of a text. The longest phrase wins and uses up
 * its words, so a phrase can also keep a shorter one from being heard ("rest of" against "REST").
 */
export function eachPhrase<Sense>(
  text: string,
  limit: number,
  index: PhraseIndex<Sense>,
  found: (phrase: Phrase<Sense>) => void,
): void {
  let count = 0
  eachWord(text, Math.min(limit, text.length), (start, end, hash, isAscii) => {
    const number = isAscii
      ? findWord(index.words, text, start, end, hash)
      : foldedNumber(text.slice(start, end).toLowerCase(), index.words)
    ids[count] = index.ids[number] ?? 0
    edges[2 * count] = start
    edges[2 * count + 1] = end
    count++
  })
  for (let i = 0; i < count; i++) {
    let node = index.starts[ids[i]!]
    let best: Ending<Sense> | undefined
    let last = i
    for (let j = i; node; node = j < count ? node.next.get(ids[j]!) : undefined) {
      const ending = endingAt(node, text, i)
      if (ending) {
        best = ending
        last = j
      }
      j++
    }
    if (best) {
      found(best)
      i = last
    }
  }
}

/** The words read last, by place: their ids, and where each starts and ends. Kept, since reading is hot and never nested. */
const ids: number[] = []
const edges: number[] = []

function endingAt<Sense>({ ends }: Node<Sense>, text: string, from: number): Ending<Sense> | undefined {
  for (const ending of ends) if (ending.cased === null || isWritten(ending.cased, text, from)) return ending
  return undefined
}

/** For other letters than ASCII's, which the table does not fold by itself. */
const foldedNumber = (word: string, words: WordTable): number =>
  findWord(words, word, 0, word.length, hashOf(word, 0, word.length))

const isWritten = (cased: (string | null)[], text: string, from: number): boolean =>
  cased.every(
    (word, i) => word === null || text.slice(edges[2 * (from + i)], edges[2 * (from + i) + 1]) === word,
  )

const COLON = 58
const DOT = 46
const PLUS = 43
const HASH = 35

/**
 * A word is letters and digits; `c++`, `c#`, `f#` keep their marks and `.net`, `.gitignore` their dot. Addresses
 * (`https://…`) are skipped: a link says nothing about what the text speaks of. `hash` is the word's in a WordTable.
 */
function eachWord(
  text: string,
  length: number,
  word: (start: number, end: number, hash: number, isAscii: boolean) => void,
): void {
  for (let i = 0; i < length; i++) {
    let code = text.charCodeAt(i)
    if (!isLetter(code)) continue
    let start = i
    let hash = HASH_START
    let isAscii = true
    do {
      hash = hashStep(hash, code)
      isAscii &&= code < 128
      code = ++i < length ? text.charCodeAt(i) : 0
    } while (isLetter(code))
    if (code === COLON && text.startsWith('://', i)) {
      while (i < length && text.charCodeAt(i) > 32 && text.charCodeAt(i) !== 41) i++
      continue
    }
    const marks =
      code === PLUS && text.charCodeAt(i + 1) === PLUS ? 2 : code === HASH && i - start === 1 ? 1 : 0
    const dotted =
      start > 0 && text.charCodeAt(start - 1) === DOT && !(start > 1 && isLetter(text.charCodeAt(start - 2)))
    if (marks > 0 || dotted) {
      i += marks
      if (dotted) start--
      hash = hashOf(text, start, i)
    }
    word(start, i, hash, isAscii)
  }
}

/** ASCII letters and digits, and whatever lies above Latin-1's signs but general punctuation. */
const isLetter = (code: number): boolean =>
  code < 128
    ? ASCII_LETTERS[code] === 1
    : code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f)

const ASCII_LETTERS = Uint8Array.from({ length: 128 }, (_, code) =>
  /[a-z0-9]/i.test(String.fromCharCode(code)) ? 1 : 0,
)
