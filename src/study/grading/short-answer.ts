import { fold } from '../../card/word/words.ts'
import type { Lexicon } from './lexicon.ts'
import { expectedBy, type Standing, said, standingOf } from './match.ts'
import { numbersOf, strange } from './numbers.ts'
import { plain } from './outline.ts'
import { readStatement, type Token } from './statement.ts'
import { COMMON_WORDS } from './stop-words.ts'

/** How a typed text stands to a short answer, and why, in words. */
export interface ShortVerdict {
  verdict: 'right' | 'partly' | 'wrong'
  reason: string
}

/** Shares of the expected words from which an answer is right, partly right, and wrong when denied. */
const RIGHT = 0.8
const PARTLY = 0.34
const OPPOSED = 0.15
/** Longer typed texts are cut. */
const LONGEST = 2000
/** Longer ones are prose. */
const LITERAL_WORDS = 4
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
  const [wanted, given] = [plain(expected), plain(typed.slice(0, LONGEST))]
  if (compressed(given) === '') return wrong('nothing was typed')
  if (compressed(wanted) === compressed(given)) return { verdict: 'right', reason: 'the same' }
  if (LITERAL.test(wanted) && wanted.split(' ').length <= LITERAL_WORDS) return judgeLiteral(wanted, given)
  const asked = new Set(readStatement(question, lexicon).map(({ root }) => root))
  const givenWords = readStatement(given, lexicon)
  const expectedWords = readStatement(wanted, lexicon)
  const [right, claim] = [polarityOf(wanted), polarityOf(given)]
  if (right !== null && claim !== null && right !== claim) return wrong('yes and no differ')
  if (right !== null && contentOf(expectedWords).length === 0)
    return claim === null ? wrong('neither yes nor no') : { verdict: 'right', reason: right }
  const numbers = strange(numbersOf(expectedWords), numbersOf(givenWords), asked)
  if (numbers !== null) return wrong(numbers)
  const words = judgeWords(contentOf(expectedWords), givenWords, asked, lexicon)
  return words.verdict === 'wrong' && !words.opposed && right !== null && right === claim
    ? { verdict: 'partly', reason: `${right} is right; the reason is missing` }
    : words
}

/** Judges by how much of the expected words is said; one that is denied or turned round makes it wrong. */
function judgeWords(
  expected: readonly Token[],
  typed: readonly Token[],
  asked: ReadonlySet<string>,
  lexicon: Lexicon,
): ShortVerdict & { opposed?: true } {
  const terms = expected.map((token) => ({ ...token, about: null, weight: weightOf(token, asked) }))
  const text = said(typed, [], false)
  const expectations = expectedBy(terms)
  const judged = terms.map((term) => ({ ...term, standing: standingOf(term, text, expectations, lexicon) }))
  const weigh = (standing: Standing) =>
    judged.reduce((sum, term) => sum + (term.standing === standing ? term.weight : 0), 0)
  const all = terms.reduce((sum, { weight }) => sum + weight, 0)
  const turned = judged.find(({ standing }) => standing === 'reversed')
  if (turned) return { ...wrong(`it says the opposite of "${turned.word}"`), opposed: true }
  if (weigh('opposed') > OPPOSED * all) return { ...wrong('it says the opposite'), opposed: true }
  const share = all === 0 ? 0 : weigh('said') / all
  const missing = judged.filter(({ standing }) => standing !== 'said').map(({ word }) => word)
  if (share >= RIGHT)
    return {
      verdict: 'right',
      reason: missing.length === 0 ? 'says it all' : `all but ${missing.join(', ')}`,
    }
  return share >= PARTLY
    ? { verdict: 'partly', reason: `missing: ${missing.join(', ')}` }
    : wrong('it says something else')
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

const contentOf = (tokens: readonly Token[]): Token[] =>
  tokens.filter(({ word, telling }) => telling && !POLAR.has(word))

const POLAR = new Set(['yes', 'no', 'yep', 'yeah', 'nope', 'true', 'false', 'correct'])

const weightOf = ({ word, root }: Token, asked: ReadonlySet<string>): number =>
  (asked.has(root) ? 0.2 : 1) * (COMMON_WORDS.has(word) ? 0.4 : 1)
