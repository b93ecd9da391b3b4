import { readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import { parseSynonyms } from '../../src/card/word/synonyms.ts'
import type { Candidates } from '../../src/search/candidates.ts'
import { parseQuery } from '../../src/search/query.ts'
import { type SearchOptions, type SearchResult, search } from '../../src/search/search.ts'
import { type Database, openInMemory } from '../../src/store/database.ts'
import { textCandidates } from '../../src/store/text-candidates.ts'
import { indexCards } from '../../src/store/text-index.ts'

/** The searchable part of a card, all of it optional. */
export interface Text {
  question?: string | null
  context?: string | null
  answer?: string | null
  choices?: { text: string; correct: boolean }[] | null
  topics?: string[]
  section?: string | null
}

/** Writes a card's rows, as an import does, without indexing them. */
export function writeCard(db: Database, key: number, text: Text): void {
  const id = `card${key}`
  db.prepare('INSERT OR REPLACE INTO card (key, id, version, draft) VALUES (?, ?, ?, ?)').run(
    key,
    id,
    id,
    text.question === null ? 1 : 0,
  )
  db.prepare(
    `INSERT OR REPLACE INTO card_text (card, kind, question, context, answer, choices, section, topics, tags)
     VALUES (?, 'open', ?, ?, ?, ?, ?, ?, '[]')`,
  ).run(
    key,
    text.question ?? null,
    text.context ?? null,
    text.answer ?? null,
    text.choices ? JSON.stringify(text.choices) : null,
    text.section ?? null,
    JSON.stringify(text.topics ?? []),
  )
}

/** A library in memory with these cards, keyed 1, 2, 3 … */
export function libraryOf(texts: readonly Text[]): Database {
  const db = openInMemory(0)
  texts.forEach((text, i) => {
    writeCard(db, i + 1, text)
  })
  indexCards(
    db,
    texts.map((_, i) => i + 1),
  )
  return db
}

/** Cards that are nothing but their question. */
export const questions = (...texts: string[]): Text[] => texts.map((question) => ({ question }))

const synonyms = parseSynonyms(
  parse(readFileSync(new URL('../../data/synonyms.toml', import.meta.url), 'utf8')),
)

export const candidatesOf = (db: Database): Candidates =>
  textCandidates(db, { now: 1000, day: '2026-11-21', leechFrom: 8 })

export const find = (
  db: Database,
  text: string,
  options: Partial<SearchOptions> = {},
): Promise<SearchResult> =>
  search(parseQuery(text), candidatesOf(db), { limit: 10, synonyms: async () => synonyms, ...options })

/** The keys of the cards a query finds, best first. */
export const keysOf = async (
  db: Database,
  text: string,
  options: Partial<SearchOptions> = {},
): Promise<number[]> => (await find(db, text, options)).hits.map(({ card }) => card)
