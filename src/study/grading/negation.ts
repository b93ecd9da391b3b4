import { rootOf } from './root.ts'
import type { Meaning, Token } from './statement.ts'

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

export const isNegator = (word: string): boolean => NEGATORS.has(word)

/** A negation ends here, because something new begins. */
export const turns = (word: string): boolean => TURNING.has(word)

/** "X is not needed" denies what stands before it. */
export const denies = (next: string): boolean => DENYING.has(next)

/** "The order is not kept": the negator belongs to a verb, so its subject stands before. */
export const isVerbal = (word: string): boolean => VERBAL.has(word)

export const isPreventing = (root: string): boolean => PREVENTING.has(root)

/** "Instead of creating them": what follows is said not to be. */
export const isExcluding = (word: string, next: string | undefined): boolean =>
  (word === 'instead' && next === 'of') || (word === 'rather' && next === 'than')

/** A negator that answers ("No, …"), stands in a fixed phrase or in front of "only" turns nothing round. */
export function isLive(pieces: readonly string[], i: number): boolean {
  const before = pieces[i - 1] ?? ''
  const after = pieces[i + 1] ?? ''
  if (pieces[i] === 'no' && (after === ',' || after === '.' || after === ';' || after === '')) return false
  return !IDLE_BEFORE.has(before) && !IDLE_AFTER.has(after)
}

/** What follows a comma goes on with the list before it: a few words without a verb of their own. */
export function continues(pieces: readonly string[], from: number): boolean {
  for (let i = from, words = 0; i < pieces.length; i++) {
    const piece = pieces[i]!
    if (!isWord(piece) || piece === 'or' || piece === 'and' || piece === 'nor')
      return words > 0 || piece === 'or'
    if (OWN_VERB.has(piece) || NEGATORS.has(piece.replace(/['’]/g, '')) || TURNING.has(piece)) return false
    if (++words > 4) return false
  }
  return true
}

/** Denies what the clause has said so far. */
export function denyBefore(tokens: Token[], clause: number): void {
  for (let i = tokens.length - 1; i >= 0 && tokens[i]!.clause === clause; i--) {
    tokens[i] = { ...tokens[i]!, negated: true }
  }
}

/** Of what stands before the verb nothing is denied and nothing said. */
export function leaveOpen(tokens: Token[], clause: number): void {
  for (let i = tokens.length - 1; i >= 0 && tokens[i]!.clause === clause; i--) {
    if (tokens[i]!.negated === false) tokens[i] = { ...tokens[i]!, negated: null }
  }
}

/** "unreliable" says "not reliable", "connectionless" "no connection". */
export function bareForms(word: string, negated: boolean | null): Meaning[] {
  const bare = /^(?:un|non)(\p{L}{5,})$/u.exec(word)?.[1] ?? /^(\p{L}{4,})less$/u.exec(word)?.[1]
  return bare === undefined
    ? []
    : [{ root: rootOf(bare), negated: negated === null ? null : !negated, kind: 'bare' }]
}

export const isWord = (piece: string): boolean => /[\p{L}\p{N}]/u.test(piece)
