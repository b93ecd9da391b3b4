import { fold } from '../../card/word/words.ts'
import { type Lexicon, LONGEST_PHRASE } from './lexicon.ts'
import {
  bareForms,
  continues,
  denies,
  denyBefore,
  isExcluding,
  isLive,
  isNegator,
  isPreventing,
  isVerbal,
  isWord,
  leaveOpen,
  turns,
} from './negation.ts'
import { rootOf } from './root.ts'
import { FUNCTION_WORDS } from './stop-words.ts'

/** Another root that a word stands for: a synonym's, or its own without "un-" or "-less", which turns it round. */
export interface Meaning {
  root: string
  negated: boolean | null
  kind: 'synonym' | 'bare'
}

/** A word of a statement, as grading compares it. */
export interface Token {
  /** Folded. */
  word: string
  root: string
  /** It stands under a negation: "does *not* guarantee **delivery**". null: before one, so that either may be meant. */
  negated: boolean | null
  /** Roots it also stands for. */
  also: readonly Meaning[]
  /** It says something of the matter: no function word, or one that is a name ("GET", "NOT"). */
  telling: boolean
  /** Root of the next telling word of its clause: what "open" of "open for extension" is said of. */
  next: string | null
  /** Where it stands in the text, normalized by NFKC: UTF-16, end exclusive. */
  from: number
  to: number
  /** Counts the clauses of the text, from 0. */
  clause: number
  /** Counts the sentences and list items of the text, from 0. */
  sentence: number
}

/** Longer texts are cut: nobody types them, and a stranger's document may hold anything. */
const LONGEST = 20_000

const WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*(?:[+#]+(?![\p{L}\p{N}]))?|->|=>|[.!?](?=[\s"'”’)]|$)|[,;:()\n–—]/gu

/** Reads the words of a text with what negates them and what else they may mean. Linear. */
export function readStatement(text: string, lexicon: Lexicon): Token[] {
  const matches = [
    ...text
      .slice(0, LONGEST)
      .normalize('NFKC')
      .replace(/\b([ei])\.([ge])\./gi, '$1 $2 ')
      .matchAll(WORD),
  ]
  const pieces = matches.map(([piece]) => fold(piece))
  const tokens: Token[] = []
  let clause = 0
  let sentence = 0
  let negated = false
  let prevented = -1
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!
    if (!isWord(piece)) {
      const ends = /[.;!?\n]/.test(piece)
      if (ends) sentence++
      if (ends || /[,–—]/.test(piece)) clause++
      if (ends || piece === ':' || !continues(pieces, i + 1)) negated = false
      continue
    }
    const word = piece.replace(/['’]/g, '')
    if (turns(word)) {
      clause++
      negated = false
    } else if (word === 'and' && !continues(pieces, i + 1)) negated = false
    if (isExcluding(word, pieces[i + 1])) negated = true
    if (isNegator(word) && isLive(pieces, i)) {
      const next = pieces[i + 1] ?? ''
      if (denies(next)) denyBefore(tokens, clause)
      else {
        if (isVerbal(word)) leaveOpen(tokens, clause)
        negated = word === 'nor' || word === 'neither' ? true : !negated
      }
      continue
    }
    const { index, 0: written } = matches[i]!
    const root = rootOf(word)
    const polarity = prevented === clause && !negated ? null : negated
    const telling = !FUNCTION_WORDS.has(word) || /^\p{Lu}{2,}$/u.test(written)
    const place = { next: null, from: index, to: index + written.length, clause, sentence }
    if (isPreventing(root) && !negated) prevented = clause
    tokens.push({
      word,
      root,
      negated: polarity,
      also: bareForms(word, polarity),
      telling,
      ...place,
    })
  }
  return withNext(expand(tokens, lexicon))
}

/** Adds to the first word of each phrase the lexicon knows what the phrase also means. */
function expand(tokens: readonly Token[], { same }: Lexicon): Token[] {
  return tokens.map((token, i) => {
    let phrase = ''
    const also = [...token.also]
    for (let n = 0; n < LONGEST_PHRASE && tokens[i + n]?.sentence === token.sentence; n++) {
      phrase += (n === 0 ? '' : ' ') + tokens[i + n]!.root
      for (const meaning of same.get(phrase) ?? [])
        also.push({ root: meaning, negated: token.negated, kind: 'synonym' })
    }
    return also.length === token.also.length ? token : { ...token, also }
  })
}

function withNext(tokens: readonly Token[]): Token[] {
  let next: Token | null = null
  return tokens
    .toReversed()
    .map((token) => {
      const linked: Token = { ...token, next: next?.clause === token.clause ? next.root : null }
      if (token.telling) next = token
      return linked
    })
    .toReversed()
}
