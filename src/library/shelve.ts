import { type Card, isDraft } from '../card/card.ts'
import { type Succession, succeed } from '../card/succession.ts'
import type { Reading } from '../format/reading.ts'
import { type DocumentRow, putDocument } from '../store/documents.ts'
import { dropPairs } from '../store/likenesses.ts'
import { addOffer } from '../store/offers.ts'
import {
  addCard,
  addVersion,
  differs,
  type Keys,
  type Labelled,
  type Place,
  placesOf,
  updateCard,
} from '../store/shelf.ts'
import { leadingPlace, putSources, type Standing, standingIn } from '../store/sources.ts'
import { unindexCards } from '../store/text-index.ts'
import { type Filing, fileCard } from './alike.ts'
import type { Append } from './append.ts'
import { STANDARD_INPUT } from './gather.ts'
import type { Library } from './open.ts'
import { noTotals, type Totals } from './report.ts'

/** What one import gathers over all its documents, to be settled at its end. */
export interface Work {
  library: Library
  append: Append
  /** UTC milliseconds. */
  at: number
  keys: Keys
  /** Cards whose text was written: to be put into the text index and under their labels. */
  written: Map<number, Labelled>
  /** The same cards as likeness files them. */
  filing: Filing
  /** Cards that came to a document or left one: to be retired or taken back. */
  touched: Set<number>
  /** Cards that a document held and no longer holds. */
  left: Set<number>
  /** Known cards met in a document that did not hold them before, with the totals that count them. */
  arrived: Map<number, Totals>
  /** By path, the cards that each document held and those of them it no longer holds. */
  vanished: Map<string, { held: number; gone: number[] }>
  /** Cards that the totals of some document count already. */
  counted: Set<number>
}

/** A document as it was read, and the row the library is to know it by. */
interface Volume {
  reading: Reading
  known: DocumentRow | null
  row: Omit<DocumentRow, 'key' | 'report'>
}

/**
 * Puts a reading into the library: decides which card each text continues, which are new and which are gone.
 * Gives what it did, and for each occurrence the card it belongs to.
 */
export function shelve(work: Work, { reading, known, row }: Volume): { totals: Totals; places: Place[] } {
  const { db } = work.library
  const texts = firstOfEach(reading.cards)
  const before = known ? standingIn(db, known.key) : []
  const places = placesOf(db, [...texts.keys()])
  const met = [...places]
  const fate = fateOf(before, texts, places)
  const totals: Totals = { ...noTotals(), dropped: reading.dropped.length, offered: fate.offered.length }

  for (const { old, found, rule } of fate.linked) {
    const place = link(work, standingOf(before, old.version), textOf(texts, found.version))
    places.set(found.version, place)
    count(work, totals, rule, place, textOf(texts, found.version))
  }
  for (const { version } of fate.fresh) {
    const place = addCard(db, textOf(texts, version), work.keys)
    wrote(work, place.card, textOf(texts, version))
    places.set(version, place)
    count(work, totals, 'new', place, textOf(texts, version))
  }
  for (const { old, found, question, answer } of fate.offered) {
    const successor = placeOf(places, found.version).card
    addOffer(db, { old: standingOf(before, old.version).place.card, new: successor, question, answer })
  }

  const held = new Set(before.map(({ place }) => place.card))
  for (const [version, place] of met) {
    if (!held.has(place.card) && !work.counted.has(place.card)) work.arrived.set(place.card, totals)
    count(work, totals, 'unchanged', place, textOf(texts, version))
  }

  const document = putDocument(db, { ...row, report: JSON.stringify(digest(reading, totals)) })
  const stands = reading.cards.map((card, ordinal) => standOf(card, ordinal, placeOf(places, card.version)))
  const here = new Set([...places.values()].map(({ card }) => card))
  const gone = before.filter(({ id }) => !texts.has(id))
  // Standard input is never the whole of anything: what came through it before stays.
  const stay = row.path === STANDARD_INPUT ? gone.filter(({ place }) => !here.has(place.card)) : []
  putSources(db, document, [
    ...stands,
    ...stay.map(({ place, stand }, i) => ({ ...stand, version: place.version, ordinal: stands.length + i })),
  ])

  const left = gone.map(({ place }) => place.card).filter((card) => !here.has(card))
  for (const card of left) work.left.add(card)
  for (const { place } of gone) work.touched.add(place.card)
  work.vanished.set(row.path, { held: held.size, gone: [...new Set(left)] })
  for (const [version, place] of met) {
    work.touched.add(place.card)
    refresh(work, document, place, textOf(texts, version))
  }
  return { totals, places: reading.cards.map((card) => placeOf(places, card.version)) }
}

