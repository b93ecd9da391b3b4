import type { Card } from '../../src/card/card.ts'
import { type Memory, NEW } from '../../src/review/memory.ts'
import type { Candidate } from '../../src/study/queue.ts'

/** A card with a question and everything else plain. */
export function card(id: string, more: Partial<Card> = {}): Card {
  return {
    id,
    version: `${id}-v1`,
    kind: 'open',
    question: `Question ${id}?`,
    context: null,
    answer: `Answer ${id}.`,
    answerKind: 'answer',
    choices: null,
    intent: null,
    guidance: null,
    section: null,
    topics: [],
    tags: [],
    questionFrom: 'document',
    sources: [
      { document: '/notes/a.md', title: 'Notes', line: 1, endLine: 3, ordinal: 0, format: 'headings' },
    ],
    ...more,
  }
}

/** A card as a queue sees it, in a document of its own choice. */
export function candidate(
  id: string,
  question = `Zq${id} wv${id}?`,
  document = '/notes/a.md',
  memory = NEW,
): Candidate {
  return { id, question, context: null, document, memory }
}

/** A card in review, due on a day, last graded so many days before it. */
export function reviewing(
  dueDay: string,
  lastDay: string,
  stability: number,
  more: Partial<Memory> = {},
): Memory {
  return {
    ...NEW,
    state: 'review',
    due: Date.parse(`${dueDay}T04:00:00Z`),
    dueDay,
    lastDay,
    lastAt: Date.parse(`${lastDay}T12:00:00Z`),
    lastGrade: 3,
    stability,
    difficulty: 5,
    intervalDays: 1,
    reps: 3,
    ...more,
  }
}
