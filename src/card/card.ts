/** One right or wrong answer of a multiple-choice card, in source order. */
export interface Choice {
  /** Markdown; may be a fenced code block. */
  text: string
  correct: boolean
}

/**
 * `open`: a question in the document. `choice`: with choices. `answer-only`: the document holds only the
 * answer; its question is missing (a draft) or comes from a companion file.
 */
export type CardKind = 'open' | 'choice' | 'answer-only'

/**
 * What an answer is: the answer itself; an `example` (labelled one, or told in the first person); or a
 * `rubric`, what an interviewer looks for. It only changes the heading on screen, never the text.
 */
export type AnswerKind = 'answer' | 'example' | 'rubric'

/** Where one occurrence of a card stands. */
export interface Source {
  /** Real absolute path, `seeds:NAME` for a bundled document, `-` for standard input. */
  document: string
  /** The document's title, for people. */
  title: string
  /** First and last line of the card, 1-based, inclusive. */
  line: number
  endLine: number
  /** Position among the cards of its document, from 0. */
  ordinal: number
  /** Name of the format that claimed it. */
  format: string
}

/** The part of a card that its document states; all texts are Markdown, slices of the source. */
export interface CardText {
  kind: CardKind
  /** One paragraph of inline Markdown. null in a draft: an answer whose question is missing. */
  question: string | null
  /** Blocks that belong to the question: code, a list, a second paragraph. */
  context: string | null
  answer: string | null
  answerKind: AnswerKind | null
  choices: Choice[] | null
  /** What the interviewer wants to see; shown on request before the answer. */
  intent: string | null
  /** How to answer; shown below the answer. */
  guidance: string | null
}

/** One question record. In a Reading it has one source; in a library one for every place it stands. */
export interface Card extends CardText {
  /** The card's id for good: the version id of its first version (see identity.ts). */
  id: string
  /** Id of the version that holds now; equal to `id` until the text was edited. */
  version: string
  /** Nearest enclosing heading that is no question; null when only the title encloses the card. */
  section: string | null
  /** Paths of the topic vocabulary, strongest first: `security`, `devops/docker`. */
  topics: string[]
  /** The document's own tags, as written. */
  tags: string[]
  questionFrom: 'document' | 'companion' | null
  sources: Source[]
}

/** A draft has an answer and no question: kept, listed, searchable, not asked. */
export const isDraft = (card: Pick<Card, 'question'>): boolean => card.question === null
