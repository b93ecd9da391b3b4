import type { CardText } from './card.ts'
import { normalText } from './normal-text.ts'
import { type QuestionWords, questionWords } from './question-words.ts'
import { dice, diceAtMost, sketch, type Trigrams, trigrams } from './trigrams.ts'

/** A card that its document held until now. */
export interface Known {
  /** The card's id. */
  id: string
  /** The version it has now. */
  version: string
  text: CardText
}

/** A text that the document holds from now on. */
export interface Found {
  version: string
  text: CardText
}

/** How sure a succession is, and by which rule: shown in the report. */
export interface Tie {
  old: Known
  found: Found
  /** `edited`: the question stands, the answer changed. `reworded`: both are alike enough. */
  rule: 'edited' | 'reworded'
  /** Trigram-Dice of questions and of answers. */
  question: number
  answer: number
}

export interface Succession {
  /** The same version: nothing happened, wherever it stands now. */
  same: { old: Known; found: Found }[]
  /** The new text continues the card: its memory stays. */
  linked: Tie[]
  /** Alike, but not surely the same: the person decides with `iq link`. Until then both are as below. */
  offered: Tie[]
  fresh: Found[]
  gone: Known[]
}

const LIKE_ANSWER = 0.9
const LIKE_ANSWER_LENGTH = 40
const SOME_QUESTION = 0.45
const SOME_ANSWER = 0.3
const LIKE_BOTH = 0.75
const RUNNER_UP = 0.05
const OFFER = 0.6

/**
 * Which old card does a new text continue? The promise is that editing a document never loses progress; the
 * danger is a wrong link, which would give one card's memory to another. So a question alone never links:
 * "React 18" and "React 19" are 0.96 alike.
 *
 * 1. The same version is the same card. 2. The same question with another answer is an edit; where the document asks
 * it several times ("What is the output?"), only if the answers are somewhat alike. 3. Another question
 * links when the answers are >= .9 alike (of 40 characters or more) and the questions >= .45, or both >= .75, unless
 * content words were swapped, a number changed, or a runner-up is within .05. Weaker pairs are offered.
 *
 * `staying` are the other texts of the document, of which is known what they continue.
 */
export function succeed(
  known: readonly Known[],
  found: readonly Found[],
  staying: readonly CardText[] = [],
): Succession {
  const result: Succession = { same: [], linked: [], offered: [], fresh: [], gone: [] }
  const { olds, news } = takeSame(known, found, result)
  const old = new Set(olds.map(profile))
  const fresh = new Set(news.map(profile))
  linkEdited(old, fresh, new Set(staying.map(askedIn)), result)
  linkReworded(old, fresh, result)
  result.gone = [...old].map((side) => side.of)
  result.fresh = [...fresh].map((side) => side.of)
  return result
}

function takeSame(
  known: readonly Known[],
  found: readonly Found[],
  result: Succession,
): { olds: Known[]; news: Found[] } {
  const byVersion = new Map(known.map((old) => [old.version, old]))
  const news: Found[] = []
  const kept = new Set<Known>()
  for (const text of found) {
    const old = byVersion.get(text.version)
    if (old) {
      kept.add(old)
      result.same.push({ old, found: text })
    } else news.push(text)
  }
  return { olds: known.filter((old) => !kept.has(old)), news }
}

interface Side<T> {
  of: T
  /** What is asked, whole: question and context; '' where the document holds no question. */
  asked: string
  answered: string
  question: Trigrams
  answer: Trigrams
  words: QuestionWords
}

function profile<T extends { text: CardText }>(of: T): Side<T> {
  const { answer, choices } = of.text
  const asked = askedIn(of.text)
  const answered = [...(choices ?? []).map((choice) => normalText(choice.text)), normalText(answer)]
    .filter(Boolean)
    .join('\n')
  return {
    of,
    asked,
    answered,
    question: trigrams(asked),
    answer: trigrams(answered),
    words: questionWords(ownQuestion(of.text)),
  }
}

const ownQuestion = ({ kind, question }: CardText): string => (kind === 'answer-only' ? '' : (question ?? ''))

