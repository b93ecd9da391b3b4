import { type ChoiceQuestion, choiceQuestion, isRight } from '../study/choices.ts'
import { type AnswerKey, answerKey, gradeTyped } from '../study/grading/grading.ts'
import type { Lexicon } from '../study/grading/lexicon.ts'
import { bestMode, type Mode } from '../study/mode.ts'
import { createRandom, shuffled } from '../study/random.ts'
import type { Test } from '../study/test.ts'
import { candidates } from './candidates.ts'
import { type ListedCard, listedCards } from './cards.ts'
import { readLexicon } from './lexicon.ts'
import type { Library } from './open.ts'

export interface TestWishes {
  mode: Mode | 'mixed'
  seed: number | string
  /** So many cards at most. */
  limit: number
}

/** A card with how it is asked. */
export type Tested = ListedCard & { test?: Test }

/**
 * The first cards of a queue that can be asked in a mode. In typed mode a card whose answer cannot be compared is
 * shown and graded by the person; in choice mode one without three good wrong options is left out.
 */
export async function testsOf(
  library: Library,
  queue: readonly ListedCard[],
  { mode, seed, limit }: TestWishes,
): Promise<Tested[]> {
  const lexicon = readLexicon(library)
  const kin = kinOf(library, seed)
  const tested: Tested[] = []
  for (const item of queue) {
    if (tested.length === limit) break
    const test = await testOf(item, { mode, seed, lexicon, kin })
    if (test !== null || mode !== 'choice') tested.push(test === null ? item : { ...item, test })
  }
  return tested
}

interface Means {
  mode: Mode | 'mixed'
  seed: number | string
  lexicon: Lexicon
  /** Cards of a card's topic. */
  kin: (item: ListedCard) => Promise<readonly ListedCard[]>
}

async function testOf(item: ListedCard, { mode, seed, lexicon, kin }: Means): Promise<Test | null> {
  const { card } = item
  const key = mode === 'typed' || mode === 'mixed' ? answerKey(card, lexicon) : null
  const choice =
    mode === 'choice' || mode === 'mixed'
      ? choiceQuestion(
          card,
          (await kin(item)).map((other) => other.card),
          seed,
        )
      : null
  const best = mode === 'mixed' ? bestMode(card, key, choice) : mode
  if (best === 'choice' && choice !== null) return choiceTest(choice)
  return best === 'typed' && key !== null ? typedTest(key, lexicon) : null
}

const typedTest = (key: AnswerKey, lexicon: Lexicon): Test => ({
  mode: 'typed',
  judge: (typed) => gradeTyped(key, typed, lexicon),
})

const choiceTest = (question: ChoiceQuestion): Test => ({
  mode: 'choice',
  question,
  judge: (picked) => ({ grade: isRight(question, new Set(picked)) ? 3 : 1, reason: '', points: [] }),
})

/** Of a large topic so many cards are looked through for wrong options. */
const LOOKED_AT = 300

function kinOf(library: Library, seed: number | string): Means['kin'] {
  const topics = new Map<string, Promise<ListedCard[]>>()
  return async ({ card }) => {
    const [topic] = (card.topics[0] ?? '').split('/')
    if (!topic || card.choices !== null) return []
    const known = topics.get(topic) ?? cardsOf(library, topic, seed)
    topics.set(topic, known)
    return known
  }
}

async function cardsOf(library: Library, topic: string, seed: number | string): Promise<ListedCard[]> {
  const pool = await candidates(library, { topics: [topic] })
  const some = shuffled(pool, createRandom(`${seed} ${topic}`)).slice(0, LOOKED_AT)
  return listedCards(
    library,
    some.map(({ key }) => key),
  )
}
