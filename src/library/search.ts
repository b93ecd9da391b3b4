import fs from 'node:fs'
import path from 'node:path'
import type { Card } from '../card/card.ts'
import type { Synonyms } from '../card/word/synonyms.ts'
import { studyDay } from '../review/study-day.ts'
import type { UnknownFilter } from '../search/query.ts'
import type { Hit, SearchResult } from '../search/search.ts'
import { listedCards } from './cards.ts'
import type { Library } from './open.ts'

export interface SearchWishes {
  /** Only cards of any of these topics or tags, as written by a person. */
  topics?: readonly string[] | undefined
  /** Hits wanted. */
  limit: number
  /** Take every word as typed. */
  exact?: boolean
}

/** What a search found, each hit with its whole card. */
export interface Found extends Omit<SearchResult, 'hits'> {
  hits: (Pick<Hit, 'score' | 'spellings'> & { card: Card })[]
  /** Pieces that looked like filters and were read as text. */
  unknown: readonly UnknownFilter[]
}

/**
 * Finds cards by words, however misspelt; see search/search.ts.
 * @throws Problem unknown-topic, unknown-document (exit 3).
 */
export async function findCards(library: Library, text: string, wishes: SearchWishes): Promise<Found> {
  const [{ parseQuery }, { search }, { textCandidates }] = await Promise.all([
    import('../search/query.ts'),
    import('../search/search.ts'),
    import('../store/text-candidates.ts'),
  ])
  const query = parseQuery(text)
  const topics = [...query.filter.topics, ...(wishes.topics ?? [])]
  if (topics.length > 0) {
    const { resolveTopics } = await import('./topic-names.ts')
    query.filter.topics = (await resolveTopics(library, topics)).map(({ name }) => name)
  }
  const calendar = query.filter.is.includes('due') ? await library.calendar() : null
  const now = library.ports.now()
  const candidates = textCandidates(library.db, () => ({ now, day: calendar ? studyDay(now, calendar) : '' }))
  const { hits, ...result } = await search(query, candidates, {
    limit: wishes.limit,
    exact: wishes.exact === true,
    synonyms: () => readSynonyms(library),
  })
  const cards = await listedCards(
    library,
    hits.map((hit) => hit.card),
  )
  return {
    ...result,
    unknown: query.unknown,
    hits: hits.map(({ score, spellings }, i) => ({ card: cards[i]!.card, score, spellings })),
  }
}

/** Abbreviations and synonyms, for words the library does not know. */
async function readSynonyms({ ports }: Library): Promise<Synonyms> {
  const [{ parseSynonyms }, { readToml }] = await Promise.all([
    import('../card/word/synonyms.ts'),
    import('./toml.ts'),
  ])
  const file = path.join(ports.data, 'synonyms.toml')
  return parseSynonyms(readToml(file, fs.readFileSync(file, 'utf8')))
}
