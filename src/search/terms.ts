import { foldedText, wordsOf } from '../card/word/words.ts'
import type { Query } from './query.ts'
import { STOP_WORDS } from './stop-words.ts'

/** One thing a query asks for. */
export interface Term {
  typed: string
  /** Folded: one word, or the words of a phrase with one space between. */
  spelling: string
  /** Typed in quotes: taken as it is. */
  phrase: boolean
}

/** Terms a query is searched by; further ones would only slow it down. */
const MOST_TERMS = 16

/** What to look for: the query's words without the stop words (unless there are no others), each once. */
export function termsOf(query: Query): Term[] {
  const all = query.terms.flatMap(({ text, phrase }): Term[] =>
    phrase
      ? [{ typed: text, spelling: foldedText(text), phrase }]
      : wordsOf(text).map(({ word, from, to }) => ({ typed: text.slice(from, to), spelling: word, phrase })),
  )
  const words = all.filter(({ spelling }) => spelling !== '')
  const telling = words.filter(({ spelling, phrase }) => phrase || !STOP_WORDS.has(spelling))
  const distinct = new Map((telling.length > 0 ? telling : words).map((term) => [term.spelling, term]))
  return [...distinct.values()].slice(0, MOST_TERMS)
}
