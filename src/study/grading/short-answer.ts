import { fold } from '../../card/word/words.ts'
import type { Lexicon } from './lexicon.ts'
import { expectedBy, said, standingOf } from './match.ts'
import { plain } from './outline.ts'
import { readStatement, type Token } from './statement.ts'
import { COMMON_WORDS } from './stop-words.ts'

/** How a typed text stands to a short answer, and why, in words. */
export interface ShortVerdict {
  verdict: 'right' | 'partly' | 'wrong'
  reason: string
}

const RIGHT = 0.8
const PARTLY = 0.34
/** Signs that make an answer code or a formula: it is compared letter by letter. */
const LITERAL = /[=<>{}[\]^~|&\\$@%*/]|\w\(|^['"].*['"]$|\+\+/

/** `a|b` says that either will do; `a || b` is code. */
export function alternatives(expected: string): string[] {
  const parts = expected.split(/(?<!\|)\|(?!\|)/).map((part) => part.trim())
  return parts.every((part) => part !== '') ? parts : [expected]
}

/** Judges a typed text by the best of the alternatives. */
export function judgeShort(
  question: string | null,
  expected: string,
  typed: string,
  lexicon: Lexicon,
): ShortVerdict {
  const order = { right: 2, partly: 1, wrong: 0 }
  return alternatives(expected)
    .map((one) => judgeOne(question ?? '', one, typed, lexicon))
    .reduce((best, other) => (order[other.verdict] > order[best.verdict] ? other : best))
}

function judgeOne(question: string, expected: string, typed: string, lexicon: Lexicon): ShortVerdict {
  const [wanted, given] = [plain(expected), plain(typed)]
  if (compressed(given) === '') return wrong('nothing was typed')
  if (compressed(wanted) === compressed(given)) return { verdict: 'right', reason: 'the same' }
  if (LITERAL.test(wanted) && wanted.split(' ').length <= 4) return judgeLiteral(wanted, given)

  const asked = new Set(readStatement(question, lexicon).map(({ root }) => root))
  const wantedTokens = readStatement(wanted, lexicon)
  const givenTokens = readStatement(given, lexicon)

  const polarity = [polarityOf(wanted), polarityOf(given)] as const
  if (polarity[0] !== null && polarity[1] !== null && polarity[0] !== polarity[1])
    return wrong('yes and no differ')
  const answersOnly = polarity[0] !== null && restOf(wantedTokens).length === 0
  if (answersOnly)
    return polarity[1] === null ? wrong('neither yes nor no') : { verdict: 'right', reason: `${polarity[0]}` }

  const numbers = strange(numbersOf(wantedTokens), numbersOf(givenTokens), asked)
  if (numbers !== null) return wrong(numbers)

  let all = 0
  let right = 0
  let opposed = 0
  const missing: string[] = []
  const terms = restOf(wantedTokens).map((token) => ({
    ...token,
    about: null,
    weight: weightOf(token, asked),
  }))
  const text = said(givenTokens, [], false)
  const expectedTerms = expectedBy(terms)
  for (const term of terms) {
    const standing = standingOf(term, text, expectedTerms, lexicon)
    all += term.weight
    if (standing === 'said') right += term.weight
    else missing.push(term.word)
    if (standing === 'opposed') opposed += term.weight
    if (standing === 'reversed') return wrong(`it says the opposite of "${term.word}"`)
  }
  if (opposed > 0 && opposed >= all * 0.15) return wrong('it says the opposite')
  if (polarity[1] !== null && polarity[0] === polarity[1] && right / all < PARTLY) {
    return { verdict: 'partly', reason: `${polarity[1]} is right; the reason is missing` }
  }
  const share = all === 0 ? 0 : right / all
  if (share >= RIGHT)
    return {
      verdict: 'right',
      reason: missing.length === 0 ? 'says it all' : `all but ${missing.join(', ')}`,
    }
  if (share >= PARTLY) return { verdict: 'partly', reason: `missing: ${missing.join(', ')}` }
  return wrong('it says something else')
}

const wrong = (reason: string): ShortVerdict => ({ verdict: 'wrong', reason })

/** Without case, accents, white space, quotes and final punctuation. */
const compressed = (text: string): string =>
  fold(text.normalize('NFKC'))
    .replace(/[\s'"“”‘’`]+/g, '')
    .replace(/[.!?;:,]+$/, '')

/** The same but for words that only introduce it: "it's O(n)", "the result is 3". */
function judgeLiteral(wanted: string, given: string): ShortVerdict {
  const stripped = given.replace(/^(?:it(?:['’]s| is)|the (?:answer|result|output) is|answer:|=)\s+/i, '')
  const same = bare(stripped) === bare(wanted)
  return same ? { verdict: 'right', reason: 'the same' } : wrong('it is written differently')
}

/** The O of a complexity may be left out. */
const bare = (text: string): string => compressed(text).replace(/^[oθω]\((.+)\)$/u, '$1')

function polarityOf(text: string): 'yes' | 'no' | null {
  const first = /^\W*(yes|yep|yeah|true|correct|no|nope|false)\b(?!\s+\w+\s+of\b)/i
    .exec(text)?.[1]
    ?.toLowerCase()
  if (first === undefined) return null
  return /^(?:y|t|c)/.test(first) ? 'yes' : 'no'
}

const restOf = (tokens: readonly Token[]): Token[] => {
  const telling = tokens.filter(({ word, telling }) => telling && !POLAR.has(word))
  return telling
}
const POLAR = new Set(['yes', 'no', 'yep', 'yeah', 'nope', 'true', 'false', 'correct'])

const weightOf = ({ word, root }: Token, asked: ReadonlySet<string>): number =>
  (asked.has(root) ? 0.2 : 1) * (COMMON_WORDS.has(word) ? 0.4 : 1)

const NUMBER_WORDS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, i) => [word, String(i)]),
)
const numbersOf = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(({ word }) =>
    /^\d+$/.test(word) ? [word.replace(/^0+(?=\d)/, '')] : (NUMBER_WORDS.get(word) ?? []),
  )

/** Why two sets of numbers are not the same; null when they are. Those of the question may be repeated. */
function strange(
  wanted: readonly string[],
  given: readonly string[],
  asked: ReadonlySet<string>,
): string | null {
  const digits = wanted.filter((number) => !asked.has(number))
  for (const number of given)
    if (!wanted.includes(number) && !asked.has(number) && Number(number) > 1) return `${number} is wrong`
  for (const number of digits)
    if (!given.includes(number) && Number(number) > 1) return `${number} is missing`
  return null
}
