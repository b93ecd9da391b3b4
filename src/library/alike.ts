import { filedUnder, likeness, type Shingles, shinglesOf, similarity } from '../card/likeness.ts'
import { cardOfVersion } from '../store/cards.ts'
import {
  addFiling,
  addPairs,
  askedBy,
  cardIn,
  dropFilings,
  entryOf,
  filings,
  memberOf,
  type Pair,
  pairsOf,
  twinIds,
} from '../store/likenesses.ts'
import { type ListedCard, listedCards } from './cards.ts'
import type { Library } from './open.ts'

/** Cards whose text was written, filed so that cards alike to them are found. */
export interface Filing {
  /** What `settleAlike` sorts and keeps. */
  entries: number[]
  /** Of each card. */
  shingles: Map<number, Shingles | null>
}

export const createFiling = (): Filing => ({ entries: [], shingles: new Map() })

type Asked = { question: string | null; context: string | null }

/** Files a card (row key) under its words. */
export function fileCard({ entries, shingles }: Filing, key: number, { question, context }: Asked): void {
  const own = shinglesOf(question, context)
  shingles.set(key, own)
  if (own !== null) for (const member of filedUnder(own)) entries.push(entryOf(member, key))
}

/** So many cards under one member share a habit of asking and not a subject: comparing them all would take hours. */
const CROWD = 100
/** From so many filings on they are made one. */
const MOST_FILINGS = 8

/** Finds the cards of the library that those just filed are alike to, and keeps the filing for later imports. */
export function settleAlike({ db }: Pick<Library, 'db'>, { entries, shingles }: Filing): void {
  if (entries.length === 0) return
  const fresh = Float64Array.from(entries).sort()
  const older = filings(db)
  const shinglesFor = (card: number): Shingles | null => {
    const known = shingles.get(card)
    if (known !== undefined) return known
    const asked = askedBy(db, card)
    const made = asked === undefined ? null : shinglesOf(asked.question, asked.context)
    shingles.set(card, made)
    return made
  }
  const pairs: Pair[] = []
  for (const { member, card, other } of meetings(fresh, older)) {
    const [a, b] = [shinglesFor(card), shinglesFor(other)]
    const found = a && b && similarity(a.members, b.members)
    // A pair meets under every member it shares, and counts under the first.
    if (!found || found.first !== member) continue
    const alike = likeness(a, b)
    if (alike !== null) pairs.push({ card, other, likeness: alike })
  }
  addPairs(db, pairs)
  const isMany = older.length >= MOST_FILINGS
  if (isMany) dropFilings(db)
  addFiling(db, isMany ? Float64Array.from([...older, fresh].flatMap((part) => [...part])).sort() : fresh)
}

/** Two cards filed under one member, the older first. */
interface Meeting {
  member: number
  card: number
  other: number
}

/** All meetings in which a fresh card takes part. */
function* meetings(fresh: Float64Array, older: readonly Float64Array[]): Generator<Meeting> {
  const places = older.map(() => 0)
  for (let from = 0, to = 0; from < fresh.length; from = to) {
    const member = memberOf(fresh[from]!)
    while (to < fresh.length && memberOf(fresh[to]!) === member) to++
    const olds = older.flatMap((part, i) => {
      let at = places[i]!
      while (at < part.length && memberOf(part[at]!) < member) at++
      const start = at
      while (at < part.length && memberOf(part[at]!) === member) at++
      places[i] = at
      return at === start ? [] : Array.from(part.subarray(start, at), cardIn)
    })
    if (to - from + olds.length < 2 || to - from + olds.length > CROWD) continue
    const news = Array.from(fresh.subarray(from, to), cardIn)
    for (const [i, card] of news.entries()) {
      for (const other of olds) if (other !== card) yield meeting(member, card, other)
      for (const other of news.slice(0, i)) if (other !== card) yield meeting(member, card, other)
    }
  }
}

const meeting = (member: number, a: number, b: number): Meeting =>
  a < b ? { member, card: a, other: b } : { member, card: b, other: a }

/** The cards in use that ask the same as this one, the most alike first. */
export async function alikeTo(library: Library, id: string): Promise<ListedCard[]> {
  const card = cardOfVersion(library.db, id)
  if (card === null) return []
  return listedCards(
    library,
    pairsOf(library.db, [card.key]).map(({ other }) => other),
  )
}

/** Near-duplicates by id, for a queue: looked up when a card is chosen. */
export const twinsOf = ({ db }: Library): { get: (id: string) => string[] } => ({
  get: (id) => twinIds(db, id),
})
