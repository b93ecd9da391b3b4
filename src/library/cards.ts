import type { Card } from '../card/card.ts'
import { Problem } from '../problem.ts'
import { type Memory, NEW } from '../review/memory.ts'
import { studyDay } from '../review/study-day.ts'
import { cardOfVersion, cardsByPrefix, type KeptCard, cardsByKey as readCards } from '../store/cards.ts'
import { cardKeys, type Filter } from '../store/filter.ts'
import { memoriesOf } from '../store/memories.ts'
import { findDocuments } from './document-names.ts'
import { withDue } from './due.ts'
import type { Library } from './open.ts'
import { resolveTopics } from './topic-names.ts'

/** What a person can ask a list for; conditions add up. */
export interface Wishes {
  /** Cards of any of these topics or tags, as written by a person. */
  topics?: readonly string[] | undefined
  /** Cards of any of these documents: a path or a part of one. */
  documents?: readonly string[] | undefined
  /** Cards that a search found, by key. */
  cards?: readonly number[] | undefined
  due?: boolean | undefined
  new?: boolean | undefined
  missed?: boolean | undefined
  drafts?: boolean | undefined
  /** Only retired cards; they are left out otherwise. */
  retired?: boolean | undefined
  leeches?: boolean | undefined
}

export type CardState = Memory['state'] | 'suspended' | 'retired' | 'draft'

/** A card with what has become of it. */
export interface ListedCard {
  card: Card
  memory: Memory
  state: CardState
  /** UTC milliseconds; null when nothing is due. */
  due: number | null
  /** Forgotten again and again: it needs another text, or another way of learning it. */
  leech: boolean
}

/**
 * The one card whose id, or an earlier version's, starts with `prefix`.
 * @throws Problem bad-id (exit 2), unknown-card, ambiguous-card (exit 3).
 */
export async function findCard(library: Library, prefix: string): Promise<ListedCard> {
  const id = prefix.trim().toLowerCase()
  if (id.length < 4) {
    throw new Problem('bad-id', `"${prefix}" is too short: an id needs at least 4 characters.`, {
      exitCode: 2,
    })
  }
  const keys = cardsByPrefix(library.db, id, 6)
  const [card] = await listed(library, keys)
  if (!card) {
    throw new Problem('unknown-card', `No card has an id that starts with "${prefix}".`, {
      hint: 'Ids are the first column of: iq list',
      exitCode: 3,
    })
  }
  if (keys.length > 1) {
    const ids = readCards(library.db, keys).map((kept) => kept.card.id.slice(0, Math.max(8, id.length + 2)))
    throw new Problem('ambiguous-card', `Several cards have an id that starts with "${prefix}".`, {
      hint: `Give more of it: ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ' …' : ''}`,
      exitCode: 3,
    })
  }
  return card
}

/** The cards a person asked for, in the order they came into the library. */
export const listCards = async (library: Library, wishes: Wishes = {}): Promise<ListedCard[]> =>
  listed(library, cardKeys(library.db, await filterOf(library, wishes)))

/** The cards with these keys (rows, as the text index gives them), in this order. */
export const listedCards = (library: Library, keys: readonly number[]): Promise<ListedCard[]> =>
  listed(library, keys)

/** The cards with these ids, in this order; an id without a card is left out. */
export const cardsById = (library: Library, ids: readonly string[]): Promise<ListedCard[]> =>
  listed(
    library,
    ids.flatMap((id) => cardOfVersion(library.db, id)?.key ?? []),
  )

/**
 * A person's wishes in the library's own terms.
 * @throws Problem unknown-topic, unknown-document (exit 3).
 */
export async function filterOf(library: Library, wishes: Wishes): Promise<Filter> {
  const now = library.ports.now()
  const filter: Filter = {}
  if (wishes.topics?.length) filter.labels = await resolveTopics(library, wishes.topics)
  if (wishes.documents?.length) {
    filter.documents = wishes.documents.flatMap((part) => findDocuments(library, part).map(({ key }) => key))
  }
  if (wishes.cards) filter.cards = wishes.cards
  if (wishes.due) filter.due = { now, day: studyDay(now, await library.calendar()) }
  if (wishes.new) filter.new = true
  if (wishes.missed) filter.missed = true
  if (wishes.drafts) filter.drafts = true
  if (wishes.retired) filter.retired = true
  if (wishes.leeches) filter.lapses = (await library.settings()).leechThreshold
  return filter
}

async function listed(library: Library, keys: readonly number[]): Promise<ListedCard[]> {
  const [calendar, { leechThreshold }] = await Promise.all([library.calendar(), library.settings()])
  const memories = memoriesOf(library.db, keys)
  return readCards(library.db, keys).map((kept) => {
    const memory = withDue(memories.get(kept.key) ?? NEW, calendar)
    const state = stateOf(kept, memory)
    return { card: kept.card, memory, state, due: memory.due, leech: memory.lapses >= leechThreshold }
  })
}

function stateOf({ retired, card }: KeptCard, memory: Memory): CardState {
  if (retired) return 'retired'
  if (card.question === null) return 'draft'
  return memory.suspended ? 'suspended' : memory.state
}
