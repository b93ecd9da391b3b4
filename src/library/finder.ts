import fs from 'node:fs'
import path from 'node:path'
import type { Synonyms } from '../card/word/synonyms.ts'
import { Problem } from '../problem.ts'
import { PARTS, parseQuery, STATES, type UnknownFilter } from '../search/query.ts'
import { type SearchResult, search } from '../search/search.ts'
import { type Standing, textCandidates } from '../store/text-candidates.ts'
import type { Library } from './open.ts'

export interface SearchWishes {
  /** Only cards of any of these topics or tags, as written by a person. */
  topics?: readonly string[] | undefined
  /** Hits wanted. */
  limit: number
  /** Take every word as typed. */
  exact?: boolean
  /** The query is still being typed: its last word may be unfinished, and an empty one finds all cards. */
  typing?: boolean
}

/** What a search found, by key. */
export interface FoundHits extends SearchResult {
  /** Pieces of an unfinished query that look like filters and were read as text. */
  unknown: readonly UnknownFilter[]
}

/**
 * Finds cards by words, however misspelt; see search/search.ts. What it reads of the library's knowledge it reads
 * once, so that it can be asked at every key.
 * @throws Problem unknown-filter, unknown-topic, unknown-document (exit 3).
 */
export type Finder = (text: string, wishes: SearchWishes) => Promise<FoundHits>

export function createFinder(library: Library): Finder {
  let synonyms: Promise<Synonyms> | undefined
  const labels = new Map<string, Promise<string>>()
  const labelOf = (name: string): Promise<string> => {
    const known = labels.get(name) ?? labelNamed(library, name)
    labels.set(name, known)
    return known
  }
  return async (text, { limit, topics = [], exact = false, typing = false }) => {
    const query = parseQuery(text)
    const { filter, unknown } = query
    if (unknown[0] && !typing) throw unknownFilter(unknown[0])
    filter.topics = await Promise.all([...filter.topics, ...topics].map(labelOf))
    const standing = filter.is.some((state) => state === 'due' || state === 'leech')
      ? await standingOf(library)
      : null
    const result = await search(query, textCandidates(library.db, standing), {
      limit,
      exact,
      prefix: typing && !text.endsWith(' '),
      listsAll: typing,
      synonyms: () => (synonyms ??= readSynonyms(library)),
    })
    if (result.hits.length === 0 && filter.documents.length > 0) {
      const { refuseUnknownDocument } = await import('./document-names.ts')
      for (const part of filter.documents) refuseUnknownDocument(library, part)
    }
    return { ...result, unknown }
  }
}

async function standingOf(library: Library): Promise<Standing> {
  const { studyDay } = await import('../review/study-day.ts')
  const now = library.ports.now()
  const [calendar, { leechThreshold }] = await Promise.all([library.calendar(), library.settings()])
  return { now, day: studyDay(now, calendar), leechFrom: leechThreshold }
}

async function labelNamed(library: Library, name: string): Promise<string> {
  const { resolveTopics } = await import('./topic-names.ts')
  return (await resolveTopics(library, [name]))[0]!.name
}

function unknownFilter({ typed, suggestion }: UnknownFilter): Problem {
  const all = `is:${STATES.join('|')}, has:${PARTS.join('|')}, topic:NAME, document:NAME`
  return new Problem('unknown-filter', `There is no filter "${typed}".`, {
    hint: `${suggestion === null ? `Filters: ${all}.` : `Did you mean ${suggestion}?`} In quotes it is text.`,
    exitCode: 3,
  })
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
