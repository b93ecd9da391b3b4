import type { CardText } from './card.ts'
import { normalText } from './normal-text.ts'
import { type QuestionWords, questionWords } from './question-words.ts'
import { dice, diceAtMost, type Trigrams, trigrams } from './trigrams.ts'

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
const LIKE_BOTH = 0.75
const RUNNER_UP = 0.05
const OFFER = 0.6

/**
 * Which old card does a new text continue? The promise is that editing a document never loses progress; the
 * danger is a wrong link, which would give one card's memory to another. So a question alone never links:
 * "React 18" and "React 19" are 0.96 alike.
 *
 * 1. The same version is the same card. 2. The same question with another answer is an edit. 3. Another question
 * links when the answers are >= .9 alike (of 40 characters or more) and the questions >= .45, or both >= .75, unless
 * content words were swapped, a number changed, or a runner-up is within .05. Weaker pairs are offered.
 */
export function succeed(known: readonly Known[], found: readonly Found[]): Succession {
  const result: Succession = { same: [], linked: [], offered: [], fresh: [], gone: [] }
  const { olds, news } = takeSame(known, found, result)
  const old = new Set(olds.map(profile))
  const fresh = new Set(news.map(profile))
  linkEdited(old, fresh, result)
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
  const { kind, question, context, answer, choices } = of.text
  const own = kind === 'answer-only' ? '' : (question ?? '')
  const asked = [normalText(own), normalText(context)].filter(Boolean).join('\n')
  const answered = [...(choices ?? []).map((choice) => normalText(choice.text)), normalText(answer)]
    .filter(Boolean)
    .join('\n')
  return {
    of,
    asked,
    answered,
    question: trigrams(asked),
    answer: trigrams(answered),
    words: questionWords(own),
  }
}

/** The same question, whole; where it stands several times the likeliest answers are paired first. */
function linkEdited(olds: Set<Side<Known>>, news: Set<Side<Found>>, result: Succession): void {
  const byQuestion = groups([...olds], (old) => old.asked)
  const ties: Likeness[] = []
  for (const fresh of news) {
    if (fresh.asked === '') continue
    for (const old of byQuestion.get(fresh.asked) ?? []) {
      ties.push({ old, fresh, question: 1, answer: dice(old.answer, fresh.answer) })
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
  const ties = [...news].flatMap((fresh) => [...olds].flatMap((old) => likeness(old, fresh) ?? []))
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

/** A number changed, a negation came or went, or a content word gave way to another: "slice" for "splice". */
function swapped({ old, fresh }: Likeness): boolean {
  if (old.asked === '' || fresh.asked === '') return false
  const [a, b] = [old.words, fresh.words]
  if (a.numbers.join() !== b.numbers.join() || a.negations !== b.negations) return true
  const lost = a.content.filter((word) => !b.content.includes(word))
  const gained = b.content.filter((word) => !a.content.includes(word))
  const mended = (word: string) => gained.some((other) => isMisspelling(word, other))
  return gained.length > 0 && lost.some((word) => !mended(word))
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
