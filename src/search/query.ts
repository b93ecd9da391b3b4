import { isNear } from '../card/word/distance.ts'

/** States a query may ask for: `is:due`. */
export const STATES = [
  'due',
  'new',
  'missed',
  'leech',
  'suspended',
  'retired',
  'unanswered',
  'draft',
] as const
/** Things a card may have: `has:code`. */
export const PARTS = ['code', 'choices'] as const

export type QueryState = (typeof STATES)[number]
export type QueryPart = (typeof PARTS)[number]

/** What a card must be besides holding the words. All lists are conjunctions, but topics and documents: any of them. */
export interface Filter {
  topics: string[]
  documents: string[]
  is: QueryState[]
  has: QueryPart[]
}

/** A piece of a query that looks like a filter and is none; it was read as text. */
export interface UnknownFilter {
  typed: string
  /** The filter probably meant, as one would type it. */
  suggestion: string | null
}

/** What a person asked for. Texts are as typed; nothing in them is syntax any more. */
export interface Query {
  text: string
  /** Texts to be found, each of one or more words; `phrase` when they must stand side by side. */
  terms: { text: string; phrase: boolean }[]
  /** Texts that must not stand in a card. */
  without: string[]
  filter: Filter
  unknown: UnknownFilter[]
}

const FILTERS = ['topic', 'document', 'is', 'has'] as const
type FilterName = (typeof FILTERS)[number]

// -"a phrase", name:"a value", -word, name:value, word. A quote that is never closed is text.
const PIECE = /(-?)(?:([a-z]+):)?"([^"]+)"|\S+/gi
const NAMED = /^([a-z]+):([^\s:/\\].*)$/i

/** Reads a query. Never fails: what is no filter is text. */
export function parseQuery(text: string): Query {
  const query: Query = {
    text: text.trim().replace(/\s+/g, ' '),
    terms: [],
    without: [],
    filter: { topics: [], documents: [], is: [], has: [] },
    unknown: [],
  }
  for (const piece of text.matchAll(PIECE)) {
    const [whole, minus, name, quoted] = piece
    if (quoted !== undefined) {
      if (name !== undefined && minus === '' && readFilter(query, name, quoted)) continue
      if (minus === '-' && name === undefined) query.without.push(quoted)
      else query.terms.push({ text: name === undefined ? quoted : `${name} ${quoted}`, phrase: true })
      continue
    }
    const named = NAMED.exec(whole)
    if (named && readFilter(query, named[1]!, named[2]!)) continue
    if (whole.startsWith('-') && /^-[\p{L}\p{N}]/u.test(whole)) query.without.push(whole.slice(1))
    else query.terms.push({ text: whole, phrase: false })
  }
  return query
}

function readFilter(query: Query, name: string, value: string): boolean {
  const { filter, unknown } = query
  const lower = value.toLowerCase()
  switch (name.toLowerCase()) {
    case 'topic':
      filter.topics.push(value)
      return true
    case 'document':
      filter.documents.push(value)
      return true
    case 'is':
      return readName(STATES, lower, filter.is, unknown, `is:${value}`)
    case 'has':
      return readName(PARTS, lower, filter.has, unknown, `has:${value}`)
    default: {
      const meant = FILTERS.find((known) => isMisspelt(name.toLowerCase(), known))
      if (meant) unknown.push({ typed: `${name}:${value}`, suggestion: `${meant}:${value}` })
      return false
    }
  }
}

function readName<T extends string>(
  known: readonly T[],
  value: string,
  into: T[],
  unknown: UnknownFilter[],
  typed: string,
): boolean {
  const exact = known.find((name) => name === value)
  if (exact) {
    into.push(exact)
    return true
  }
  const near = known.find((name) => isNear(value, name, 2) || (value.length > 1 && name.startsWith(value)))
  unknown.push({ typed, suggestion: near ? `${typed.slice(0, typed.indexOf(':'))}:${near}` : null })
  return false
}

// "is" and "has" are too short to be guessed at.
const isMisspelt = (typed: string, name: FilterName): boolean =>
  name.length > 4 && (isNear(typed, name, 2) || typed === `${name}s`)
