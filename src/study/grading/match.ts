import { distance } from '../../card/word/distance.ts'
import type { Term } from './key-points.ts'
import type { Lexicon } from './lexicon.ts'
import type { Token } from './statement.ts'
import { aboutOf, type Subjects } from './subjects.ts'

/**
 * Whether a text says a word, denies it (`opposed`), says its opposite instead (`reversed`), or does not speak of it.
 */
export type Standing = 'said' | 'opposed' | 'reversed' | 'absent'

interface Mention {
  negated: boolean | null
  about: number | null
  next: string | null
  /** The word itself, not something it may mean. */
  exact: boolean
}

/** A typed text, ready to be asked what it says. */
export interface Said {
  mentions: ReadonlyMap<string, readonly Mention[]>
  /** Words without one letter, to find those typed with a slip. */
  slips: ReadonlyMap<string, readonly string[]>
  words: ReadonlyMap<string, string>
}

const MOST_WORDS = 3000

/** Files the words of a typed text by what they say, and of which subject. */
export function said(tokens: readonly Token[], subjects: Subjects, lasts: boolean): Said {
  const about = aboutOf(tokens, subjects, lasts)
  const mentions = new Map<string, Mention[]>()
  const slips = new Map<string, string[]>()
  const words = new Map<string, string>()
  const add = (root: string, mention: Mention) => {
    const known = mentions.get(root)
    if (known === undefined) mentions.set(root, [mention])
    else known.push(mention)
  }
  tokens.forEach((token, i) => {
    const at = { about: about[i]!, next: token.next }
    add(token.root, { negated: token.negated, exact: true, ...at })
    for (const { root, negated, kind } of token.also) add(root, { negated, exact: kind === 'bare', ...at })
    if (words.size < MOST_WORDS && !words.has(token.word)) {
      words.set(token.word, token.root)
      for (const key of slipsOf(token.word)) {
        const known = slips.get(key)
        if (known === undefined) slips.set(key, [token.word])
        else if (known.length < 8) known.push(token.word)
      }
    }
  })
  return { mentions, slips, words }
}

/** What the expected answer says of each root, to tell "the other thing" from "the opposite". */
export type Expected = ReadonlyMap<string, readonly { negated: boolean | null; about: number | null }[]>

export function expectedBy(terms: Iterable<Term>): Expected {
  const expected = new Map<string, Term[]>()
  for (const term of terms) {
    for (const root of [term.root, ...term.also.map((other) => other.root)]) {
      const known = expected.get(root)
      if (known === undefined) expected.set(root, [term])
      else if (known.length < 40) known.push(term)
    }
  }
  return expected
}

/** How a text stands to a term: by its root, what it also means, its opposites, and slips of the keyboard. */
export function standingOf(term: Term, text: Said, expected: Expected, { opposite }: Lexicon): Standing {
  const direct = mentionsOf(term, text)
  if (isExchanged(term, direct, text, opposite.get(term.root) ?? [])) return 'reversed'
  if (
    direct.some((mention) => together(mention.negated, term.negated) && together(mention.about, term.about))
  )
    return 'said'
  for (const { root, negated, kind } of term.also) {
    if (kind !== 'bare') continue
    const others = text.mentions.get(root) ?? []
    if (others.some((other) => together(other.negated, negated) && together(other.about, term.about)))
      return 'said'
  }
  if (direct.some((mention) => mention.exact && isOpposed(mention, term, expected))) return 'opposed'
  for (const other of opposite.get(term.root) ?? []) {
    if (expected.has(other)) continue
    for (const mention of text.mentions.get(other) ?? []) {
      if (mention.exact && together(mention.about, term.about))
        return together(mention.negated, term.negated) ? 'reversed' : 'said'
    }
  }
  return 'absent'
}

/** Opposites in each other's place: "closed for extension" where the answer says "open for extension". */
function isExchanged(
  term: Term,
  direct: readonly Mention[],
  text: Said,
  opposites: readonly string[],
): boolean {
  if (term.next === null) return false
  const ofSame = (mention: Mention) =>
    mention.exact && mention.next === term.next && together(mention.negated, term.negated)
  if (direct.some(ofSame)) return false
  return opposites.some((other) => text.mentions.get(other)?.some(ofSame))
}

/** Polarities or subjects that may be the same. */
const together = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b

/** Denied of the same thing, or said of the other thing, of which the answer does not say it. */
function isOpposed(mention: Mention, term: Term, expected: Expected): boolean {
  const elsewhere = expected.get(term.root) ?? []
  if (
    elsewhere.some(
      (other) => together(other.negated, mention.negated) && together(other.about, mention.about),
    )
  )
    return false
  return together(mention.about, term.about) !== together(mention.negated, term.negated)
}

function mentionsOf({ root, word }: Term, { mentions, slips, words }: Said): readonly Mention[] {
  const found = mentions.get(root)
  if (found !== undefined) return found
  for (const key of slipsOf(word)) {
    for (const typed of slips.get(key) ?? []) {
      if (isSlip(typed, word)) return mentions.get(words.get(typed)!) ?? []
    }
  }
  return []
}

const SHORTEST_SLIP = 5

function* slipsOf(word: string): Iterable<string> {
  if (word.length < SHORTEST_SLIP - 1 || word.length > 40 || /\d/.test(word)) return
  yield word
  for (let i = 0; i < word.length; i++) yield word.slice(0, i) + word.slice(i + 1)
}

/** One edit apart, two in long words; but a prefix that turns the meaning round is no slip. */
const isSlip = (typed: string, word: string): boolean =>
  word.length >= SHORTEST_SLIP &&
  !isTurned(typed, word) &&
  !isTurned(word, typed) &&
  distance(typed, word, word.length >= 9 ? 2 : 1) <= (word.length >= 9 ? 2 : 1)

const isTurned = (turned: string, word: string): boolean =>
  /^(?:un|in|im|ir|il|non|dis|de|a|en|up|re)$/.test(turned.slice(0, turned.length - word.length)) &&
  turned.endsWith(word)