const askedIn = (text: CardText): string =>
  [normalText(ownQuestion(text)), normalText(text.context)].filter(Boolean).join('\n')

/**
 * The same question, whole. Where it stands several times, in the document too (`staying`), the likeliest answers are
 * paired first, and those with nothing in common not at all.
 */
function linkEdited(
  olds: Set<Side<Known>>,
  news: Set<Side<Found>>,
  staying: ReadonlySet<string>,
  result: Succession,
): void {
  const byQuestion = groups([...olds], (old) => old.asked)
  const newByQuestion = groups([...news], (fresh) => fresh.asked)
  const ties: Likeness[] = []
  for (const fresh of news) {
    if (fresh.asked === '') continue
    const rivals = byQuestion.get(fresh.asked) ?? []
    const alone =
      rivals.length === 1 && newByQuestion.get(fresh.asked)?.length === 1 && !staying.has(fresh.asked)
    for (const old of rivals) {
      const answer = dice(old.answer, fresh.answer)
      if (alone || answer >= SOME_ANSWER) ties.push({ old, fresh, question: 1, answer })
    }
  }
  ties.sort((a, b) => b.answer - a.answer)
  for (const tie of ties) {
    if (!olds.has(tie.old) || !news.has(tie.fresh)) continue
    olds.delete(tie.old)
    news.delete(tie.fresh)
    result.linked.push(asTie(tie, 'edited'))
  }
}

function groups<T>(items: readonly T[], keyOf: (item: T) => unknown): Map<unknown, T[]> {
  const found = new Map<unknown, T[]>()
  for (const item of items) {
    const group = found.get(keyOf(item))
    if (group) group.push(item)
    else found.set(keyOf(item), [item])
  }
  return found
}

interface Likeness {
  old: Side<Known>
  fresh: Side<Found>
  question: number
  answer: number
}

function linkReworded(olds: Set<Side<Known>>, news: Set<Side<Found>>, result: Succession): void {
  const ties = candidatePairs([...olds], [...news]).flatMap(([old, fresh]) => likeness(old, fresh) ?? [])
  ties.sort((a, b) => weight(b) - weight(a))
  const rivals = [groups(ties, (tie) => tie.old), groups(ties, (tie) => tie.fresh)]
  const contested = (tie: Likeness) =>
    [...(rivals[0]!.get(tie.old) ?? []), ...(rivals[1]!.get(tie.fresh) ?? [])].some(
      (other) => other !== tie && weight(tie) - weight(other) < 2 * RUNNER_UP,
    )
  const settled = new Set<unknown>()
  for (const tie of ties) {
    if (settled.has(tie.old) || settled.has(tie.fresh)) continue
    settled.add(tie.old).add(tie.fresh)
    if (links(tie) && !swapped(tie) && !contested(tie)) {
      olds.delete(tie.old)
      news.delete(tie.fresh)
      result.linked.push(asTie(tie, 'reworded'))
    } else result.offered.push(asTie(tie, 'reworded'))
  }
}

/** Up to so many pairs all are compared. */
const FEW_PAIRS = 40_000
/** What this many texts have in common says nothing of two of them. */
const COMMON = 30

/**
 * Pairs worth comparing. In a large document only those that share part of a sketch, of the question or of the
 * answer: of texts as alike as a link asks for, one pair in ten thousand shares nothing.
 */
function candidatePairs(olds: Side<Known>[], news: Side<Found>[]): [Side<Known>, Side<Found>][] {
  if (olds.length * news.length <= FEW_PAIRS)
    return news.flatMap((fresh) => olds.map((old): [Side<Known>, Side<Found>] => [old, fresh]))
  const filed = new Map<number, Side<Known>[]>()
  for (const old of olds) {
    for (const mark of marksOf(old)) {
      const group = filed.get(mark)
      if (group) group.push(old)
      else filed.set(mark, [old])
    }
  }
  return news.flatMap((fresh) => {
    const met = new Set<Side<Known>>()
    for (const mark of marksOf(fresh)) {
      const group = filed.get(mark) ?? []
      if (group.length <= COMMON) for (const old of group) met.add(old)
    }
    return [...met].map((old): [Side<Known>, Side<Found>] => [old, fresh])
  })
}

