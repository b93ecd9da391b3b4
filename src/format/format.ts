import type { AnswerKind, Choice } from '../card/card.ts'
import type { Knowledge } from './knowledge.ts'
import type { Page } from './page.ts'

/**
 * How to write a format
 * =====================
 *
 * A format is one way people write questions down: as headings, as `Q:` and `A:`, as rows of a table. It
 * lives in one file of this folder, is listed in index.ts, and knows nothing of the other formats.
 *
 * It has one job: to find *openings*, the places where a question of its shape starts. It need not be sure.
 * A numbered line inside an answer is an opening too, a weak one: what decides is evidence, and all evidence
 * is weighed in one place, the same for every format:
 *
 * - series.ts puts openings that are written alike into a series and finds where the body of each ends: at
 *   the next opening of the series, at a heading that encloses it, at the end of its `<details>`.
 * - evidence.ts makes each a claim with a strength from 0 to 1: does it read like a question, do its
 *   neighbours, do the numbers count up, is there a label, are there answers?
 * - recognise.ts takes the claims of all formats and keeps the set that explains most of the text without
 *   overlap. So a question beats the headings inside its own answer, a section loses to the questions in
 *   it, and a document that changes its shape half-way needs no mode.
 * - anatomy.ts cuts the body of a winner into context, choices, answer, intent, guidance and furniture, by
 *   labels, task lists and details, whatever the format was.
 *
 * So to add a shape: write `openings`, choose a `base`, list the format, and put a pair of files into
 * test/format/cases/<format>/: the document and the cards it holds. If the shape is only a new *word* (a
 * label in another language, a new "back to top"), no code is needed: add it to data/.
 */
export interface Format {
  name: string
  /**
   * What the shape alone says before any other evidence, in log-odds: 0 is even, 2 is "hardly anything
   * else is written like this", -1 is "most things written like this are no questions".
   */
  base: number
  openings: (page: Page, knowledge: Knowledge) => Opening[]
  /** The shape is so plain that an opening ends the body of whatever stands before it. */
  decisive?: boolean
}

/** The openings that `at` finds at some of the lines. */
export function collect(indices: readonly number[], at: (index: number) => Opening | null): Opening[] {
  const openings: Opening[] = []
  for (const index of indices) {
    const opening = at(index)
    if (opening !== null) openings.push(opening)
  }
  return openings
}

/** A place where a question may start. Positions are indices of `page.lines`. */
export interface Opening {
  /** First and last line of the question's own text. */
  first: number
  last: number
  /** As a card would show it. */
  question: string
  /** Openings written alike share this: they are judged together, and each ends where the next starts. */
  series: string
  /** How much the text reads like a question, 0-1. */
  likeness: number
  /** Number as written, `5.2`, else null. */
  number: string | null
  /** A word or letter says that this is a question: `Q7`, `Question:`. */
  labelled: boolean
  /** Level of the heading it is, 0 when it is none. */
  level: number
  /** Last line of the body where the shape itself says so (a table row, a `<details>`). */
  end?: number
  /** Text of the body that stands on the question's own lines: behind `::`, in a table's other cells. */
  inline?: string
  /** Markdown of the question's own lines that is not its first paragraph: a list in a `<summary>`. */
  context?: string
  /** What follows can only be context: the document holds no answers. */
  unanswered?: boolean
  /** The question is not in the document: the text is an answer. */
  answerOnly?: boolean
  /** How to answer, where the shape gives it. */
  guidance?: string
  /** Several cards stand on the same lines (deletions of one text): they don't exclude each other. */
  sharing?: boolean
  /** Where the shape gives the choices itself. */
  choices?: Choice[]
  /** What kind of answer follows, where the shape knows. */
  answerKind?: AnswerKind
}

/** A format saying, with a strength and a reason, "these lines are one question". */
export interface Claim {
  format: string
  opening: Opening
  /** Lines claimed, body included. */
  first: number
  last: number
  /** 0-1. */
  strength: number
  /** The strength it has if no questions are found inside it: what its level says for it counts in. */
  raised?: number
  /** Share of its series whose answers are marked by a label or by choices. */
  answered: number
  /** In words for a person; only asked of the claims that are taken. */
  why: () => string
}
