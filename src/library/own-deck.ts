import fs from 'node:fs'
import path from 'node:path'
import type { Card, CardText } from '../card/card.ts'
import { Problem } from '../problem.ts'
import { deckEntry, withEntry } from './deck-entry.ts'
import type { Library } from './open.ts'
import { createReader } from './reader.ts'

/** The person's own deck: an ordinary Markdown document beside the library. */
const ownDeck = ({ file }: Pick<Library, 'file'>): string => path.join(path.dirname(file), 'deck.md')

/** A card written down in the own deck, not yet imported. */
export interface WrittenDown {
  file: string
  /** Where its question stands, from 1. */
  line: number
  /** What the deck now holds. */
  text: string
  /** Makes the deck what it was. */
  takeBack(): void
}

/**
 * Appends a card to the own deck, where it can be read back as a card of its own.
 * @throws Problem unreadable-card when no reader would find it there again; deck-read-only. Nothing is written then.
 */
export function writeDown(
  library: Library,
  card: Omit<CardText, 'kind'>,
  topics: readonly string[],
): WrittenDown {
  const file = ownDeck(library)
  const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null
  const { text, line } = withEntry(before ?? '', deckEntry(card), topics)
  if (!readsBack(library, file, text, line)) {
    throw new Problem('unreadable-card', 'This could not be read back as one card.', {
      hint: 'Write the question as one sentence, and the answer without headings like those of a question.',
      exitCode: 2,
    })
  }
  put(file, text)
  return {
    file,
    line,
    text,
    takeBack: () => (before === null ? fs.rmSync(file) : put(file, before)),
  }
}

/** The card whose question stands at a line, or the first below it. */
export const cardFrom = (cards: readonly Card[], line: number): Card | null =>
  cards.find(({ sources }) => (sources[0]?.line ?? 0) >= line) ?? null

function readsBack({ ports }: Library, file: string, text: string, line: number): boolean {
  const { cards } = createReader(ports.data)(file, { bytes: Buffer.from(text), companion: null })
  const from = cards.filter(({ sources }) => (sources[0]?.line ?? 0) >= line)
  return from.length === 1 && from[0]?.sources[0]?.line === line && from[0].question !== null
}

function put(file: string, text: string): void {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    fs.writeFileSync(file, text, { mode: 0o600 })
  } catch (error) {
    throw new Problem('deck-read-only', `Your own deck cannot be written: ${file}.`, { cause: error })
  }
}
