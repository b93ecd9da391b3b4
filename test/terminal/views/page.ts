import type { Card } from '../../../src/card/card.ts'
import { createPage, type Page } from '../../../src/terminal/page.ts'

/** A page of so many columns without colour. */
export const page = (columns = 60): Page => createPage(columns)

export const ID = 'k3jq7nabcdefghijklmnopqrst'

/** A card with nothing but what is given. */
export const card = (given: Partial<Card> = {}): Card => ({
  id: ID,
  version: ID,
  kind: 'open',
  question: 'What is **caching**?',
  context: null,
  answer: 'Keeping a copy near.',
  answerKind: 'answer',
  choices: null,
  intent: null,
  guidance: null,
  section: null,
  topics: ['caching', 'performance'],
  tags: [],
  questionFrom: 'document',
  sources: [
    {
      document: '/notes/backend.md',
      title: 'Backend',
      line: 12,
      endLine: 15,
      ordinal: 0,
      format: 'headings',
    },
  ],
  ...given,
})

/** Text that would steer a terminal, for every place a document's text can reach. */
export const HOSTILE = '\u001b]0;owned\u0007\u001b[31mred\u009b2J \u202egnp\u2066'
