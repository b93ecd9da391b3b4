/** A word of a text as the index sees it, and where it stands in the text. */
export interface Word {
  /** Folded: lower case, Latin letters without their accents. */
  word: string
  from: number
  to: number
}

// Classes of all Unicode take V8 a millisecond to lay out, and most texts never need them: hence `once`.
/** The token characters of FTS5's unicode61 tokenizer (L*, N*, Co), and the marks it reads as part of a letter. */
const anyWord = once(() => /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu)
const cjkRun = once(() => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+/gu)
const ASCII = /^[\x00-\x7f]*$/
const ASCII_WORD = /[A-Za-z0-9]+/g

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Lower case without the accents of Latin letters: what the index's tokenizer compares. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (ASCII.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/([a-z])\p{M}+/gu, '$1')
    .normalize('NFC')
}

/** The words of a text in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(ASCII.test(text) ? ASCII_WORD : anyWord())) {
    const [word] = match
    words.push({ word: fold(word), from: match.index, to: match.index + word.length })
  }
  return words
}

/** Whether a word is written, wholly or in part, in Chinese, Japanese or Korean. */
export const isCjk = (word: string): boolean => !ASCII.test(word) && word.search(cjkRun()) !== -1

/**
 * The overlapping pairs of characters of every Chinese, Japanese or Korean run: `数据库` gives `数据`, `据库`. These
 * scripts put no spaces between words, so pairs stand for words. A run of one character stands for itself.
 */
export function pairsOf(text: string): string[] {
  return Array.from(text.normalize('NFC').matchAll(cjkRun()), ([run]) => Array.from(run)).flatMap((run) =>
    run.length === 1 ? run : run.slice(1).map((second, i) => `${run[i]}${second}`),
  )
}

/** Only the words, folded: what wordsOf gives, faster. */
export const foldedWords = (text: string): string[] =>
  (ASCII.test(text) ? text.toLowerCase().match(ASCII_WORD) : fold(text).match(anyWord())) ?? []

/** A text as the index compares it: its folded words with one space between. */
export const foldedText = (text: string): string => foldedWords(text).join(' ')
