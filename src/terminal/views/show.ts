import type { Card } from '../../card/card.ts'
import type { Memory } from '../../review/memory.ts'
import type { Zone } from '../../review/study-day.ts'
import type { CardState } from '../json.ts'
import type { Page } from '../page.ts'
import { counted, timeText, waitText } from '../time.ts'
import { oneLine } from '../visible.ts'
import { padEnd } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { answerView, cardHeader, hintView, questionView, stacked } from './card.ts'
import { eventText, type ToldEvent } from './history.ts'
import { titleOf } from './row.ts'

interface ShownWhole {
  card: Card
  state: CardState
  memory: Memory
  /** Oldest first. */
  events: readonly ToldEvent[]
  /** Cards that ask the same elsewhere. */
  alike?: readonly { card: Card }[]
}

/** One card with everything that is known of it: text, sources, memory, history. */
export function showView(
  { card, state, memory, events, alike = [] }: ShownWhole,
  page: Page,
  now: number,
  zone: Zone,
): string[] {
  const facts: [string, string][] = [
    ['id', card.id],
    ['topics', card.topics.join(', ')],
    ['tags', card.tags.join(', ')],
    ['state', stateText(state, memory, now)],
    ...card.sources.map(({ document, line, format }): [string, string] => [
      'source',
      `${document}:${line} (${format})`,
    ]),
    ...alike.map(({ card: other }): [string, string] => ['also in', placeText(other)]),
    ...events.map((event): [string, string] => [
      'history',
      `${timeText(event.at, zone)}  ${eventText(event)}`,
    ]),
  ]
  return stacked(
    cardHeader(card, page),
    questionView(card, page),
    hintView(card, page),
    answerView(card, page),
    factLines(facts, page),
  )
}

/** Where a card asks the same, and what it is called there. */
function placeText(card: Card): string {
  const [place] = card.sources
  return `${place?.title}: ${titleOf(card)} (${card.id.slice(0, 8)}, ${place?.document}:${place?.line})`
}

const LABEL = 9

/** A label is said once for all its lines. */
function factLines(facts: readonly [string, string][], { style, width }: Page): string[] {
  const told = facts.filter(([, text]) => text !== '')
  return told.flatMap(([label, text], index) =>
    wrapText(oneLine(text), width - LABEL).map((line, row) => {
      const fresh = row === 0 && told[index - 1]?.[0] !== label
      return style.dim(padEnd(fresh ? label : '', LABEL)) + line
    }),
  )
}

function stateText(state: CardState, memory: Memory, now: number): string {
  const { due, stability, difficulty, reps, lapses } = memory
  if (stability === null || difficulty === null || due === null) return state
  return [
    `${state}, due ${waitText(due, now)}`,
    `${counted(reps, 'review')}, ${counted(lapses, 'lapse')}`,
    `stability ${stability.toFixed(1)} days, difficulty ${difficulty.toFixed(1)} of 10`,
  ].join('; ')
}
