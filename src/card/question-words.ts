import { copied } from './word/copied.ts'

/**
 * The words of a question that say what it is about. Shared by succession (were content words swapped?) and
 * likeness (do two questions ask the same?).
 */

/** Words that a question may gain or lose and still ask the same: function words and the ways of asking. */
const ASKING = new Set(
  (
    'a about also an and any are as ask asked at be been being between briefly by can come compare concept concepts could ' +
    'define defined describe did difference differences different differ discuss do does each elaborate else etc example ' +
    'examples explain explained few following for from give given have has how if important importance in into is it its ' +
    'let main me mean meant means mention mind must name notion of on one or other our own people please purpose question ' +
    'role say shall should some someone something such tell term than that the their them then there these they this those through to understand ' +
    'understanding us use used uses using various vs versus was way ways we were what when where which while who whom whose why will with word would you your yourself'
  ).split(' '),
)

/** Words that turn a question round; never ignored. */
const NEGATION = new Set([
  'not',
  'no',
  'never',
  'without',
  'cannot',
  'nor',
  'except',
  'non',
  'neither',
  'none',
])

export interface QuestionWords {
  /** In order, lower case, inflection off. */
  content: string[]
  negations: number
  /** Every number as written: versions, ports, sizes. */
  numbers: string[]
  /** Things with a name, lower case: capitals inside the sentence, digits or symbols in a word, `code`. */
  named: ReadonlySet<string>
}

const WORD =
  /[\p{L}\p{N}_]+(?:['’][\p{L}]+)*(?:[+#]+(?![\p{L}\p{N}])|[.\-/](?=[\p{L}\p{N}])[\p{L}\p{N}_]+)*/gu

/** Reads the words of a question; give it the Markdown as it stands, not its normal form: capitals count. */
export function questionWords(question: string): QuestionWords {
  const words: QuestionWords = { content: [], negations: 0, numbers: [], named: NONE }
  const named = new Set<string>()
  const code = question.includes('`')
    ? new Set([...question.matchAll(/`([^`\n]{1,60})`/g)].flatMap((span) => span[1]!.match(WORD) ?? []))
    : NONE
  const text = ASCII.test(question) ? question : question.normalize('NFKC')
  let first = true
  for (const written of text.match(WORD) ?? []) {
    const { role, stem, numbers, isNamed } = lookAt(written)
    if (role === 'negation') words.negations++
    else if (role === 'content' || code.has(written)) {
      words.content.push(stem)
      if (code.has(written) || isNamed || (!first && startsLarge(written))) named.add(stem)
    }
    for (const number of numbers) words.numbers.push(number)
    first = false
  }
  words.numbers.sort()
  if (named.size > 0) words.named = named
  return words
}

const ASCII = /^[\x00-\x7f]*$/
const NONE: ReadonlySet<string> = new Set()

/** What a word is, wherever it stands. */
interface Look {
  role: 'negation' | 'asking' | 'content'
  /** Lower case, inflection off. */
  stem: string
  numbers: readonly string[]
  /** It has a digit, a symbol or an inner capital. */
  isNamed: boolean
}

/** Words looked at before: questions share most of theirs. */
const looks = new Map<string, Look>()
const MOST_LOOKS = 50_000

function lookAt(cut: string): Look {
  const known = looks.get(cut)
  if (known) return known
  const written = copied(cut)
  const word = written.toLowerCase().replace(/’/g, "'")
  const bare = word.replace(/'s$/, '')
  const look: Look = {
    role: NEGATION.has(bare) || word.endsWith("n't") ? 'negation' : ASKING.has(bare) ? 'asking' : 'content',
    stem: inflectionOff(bare),
    numbers: bare.match(/\d+(?:\.\d+)*/g) ?? [],
    isNamed: /[+#]$|\d/.test(written) || /^\p{L}.*\p{Lu}/u.test(written),
  }
  if (looks.size >= MOST_LOOKS) looks.clear()
  looks.set(written, look)
  return look
}

const startsLarge = (word: string): boolean => /^\p{Lu}/u.test(word)

/** Enough to see "caches" and "cached" as one word; a stemmer would also join "organ" and "organization". */
function inflectionOff(word: string): string {
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return word
  return word
    .replace(/(?<=[a-z]{3})isation(s?)$/, 'ization$1')
    .replace(/(?<=[a-z]{3})is(e[sd]?|ing)$/, 'iz$1')
    .replace(/ies$/, 'y')
    .replace(/(?<=ss|sh|ch|x|z)es$/, '')
    .replace(/(?<=[a-z]{3}[^su])s$/, '')
    .replace(/(?<=[a-z]{3})(?:ing|ed)$/, '')
    .replace(/(?<=[a-z]{4})e$/, '')
}
