import type { Card } from '../card/card.ts'
import type { Notice } from '../problem.ts'

/** A stretch of the document that became no card, and why, in words for a person. */
export interface Dropped {
  line: number
  endLine: number
  /** Kebab-case reason for scripts: `title`, `introduction`, `table-of-contents`, `advert`, `no-question` … */
  reason: string
  /** The opening of the text, at most 80 characters. */
  text: string
}

/** Why a card exists: said by `iq import --explain`. */
export interface Explanation {
  format: string
  /** 0-1. */
  strength: number
  why: string
}

/** What became of one document. Cards and dropped stretches together cover all its text. */
export interface Reading {
  title: string
  /** Names of the formats that claimed cards, most cards first. */
  formats: string[]
  cards: Card[]
  /** One for each card, same order. */
  explanations: Explanation[]
  dropped: Dropped[]
  notices: Notice[]
}