/** Marks of questions are odd, those of answers even. */
const marksOf = ({ question, answer }: Side<unknown>): number[] => [
  ...sketch(question).map((mark) => 2 * mark + 1),
  ...sketch(answer).map((mark) => 2 * mark),
]

const asTie = ({ old, fresh, question, answer }: Likeness, rule: Tie['rule']): Tie => ({
  old: old.of,
  found: fresh.of,
  rule,
  question,
  answer,
})

const weight = (tie: Likeness) => tie.question + tie.answer

/** The likeness of a pair that could at least be offered; null for all the others, most of them by length alone. */
function likeness(old: Side<Known>, fresh: Side<Found>): Likeness | null {
  const withoutQuestion = old.asked === '' || fresh.asked === ''
  const question = withoutQuestion ? 1 : dice(old.question, fresh.question)
  if (old.answered === '' || fresh.answered === '') {
    return question >= LIKE_BOTH && !withoutQuestion ? { old, fresh, question, answer: 0 } : null
  }
  const least = question >= SOME_QUESTION ? OFFER : LIKE_ANSWER
  if (diceAtMost(old.answer, fresh.answer) < least) return null
  const answer = dice(old.answer, fresh.answer)
  return answer >= least ? { old, fresh, question, answer } : null
}

function links({ old, fresh, question, answer }: Likeness): boolean {
  if (old.answered === '' || fresh.answered === '') return false
  const long = Math.min(old.answered.length, fresh.answered.length) >= LIKE_ANSWER_LENGTH
  // A question that only now stands in the document: the answer must be the very same, or nearly so and long.
  if (old.asked === '' || fresh.asked === '')
    return old.answered === fresh.answered || (answer >= LIKE_ANSWER && long)
  return (
    (answer >= LIKE_ANSWER && long && question >= SOME_QUESTION) ||
    (answer >= LIKE_BOTH && question >= LIKE_BOTH)
  )
}

/**
 * A number changed, a negation came or went, a content word gave way to another ("slice" for "splice"), or two
 * changed places ("a list to a tuple").
 */
function swapped({ old, fresh }: Likeness): boolean {
  if (old.asked === '' || fresh.asked === '') return false
  const [a, b] = [old.words, fresh.words]
  if (a.numbers.join() !== b.numbers.join() || a.negations !== b.negations) return true
  if (movedGap(old.of.text.question ?? '', fresh.of.text.question ?? '')) return true
  const lost = less(a.content, b.content)
  const gained = less(b.content, a.content)
  const mended = (word: string) => gained.some((other) => isMisspelling(word, other))
  if (gained.length > 0 && lost.some((word) => !mended(word))) return true
  const shared = (words: readonly string[], own: readonly string[]) =>
    words.filter((word) => !own.includes(word))
  return shared(a.content, lost).join(' ') !== shared(b.content, gained).join(' ')
}

/** The words of `a` that `b` has not, each as often as it is missing. */
function less(a: readonly string[], b: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1)
  return a.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
}

/** What a cloze leaves out. */
const GAP = '[…]'

/** Of two clozes of one sentence, both the words before the gap and those after it differ: another gap is asked for. */
function movedGap(a: string, b: string): boolean {
  if (!a.includes(GAP) && !b.includes(GAP)) return false
  const sides = [a, b].map((text) => text.split(GAP).map(normalText))
  return sides[0]![0] !== sides[1]![0] && sides[0]!.at(-1) !== sides[1]!.at(-1)
}

/**
 * One word is surely the other with a slip of the pen: two neighbours exchanged or a letter doubled, in a long
 * word. An edit distance would also call "slice" and "splice" the same.
 */
function isMisspelling(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 7 || a[0] !== b[0]) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let i = 0
  while (i < short.length && short[i] === long[i]) i++
  if (short.length === long.length)
    return short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2)
  return long.length === short.length + 1 && long[i] === long[i - 1] && short.slice(i) === long.slice(i + 1)
}
