import { filedUnder, likeness, type Shingles, shinglesOf } from '../card/likeness.ts'
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

/** Under these a card is filed, so that cards alike to it are found: numbers that `settleAlike` sorts. */
export function entriesFor(key: number, { question, context }: Asked): number[] {
  const shingles = shinglesOf(question, context)
  return shingles === null ? [] : filedUnder(shingles).map((member) => entryOf(member, key))
}

type Asked = { question: string | null; context: string | null }

/** So many cards under one member share a habit of asking and not a subject: comparing them all would take hours. */
const CROWD = 400
/** From so many filings on they are made one. */
const MOST_FILINGS = 8

/** Finds the cards of the library that those just filed are alike to, and keeps the filing for later imports. */
export function settleAlike({ db }: Pick<Library, 'db'>, entries: readonly number[]): void {
  if (entries.length === 0) return
  const fresh = Float64Array.from(entries).sort()
  const older = filings(db)
  const shingles = new Map<number, Shingles | null>()
  const shinglesFor = (card: number): Shingles | null => {
    const known = shingles.get(card)
    if (known !== undefined) return known
    const asked = askedBy(db, card)
    const made = asked === undefined ? null : shinglesOf(asked.question, asked.context)
    shingles.set(card, made)
    return made
  }
  const met = new Set<number>()
  const pairs: Pair[] = []
  for (const [card, other] of meetings(fresh, older)) {
    const pair = entryOf(card, other)
    if (met.has(pair)) continue
    met.add(pair)
    const [a, b] = [shinglesFor(card), shinglesFor(other)]
    const alike = a && b && likeness(a, b)
    if (alike) pairs.push({ card, other, likeness: alike })
  }
  addPairs(db, pairs)
  const isMany = older.length >= MOST_FILINGS
  if (isMany) dropFilings(db)
  addFiling(db, isMany ? Float64Array.from([...older, fresh].flatMap((part) => [...part])).sort() : fresh)
}

/** Cards filed under a common member, one of them fresh: the older card first. A pair may come several times. */
function* meetings(fresh: Float64Array, older: readonly Float64Array[]): Generator<[number, number]> {
  const places = older.map(() => 0)
  for (let from = 0, to = 0; from < fresh.length; from = to) {
    const member = memberOf(fresh[from]!)
    while (to < fresh.length && memberOf(fresh[to]!) === member) to++
    const news = Array.from(fresh.subarray(from, to), cardIn)
    const olds: number[] = []
    older.forEach((part, i) => {
      let at = places[i]!
      while (at < part.length && memberOf(part[at]!) < member) at++
      for (; at < part.length && memberOf(part[at]!) === member; at++) olds.push(cardIn(part[at]!))
      places[i] = at
    })
    if (news.length + olds.length > CROWD) continue
    for (const [i, card] of news.entries()) {
      for (const other of [...olds, ...news.slice(0, i)]) {
        if (other !== card) yield other < card ? [other, card] : [card, other]
      }
    }
  }
}

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
