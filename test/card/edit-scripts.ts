import type { CardText } from '../../src/card/card.ts'
import { versionId } from '../../src/card/identity.ts'
import type { Found, Known, Succession } from '../../src/card/succession.ts'
import { createRandom } from '../../src/study/random.ts'

/** What edit scripts and hostile decks are made of: cards by a seed, as text alone. */
const SUBJECTS =
  'cache shard queue token index proxy graph lock hash tree node stream batch trace frame socket thread process kernel buffer schema view trigger cursor replica leader quorum ledger bucket tenant router gateway session cookie header payload cluster volume image container registry pipeline branch commit rebase merge closure prototype promise iterator generator decorator descriptor slice splice tuple module package'.split(
    ' ',
  )
const QUALITIES =
  'distributed local persistent volatile synchronous asynchronous immutable mutable shared private optimistic pessimistic weak strong eventual static dynamic virtual physical read-only write-ahead cold hot signed hashed sorted bounded nested lazy eager'.split(
    ' ',
  )
const OPENINGS = ['What is', 'Explain', 'How does', 'Why would you use', 'When should you choose', 'Describe']
const VERBS =
  'keeps moves splits joins hides guards counts orders repeats drops checks copies signs reads writes finds sends holds frees maps'.split(
    ' ',
  )
const REST = [
  'in production',
  'under load',
  'across regions',
  'for a team',
  'at start-up',
  'on failure',
  'in tests',
  'by default',
]

export type Random = ReturnType<typeof createRandom>
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

function sentence(random: Random): string {
  const words = [
    pick(random, QUALITIES),
    pick(random, SUBJECTS),
    pick(random, VERBS),
    'the',
    pick(random, QUALITIES),
    pick(random, SUBJECTS),
    pick(random, REST),
  ]
  return `A ${words.join(' ')}.`
}

const textOf = (question: string, answer: string | null, context: string | null = null): CardText => ({
  kind: 'open',
  question,
  context,
  answer,
  answerKind: null,
  choices: null,
  intent: null,
  guidance: null,
})

/** A deck of different cards as documents hold them: alike in their words, some with numbers, code or no answer. */
export function generatedDeck(size: number, seed: string): CardText[] {
  const random = createRandom(seed)
  const cards = new Map<string, CardText>()
  while (cards.size < size) {
    const subject = `${pick(random, QUALITIES)} ${pick(random, SUBJECTS)}`
    const version = random() < 0.15 ? ` ${1 + Math.floor(random() * 30)}` : ''
    const question = `${pick(random, OPENINGS)} a ${subject}${version} ${pick(random, REST)}?`
    const kind = random()
    const answer =
      kind < 0.05
        ? null
        : Array.from({ length: 1 + Math.floor(random() * 4) }, () => sentence(random)).join(' ')
    const context =
      kind > 0.92 ? `\`\`\`js\n${pick(random, SUBJECTS)}(${Math.floor(random() * 99)})\n\`\`\`` : null
    const card = textOf(question, answer, context)
    cards.set(card.question!, card)
  }
  return [...cards.values()]
}

export const known = (text: CardText): Known => ({ id: versionId(text), version: versionId(text), text })
export const found = (text: CardText): Found => ({ version: versionId(text), text })

/** Edits after which every card must keep its events. */
export const KEEPING: Record<string, (deck: readonly CardText[], random: Random) => CardText[]> = {
  unchanged: (deck) => [...deck],
  renumbered: (deck) => deck.map((card, i) => ({ ...card, question: `${i + 17}. ${card.question}` })),
  reordered: (deck, random) => [...deck].sort(() => random() - 0.5),
  'emphasis and case': (deck) =>
    deck.map((card) => ({
      ...card,
      question: `**${card.question}**`,
      answer: card.answer?.toUpperCase() ?? null,
    })),
  'answers extended': (deck, random) =>
    deck.map((card) => ({ ...card, answer: `${card.answer ?? ''} ${sentence(random)}`.trim() })),
  'answers replaced': (deck, random) =>
    deck.map((card) => ({ ...card, answer: `${sentence(random)} ${sentence(random)}` })),
  'answers taken out': (deck) => deck.map((card) => ({ ...card, answer: null })),
  'moved and edited, cards between': (deck, random) =>
    [...deck]
      .sort(() => random() - 0.5)
      .flatMap((card, i) => [
        { ...card, answer: random() < 0.5 ? card.answer : sentence(random) },
        ...(i % 10 === 0
          ? [textOf(`What is new about ${i} the ${pick(random, SUBJECTS)} of ${i}?`, sentence(random))]
          : []),
      ]),
}

/** Changes after which a card asks something else: none may be linked, however alike the texts are. */
export const PARTING: Record<string, (card: CardText, random: Random) => CardText> = {
  'another quality': swap(QUALITIES),
  'another subject': swap(SUBJECTS),
  'another number': ({ question, ...card }) => ({
    ...card,
    question: question!.replace(/\d+|(?=\?)/, (old) => (old === '' ? ' 7' : `${Number(old) + 1}`)),
  }),
  negated: ({ question, ...card }) => ({ ...card, question: question!.replace(/ a /, ' not a ') }),
}

function swap(words: readonly string[]): (card: CardText, random: Random) => CardText {
  return ({ question, ...card }, random) => {
    const old = question!.split(' ').find((word) => words.includes(word))!
    const others = words.filter((word) => word !== old)
    return { ...card, question: question!.replace(` ${old} `, ` ${pick(random, others)} `) }
  }
}

const asked = (text: CardText): string => versionId({ ...text, answer: null, choices: null, kind: 'open' })

/** How many old cards go on under the question they had, and how many under another. */
export function verdict({ same, linked }: Succession): { kept: number; wrong: number } {
  const right = linked.filter(({ old, found: next }) => asked(old.text) === asked(next.text)).length
  return { kept: same.length + right, wrong: linked.length - right }
}

/** Half a deck is gone, the other half is new: nothing of it belongs together. */
export function halves(deck: readonly CardText[]): { gone: Known[]; fresh: Found[] } {
  // Who asks the same twice cannot be told from who edits the answer.
  const distinct = [...new Map(deck.map((card) => [asked(card), card])).values()]
  return {
    gone: distinct.filter((_, i) => i % 2 === 0).map(known),
    fresh: distinct.filter((_, i) => i % 2 === 1).map(found),
  }
}
