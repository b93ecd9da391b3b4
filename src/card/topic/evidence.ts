/** What a document says about all its cards. */
export interface DocumentEvidence {
  title: string
  /** As in Source.document; its last folders and its name count. */
  path: string
  tags: readonly string[]
}

/** What a card says by itself. */
export interface CardEvidence {
  /** null in a draft: the opening of its answer stands in. */
  question: string | null
  context: string | null
  answer: string | null
  /** Headings above the card, outermost first, the title not among them. */
  sections: readonly string[]
}

/** Where a word that speaks for a topic was found; `code` is the language of a fenced block. */
export type Field = 'question' | 'context' | 'answer' | 'section' | 'code' | 'document'

/** Weights by index of the topic in the vocabulary. */
export type Weights = Map<number, number>

/** Told of everything that speaks for a topic. */
export type Witness = (topic: number, field: Field, term: string, weight: number) => void

export const add = (weights: Weights, topic: number, weight: number): void => {
  weights.set(topic, (weights.get(topic) ?? 0) + weight)
}
