import type { Card } from '../card/card.ts'
import type { Dropped, Explanation } from '../format/reading.ts'
import type { Notice } from '../problem.ts'

/** What an import did, in cards; `dropped` counts stretches of text. */
export interface Totals {
  new: number
  unchanged: number
  /** The same question with another answer. */
  edited: number
  /** The question was changed too, surely the same card. */
  reworded: number
  /** Perhaps the same as a card that is gone: the person decides with `iq link`. */
  offered: number
  /** Now in another document than before. */
  moved: number
  retired: number
  dropped: number
  /** Answers whose question is missing, among the cards read. */
  drafts: number
  /** Questions without an answer, among the cards read. */
  unanswered: number
}

export const noTotals = (): Totals => ({
  new: 0,
  unchanged: 0,
  edited: 0,
  reworded: 0,
  offered: 0,
  moved: 0,
  retired: 0,
  dropped: 0,
  drafts: 0,
  unanswered: 0,
})

/** A place that was not read. */
export interface Skipped {
  path: string
  /** Kebab-case: the code of the Problem, or why a folder's walk passed it over. */
  code: string
  reason: string
}

export interface DocumentReport {
  path: string
  title: string
  status: 'new' | 'changed' | 'unchanged'
  formats: string[]
  /** Each occurrence in the document's order; empty unless asked for. */
  cards: Card[]
  /** One for each of `cards`; empty for a document that was not read again. */
  explanations: Explanation[]
  dropped: Dropped[]
  notices: Notice[]
  totals: Totals
}

export interface ImportReport {
  documents: DocumentReport[]
  skipped: Skipped[]
  totals: Totals
}

/** Passing over these is what was meant to happen; any other skip is a failure. */
const PASSED_OVER = new Set(['hidden', 'vendored', 'ignored', 'symlink', 'special'])

/** Whether part of an import failed: exit code 1. */
export const failed = ({ skipped }: Pick<ImportReport, 'skipped'>): boolean =>
  skipped.some(({ code }) => !PASSED_OVER.has(code))

/** All of them together. */
export function sumOf(all: readonly Totals[]): Totals {
  const sum = noTotals()
  for (const totals of all) for (const name of Object.keys(sum) as (keyof Totals)[]) sum[name] += totals[name]
  return sum
}
