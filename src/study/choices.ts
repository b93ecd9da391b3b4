import type { Card, Choice } from '../card/card.ts'
import { likeness, type Shingles, shinglesOf } from '../card/likeness.ts'
import { type Definition, definitionOf, telling } from './definition.ts'
import { createRandom, shuffled } from './random.ts'

/** A question with its choices, in the order to show. */
export interface ChoiceQuestion {
  /** Texts are Markdown. */
  options: readonly Choice[]
  /** More than one is right: all of them and no other must be picked. */
  several: boolean
}

/** What of a card is needed to make choices of it, or for another. */
export type Chooseable = Pick<Card, 'id' | 'question' | 'context' | 'answer' | 'choices' | 'topics'>

const DISTRACTORS = 3
/** A distractor's length is at least this part of the right answer's, and the other way round. */
const LIKE_LENGTH = 0.45
/** Definitions that share this part of the shorter one's words may both be right. */
const OVERLAP = 0.3
/** What a thing is stands in the first telling words: "container orchestration platform". */
const GENUS = 3
/** A word of so many different things names none of them. */
const COMMON = 3
const MOST_OPTIONS = 26

/**
 * The question of a card in choice mode, the same for the same seed: its own choices shuffled, or its definition among
 * those of other things of its topic. null where it has neither, or no three wrong ones can be trusted to be wrong.
 */
export function choiceQuestion(
  card: Chooseable,
  candidates: Iterable<Chooseable>,
  seed: number | string,
): ChoiceQuestion | null {
  const random = createRandom(`${seed} ${card.id}`)
  if (card.choices !== null) return ownChoices(card.choices, random)
  const right = definitionOf(card)
  if (right === null) return null
  const wrong = distractors(card, right, candidates, random)
  if (wrong.length < DISTRACTORS) return null
  const options = [
    { text: shown(right.text), correct: true },
    ...wrong.map((text) => ({ text: shown(text), correct: false })),
  ]
  return { options: shuffled(options, random), several: false }
}

/** Whether exactly the right options were picked; `picked` are indices of the options. */
export const isRight = ({ options }: ChoiceQuestion, picked: ReadonlySet<number>): boolean =>
  options.every(({ correct }, index) => correct === picked.has(index))

function ownChoices(choices: readonly Choice[], random: () => number): ChoiceQuestion | null {
  const right = choices.filter(({ correct }) => correct).length
  const distinct = new Set(choices.map(({ text }) => text.trim()))
  if (
    right === 0 ||
    right === choices.length ||
    choices.length > MOST_OPTIONS ||
    distinct.size < choices.length
  )
    return null
  return { options: shuffled(choices, random), several: right > 1 }
}

function distractors(
  card: Chooseable,
  right: Definition,
  candidates: Iterable<Chooseable>,
  random: () => number,
): string[] {
  const topics = new Set(card.topics.map(topName))
  const asked = shinglesOf(card.question, card.context)
  const near: { definition: Definition; shared: number }[] = []
  for (const other of candidates) {
    const shared = other.topics.filter((topic) => topics.has(topName(topic))).length
    const definition = shared === 0 || other.id === card.id ? null : definitionOf(other)
    if (definition !== null && !isAlike(asked, other) && !isAskedOf(card, definition))
      near.push({ definition, shared })
  }
  const common = commonWords([right, ...near.map(({ definition }) => definition)])
  const chosen: Definition[] = []
  for (const { definition } of shuffled(near, random).sort((a, b) => b.shared - a.shared)) {
    if (chosen.length === DISTRACTORS) break
    const fits = definition.form === right.form && isLikeLong(definition, right)
    if (fits && [right, ...chosen].every((other) => isApart(other, definition, common)))
      chosen.push(definition)
  }
  return chosen.map(({ text }) => text)
}

/** The question speaks of that thing too: what it is may be part of the answer. */
function isAskedOf({ question }: Chooseable, { subject }: Definition): boolean {
  const asked = new Set(telling(question ?? ''))
  return [...subject].every((word) => asked.has(word))
}

/** Stems that the things of a topic have in common, "database" or "test": sharing one makes them no kin. */
function commonWords(definitions: readonly Definition[]): ReadonlySet<string> {
  const things = new Map<string, Set<string>>()
  for (const { subject } of definitions) {
    const thing = [...subject].sort().join(' ')
    for (const word of subject) things.set(word, (things.get(word) ?? new Set()).add(thing))
  }
  return new Set([...things].filter(([, of]) => of.size >= COMMON).map(([word]) => word))
}

const topName = (topic: string): string => topic.split('/')[0]!

function isAlike(asked: Shingles | null, other: Chooseable): boolean {
  const shingles = shinglesOf(other.question, other.context)
  return asked === null || shingles === null || likeness(asked, shingles) !== null
}

const isLikeLong = (a: Definition, b: Definition): boolean =>
  Math.min(a.text.length, b.text.length) >= LIKE_LENGTH * Math.max(a.text.length, b.text.length)

/** Two definitions of different things: neither names the other thing, nor opens with the same noun, nor reads alike. */
function isApart(a: Definition, b: Definition, common: ReadonlySet<string>): boolean {
  if (names(a, b, common) || names(b, a, common)) return false
  const opening = new Set(a.stems.slice(0, GENUS))
  if (b.stems.slice(0, GENUS).some((word) => opening.has(word) && !VAGUE.has(word))) return false
  const words = new Set(a.stems)
  const others = new Set(b.stems)
  let shared = 0
  for (const word of others) if (words.has(word)) shared++
  return shared < OVERLAP * Math.min(words.size, others.size)
}

/** Whether a definition speaks of a thing; by the words of its own, where it has any. */
function names(thing: Definition, other: Definition, common: ReadonlySet<string>): boolean {
  const own = [...thing.subject].filter((word) => !common.has(word))
  return (own.length > 0 ? own : [...thing.subject]).some(
    (word) => other.subject.has(word) || other.stems.includes(word),
  )
}

/** Stems that open the definitions of any thing: "a way to", "the process of". */
const VAGUE = new Set('wai process techniqu practic method approach concept set type kind term'.split(' '))

const shown = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
