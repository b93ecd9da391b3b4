import { Problem } from '../problem.ts'
import { alikeTo } from './alike.ts'
import { findCard, type ListedCard } from './cards.ts'
import { importDocuments } from './import.ts'
import type { Library } from './open.ts'
import { writeDown } from './own-deck.ts'

interface NewCard {
  question: string
  /** Markdown. */
  answer: string
  /** They become the section it stands in. */
  topics: readonly string[]
}

/**
 * Writes a card into the person's own deck and reads it from there. Gives it with the cards that ask the same.
 * @throws Problem empty-card, unreadable-card (exit 2), deck-read-only.
 */
export async function addCard(
  library: Library,
  { question, answer, topics }: NewCard,
): Promise<{ added: ListedCard; alike: ListedCard[]; place: string }> {
  if (question.trim() === '' || answer.trim() === '') {
    throw new Problem('empty-card', 'A card needs a question and an answer.', {
      hint: 'For example: iq add "What is a deadlock?" -a "Two threads wait for each other."',
      exitCode: 2,
    })
  }
  const text = {
    question,
    context: null,
    answer,
    answerKind: null,
    choices: null,
    intent: null,
    guidance: null,
  }
  const { file, line } = writeDown(library, text, topics)
  const { documents } = await importDocuments(library, { paths: [file], withCards: true })
  const card = documents[0]?.cards.find(({ sources }) => sources[0]?.line === line)
  if (card === undefined) throw new Error(`the card written at ${file}:${line} was not read`)
  const added = await findCard(library, card.id)
  return { added, alike: await alikeTo(library, card.id), place: `${file}:${line}` }
}