/** The first occurrence of each version, in the document's order. */
function firstOfEach(cards: readonly Card[]): Map<string, Card> {
  const texts = new Map<string, Card>()
  for (const card of cards) if (!texts.has(card.version)) texts.set(card.version, card)
  return texts
}

/** Succession is asked only about cards that vanished and texts that nobody knows. */
function fateOf(
  before: readonly Standing[],
  texts: ReadonlyMap<string, Card>,
  places: ReadonlyMap<string, Place>,
): Succession {
  const kept = new Set([...places.values()].map(({ card }) => card))
  const olds = before
    .filter(({ id, place }) => !texts.has(id) && !kept.has(place.card))
    .map(({ id, place, text }) => ({ id: place.id, version: id, text }))
  const news = [...texts.values()]
    .filter(({ version }) => !places.has(version))
    .map((card) => ({ version: card.version, text: card }))
  return olds.length > 0 && news.length > 0
    ? succeed(
        olds,
        news,
        [...texts.values()].filter(({ version }) => places.has(version)),
      )
    : { same: [], linked: [], offered: [], fresh: news, gone: olds }
}

/** The new text continues the card: an event says so, and the card now reads as the document does. */
function link(work: Work, old: Standing, card: Card): Place {
  const { db } = work.library
  const version = addVersion(db, card.version, old.place.card, work.keys)
  work.append({ kind: 'linked', card: old.id, data: { to: card.version } }, work.at)
  rewrite(work, old.place.card, card)
  return { ...old.place, version }
}

/**
 * A known card may differ in what is no part of its version: section, topics, intent, a companion's question.
 * Where it stands in several places, the leading one speaks.
 */
function refresh(work: Work, document: number, place: Place, card: Card): void {
  const { db } = work.library
  if (!differs(db, place.card, card)) return
  const leading = leadingPlace(db, place.card)
  if (leading?.document === document && leading.version === place.version) rewrite(work, place.card, card)
}

function rewrite(work: Work, key: number, card: Card): void {
  const { db } = work.library
  if (!work.written.has(key)) unindexCards(db, [key])
  updateCard(db, key, card)
  dropPairs(db, key)
  wrote(work, key, card)
}

function wrote({ written, filing }: Work, key: number, card: Card): void {
  written.set(key, { topics: card.topics, tags: card.tags })
  fileCard(filing, key, card)
}

/** Every card counts once in an import, for the first thing that is known of it. */
function count(work: Work, totals: Totals, kind: keyof Totals, { card: key }: Place, card: Card): void {
  if (work.counted.has(key)) return
  work.counted.add(key)
  totals[kind]++
  if (isDraft(card)) totals.drafts++
  else if (card.answer === null && card.choices === null) totals.unanswered++
}

/** What the library keeps of a reading beside its cards. */
const digest = ({ formats, dropped, notices }: Reading, totals: Totals) => ({
  formats,
  dropped,
  notices,
  totals,
})

function standOf(card: Card, ordinal: number, { version }: Place) {
  const source = card.sources[0]
  return {
    version,
    ordinal,
    line: source?.line ?? 1,
    endLine: source?.endLine ?? 1,
    format: source?.format ?? '',
  }
}

const placeOf = (places: ReadonlyMap<string, Place>, version: string): Place =>
  must(places.get(version), version)
const textOf = (texts: ReadonlyMap<string, Card>, version: string): Card => must(texts.get(version), version)
const standingOf = (before: readonly Standing[], version: string): Standing =>
  must(
    before.find(({ id }) => id === version),
    version,
  )

function must<T>(value: T | undefined, version: string): T {
  if (value === undefined) throw new Error(`version ${version} was lost on the way to the library`)
  return value
}
