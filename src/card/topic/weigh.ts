import { add, type CardEvidence, type Field, type Weights, type Witness } from './evidence.ts'
import { headingTopics } from './heading.ts'
import { mentions } from './mentions.ts'
import { nameKey, type Vocabulary } from './vocabulary.ts'

/**
 * What a term of weight 1 is worth in each field, how much of terms one field can bring to a topic, and how many
 * characters of it are read. The question decides; the words of an answer only add to what else is there.
 */
const FIELDS = {
  question: { worth: 1, most: 5, reads: 1000 },
  context: { worth: 0.5, most: 4, reads: 600 },
  answer: { worth: 0.2, most: 4, reads: 250 },
  opening: { worth: 0.6, most: 5, reads: 250 },
} as const

/** What a heading right above the card is worth when it is about one topic, and one further out. */
const SECTION = { nearest: 2.4, outer: 1.4 }
/** What the language of a fenced block is worth. */
const CODE = { context: 1.5, answer: 0.8 }

/** What a card says by itself for each topic, its document left out. */
export function weighCard(card: CardEvidence, vocabulary: Vocabulary, witness?: Witness): Weights {
  const weights: Weights = new Map()
  const read = (
    field: Field,
    text: string | null,
    { worth, most, reads }: (typeof FIELDS)[keyof typeof FIELDS],
  ) => {
    if (text === null || text === '') return
    const tell =
      witness &&
      ((topic: number, term: string, weight: number) => witness(topic, field, term, weight * worth))
    for (const [topic, sum] of mentions(text, reads, vocabulary, tell)) {
      add(weights, topic, Math.min(sum, most) * worth)
    }
  }
  read('question', card.question, FIELDS.question)
  read('context', card.context, FIELDS.context)
  read('answer', card.answer, FIELDS.answer)
  if (card.question === null) read('answer', card.answer, FIELDS.opening)

  const say = (topic: number, field: Field, term: string, weight: number) => {
    add(weights, topic, weight)
    witness?.(topic, field, term, weight)
  }
  card.sections.forEach((heading, i) => {
    const worth = i === card.sections.length - 1 ? SECTION.nearest : SECTION.outer
    for (const [topic, share] of headingTopics(heading, vocabulary))
      say(topic, 'section', heading, share * worth)
  })
  for (const part of ['context', 'answer'] as const) {
    const language = languageOf(card[part])
    const topic = language === null ? undefined : vocabulary.called.get(nameKey(language))
    if (topic === undefined) continue
    for (const each of new Set([topic, vocabulary.tops[topic]!])) say(each, 'code', language!, CODE[part])
  }
  return weights
}

/** The language of the first fenced block that states one. */
const languageOf = (text: string | null): string | null =>
  text?.includes('```') ? (/^[ \t]*```[ \t]*([\w+#.-]+)/m.exec(text)?.[1] ?? null) : null
