import { fold } from '../../card/word/words.ts'
import { type Lexicon, LONGEST_PHRASE } from './lexicon.ts'
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

const NEGATORS = new Set(
  `not no never cannot without neither nor none nothing nobody hardly isnt arent wasnt werent dont doesnt didnt
  cant couldnt wont wouldnt shouldnt mustnt hasnt havent hadnt neednt lacks lacking lack`.split(/\s+/),
)
/** Negators of a verb, whose subject stands before them. */
const VERBAL = new Set(
  `not never isnt arent wasnt werent dont doesnt didnt cant cannot couldnt wont wouldnt shouldnt mustnt hasnt havent hadnt neednt
  hardly`.split(/\s+/),
)
/** What is prevented does not happen: it may be said either way. */
const PREVENTING = new Set('prevent avoid eliminate forbid prohibit stop'.split(' ').map(rootOf))
/** Words after which a negator turns nothing round: "all or nothing", "whether or not". */
const IDLE_BEFORE = new Set(['or', 'if', 'why', 'whether'])
/** … and before which: "not only", "no matter", "no doubt", "don't forget". */
const IDLE_AFTER = new Set(['only', 'just', 'merely', 'matter', 'doubt', 'forget', 'necessarily', 'sure'])
/** "X is not needed": what stands before is denied. */
const DENYING = new Set(
  'needed necessary used required important useful wanted involved possible supported true'.split(' '),
)
/** Where a new clause starts, and a negation ends. */
const TURNING = new Set([
  'but',
  'while',
  'whereas',
  'although',
  'though',
  'however',
  'because',
  'since',
  'so',
  'yet',
])
/** A segment after a comma with one of these has a verb or subject of its own, so a negation before it is over. */
const OWN_VERB = new Set(
  `is are was were be has have had does do did can could will would should may might must it they he she we you i this that
  which who there its`.split(/\s+/),
)

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
    if (TURNING.has(word)) {
      clause++
      negated = false
    } else if (word === 'and' && !continues(pieces, i + 1)) negated = false
    if (isExcluding(word, pieces[i + 1])) negated = true
    if (NEGATORS.has(word) && isLive(pieces, i)) {
      const next = pieces[i + 1] ?? ''
      if (DENYING.has(next)) denyBefore(tokens, clause)
      else {
        if (VERBAL.has(word)) leaveOpen(tokens, clause)
        negated = word === 'nor' || word === 'neither' ? true : !negated
      }
      continue
    }
    const { index, 0: written } = matches[i]!
    const polarity = prevented === clause && !negated ? null : negated
    const telling = !FUNCTION_WORDS.has(word) || /^\p{Lu}{2,}$/u.test(written)
    const place = { next: null, from: index, to: index + written.length, clause, sentence }
    if (PREVENTING.has(rootOf(word)) && !negated) prevented = clause
    tokens.push({
      word,
      root: rootOf(word),
      negated: polarity,
      also: bareForms(word, polarity),
      telling,
      ...place,
    })
  }
  return withNext(expand(tokens, lexicon))
}

const isWord = (piece: string): boolean => /[\p{L}\p{N}_]/u.test(piece)

/** "Instead of creating them": what follows is said not to be. */
const isExcluding = (word: string, next: string | undefined): boolean =>
  (word === 'instead' && next === 'of') || (word === 'rather' && next === 'than')

/** A negator that answers ("No, …"), stands in a fixed phrase or in front of "only" turns nothing round. */
function isLive(pieces: readonly string[], i: number): boolean {
  const before = pieces[i - 1] ?? ''
  const after = pieces[i + 1] ?? ''
  if (pieces[i] === 'no' && (after === ',' || after === '.' || after === ';' || after === '')) return false
  return !IDLE_BEFORE.has(before) && !IDLE_AFTER.has(after)
}

/** What follows a comma goes on with the list before it: a few words without a verb of their own. */
function continues(pieces: readonly string[], from: number): boolean {
  for (let i = from, words = 0; i < pieces.length; i++) {
    const piece = pieces[i]!
    if (!isWord(piece) || piece === 'or' || piece === 'and' || piece === 'nor')
      return words > 0 || piece === 'or'
    if (OWN_VERB.has(piece) || NEGATORS.has(piece.replace(/['’]/g, '')) || TURNING.has(piece)) return false
    if (++words > 4) return false
  }
  return true
}

function denyBefore(tokens: Token[], clause: number): void {
  for (let i = tokens.length - 1; i >= 0 && tokens[i]!.clause === clause; i--) {
    tokens[i] = { ...tokens[i]!, negated: true }
  }
}

/** "The order is not kept": of what stands before the verb nothing is denied and nothing said. */
function leaveOpen(tokens: Token[], clause: number): void {
  for (let i = tokens.length - 1; i >= 0 && tokens[i]!.clause === clause; i--) {
    if (tokens[i]!.negated === false) tokens[i] = { ...tokens[i]!, negated: null }
  }
}

/** "unreliable" says "not reliable", "connectionless" "no connection". */
function bareForms(word: string, negated: boolean | null): Meaning[] {
  const bare = /^(?:un|non)(\p{L}{5,})$/u.exec(word)?.[1] ?? /^(\p{L}{4,})less$/u.exec(word)?.[1]
  return bare === undefined
    ? []
    : [{ root: rootOf(bare), negated: negated === null ? null : !negated, kind: 'bare' }]
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
