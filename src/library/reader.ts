import type { Card } from '../card/card.ts'
import { topicsOfDocument } from '../card/topic/topic.ts'
import { decode } from '../document/decode.ts'
import { defaultLimits, type Limits } from '../document/limits.ts'
import { readDocument } from '../document/read.ts'
import { complete } from '../format/companion.ts'
import type { Reading } from '../format/reading.ts'
import { recognise } from '../format/recognise.ts'
import type { Contents } from './gather.ts'
import { readKnowledge, readVocabulary } from './knowledge.ts'

/** Turns a document's bytes into cards with topics. */
export type Reader = (path: string, contents: Pick<Contents, 'bytes' | 'companion'>) => Reading

export interface ReaderOptions {
  /** As in `decode`; UTF-8, or UTF-16 with its mark, when not given. */
  encoding?: string
  limits?: Partial<Limits>
}

/** A reader that knows what the TOML files in `data` say. */
export function createReader(data: string, { encoding, limits }: ReaderOptions = {}): Reader {
  const knowledge = readKnowledge(data)
  const vocabulary = readVocabulary(data)
  const bounds = { ...defaultLimits, ...limits }
  return (path, { bytes, companion }) => {
    const document = readDocument({ path, text: decode(bytes, encoding) }, bounds)
    const found = recognise(document, knowledge)
    const reading = companion ? complete(found, companion.text, companion.path) : found
    const { title } = reading
    const tags = [...new Set(reading.cards.flatMap((card) => card.tags))]
    const topics = topicsOfDocument({ title, path, tags }, reading.cards.map(evidenceOf), vocabulary)
    const cards = reading.cards.map((card, i) =>
      card.topics.length > 0 ? card : { ...card, topics: topics[i] ?? [] },
    )
    return { ...reading, cards }
  }
}

const evidenceOf = ({ question, context, answer, section }: Card) => ({
  question,
  context,
  answer,
  sections: section === null ? [] : [section],
})
