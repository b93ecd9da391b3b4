import { isCjk, pairsOf } from '../card/word/words.ts'
import type { Candidate, Candidates, Match, Want } from '../search/candidates.ts'
import type { Filter, QueryPart, QueryState } from '../search/query.ts'
import type { Database } from './database.ts'
import { statement } from './statement.ts'
import { similarWords } from './vocabulary.ts'

type Index = 'card_index' | 'card_pairs'

/** What `is:due` and `is:leech` go by. */
export interface Standing {
  /** UTC milliseconds. */
  now: number
  /** The study day: `2026-11-21`. */
  day: string
  /** Lapses from which a card is a leech. */
  leechFrom: number
}

/** What search needs of a library. `standing` may be null where no query asks for `is:due` or `is:leech`. */
export function textCandidates(db: Database, standing: Standing | null): Candidates {
  const holdsPairs = (): boolean =>
    statement(db, 'SELECT 1 FROM card_pairs_docsize LIMIT 1').get() !== undefined
  /** The tables that can hold what is asked: words stand in the main index, and in the pairs of CJK cards. */
  const tables = (match: Match): Index[] => {
    if (wantsOf(match).some((want) => want.spellings.some(isCjk))) return ['card_pairs']
    return holdsPairs() ? ['card_index', 'card_pairs'] : ['card_index']
  }
  return {
    count(match, bound) {
      const all = tables(match)
      if (all.length === 1) return countHits(db, all[0]!, match, standing, bound)
      const cards = new Set(all.flatMap((table) => hits(db, table, match, standing, bound)))
      return Math.min(cards.size, bound)
    },
    best(match, bound, limit) {
      const found = new Map<number, Candidate>()
      for (const table of tables(match)) {
        if (found.size >= limit) break
        for (const candidate of ranked(db, table, match, standing, bound, limit)) {
          if (!found.has(candidate.card)) found.set(candidate.card, candidate)
        }
      }
      return [...found.values()].slice(0, limit)
    },
    answerOf: (card) =>
      statement<[number], string | null>(db, 'SELECT answer FROM card_text WHERE card = ?')
        .pluck()
        .get(card) ?? null,
    similar: (word, most) => similarWords(db, word, most),
  }
}

const wantsOf = (match: Match): Want[] => [...match.anyOf.flat(), ...match.without]

function countHits(
  db: Database,
  table: Index,
  match: Match,
  standing: Standing | null,
  bound: number,
): number {
  const { sql, values } = select(table, match, standing)
  const read = statement<(string | number)[], number>(db, `SELECT count(*) FROM (${sql} LIMIT ?)`).pluck()
  return read.get(...values, bound) ?? 0
}

function hits(db: Database, table: Index, match: Match, standing: Standing | null, bound: number): number[] {
  const { sql, values } = select(table, match, standing)
  return statement<(string | number)[], number>(db, `SELECT card FROM (${sql}) LIMIT ?`)
    .pluck()
    .all(...values, bound)
}

function ranked(
  db: Database,
  table: Index,
  match: Match,
  standing: Standing | null,
  bound: number,
  limit: number,
): Candidate[] {
  const { sql, values } = select(table, match, standing)
  const rows = statement<(string | number)[], Omit<Candidate, 'topics'> & { topics: string }>(
    db,
    // Only the rows shown are read whole; `+0` keeps the planner from looking for another order.
    `SELECT hit.card, hit.weight, card.id, question, topics
     FROM (SELECT card, weight FROM (${sql} LIMIT ?) ORDER BY weight DESC, card LIMIT ?) AS hit
     JOIN card ON card.key = hit.card JOIN card_text ON card_text.card = hit.card
     ORDER BY hit.weight DESC, hit.card`,
  ).all(...values, bound, limit)
  return rows.map((row) => ({ ...row, topics: JSON.parse(row.topics) as string[] }))
}

/** SQL that yields `card` and `weight` of what fits, unsorted, and the values for its places. */
function select(
  table: Index,
  match: Match,
  standing: Standing | null,
): { sql: string; values: (string | number)[] } {
  const filter = filterSql(match.filter, standing)
  const weights = table === 'card_index' ? '12.0, 3.0, 1.0, 5.0, 3.0' : '12.0, 1.0'
  if (match.anyOf.length > 0) {
    return {
      sql: `SELECT rowid AS card, -bm25(${table}, ${weights}) AS weight FROM ${table}
            WHERE ${table} MATCH ? ${filter.sql(`${table}.rowid`)}`,
      values: [expression(match), ...filter.values],
    }
  }
  const without = match.without.map(
    () => ` AND listed.key NOT IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`,
  )
  return {
    sql: `SELECT listed.key AS card, 0.0 AS weight FROM card AS listed WHERE 1 ${without.join('')} ${filter.sql('listed.key')}`,
    values: [...match.without.map(wantText), ...filter.values],
  }
}

/** The match in FTS5's query language. Every word is quoted, so that nothing a person types is an operator. */
function expression(match: Match): string {
  const sets = match.anyOf.map((wants) => wants.map(wantText).join(' AND '))
  const any = sets.length === 1 ? sets[0]! : sets.map((set) => `(${set})`).join(' OR ')
  const placed = match.where === 'question' ? `question : (${any})` : `(${any})`
  return match.without.length === 0 ? placed : `${placed} NOT (${match.without.map(wantText).join(' OR ')})`
}

const wantText = (want: Want): string => {
  const phrases = want.spellings.map(phraseText)
  return phrases.length === 1 ? phrases[0]! : `(${phrases.join(' OR ')})`
}

function phraseText(spelling: string): string {
  const tokens = isCjk(spelling) ? pairsOf(spelling) : [spelling.replace(/\*$/, '')]
  // A single CJK character begins the pairs it stands in.
  const isOpen = spelling.endsWith('*') || (tokens.length === 1 && isCjk(spelling) && tokens[0]!.length === 1)
  return `"${tokens.join(' ')}"${isOpen ? ' *' : ''}`
}

function filterSql(
  filter: Filter,
  standing: Standing | null,
): { sql: (card: string) => string; values: (string | number)[] } {
  const conditions: string[] = []
  const values: (string | number)[] = []
  const places = (list: readonly string[]): string => list.map(() => '?').join(', ')
  if (filter.topics.length > 0) {
    conditions.push(
      `EXISTS (SELECT 1 FROM label WHERE name IN (${places(filter.topics)}) AND label.card = @)`,
    )
    values.push(...filter.topics)
  }
  if (filter.documents.length > 0) {
    const named = filter.documents.map(() => 'instr(lower(path), lower(?)) OR instr(lower(title), lower(?))')
    conditions.push(`EXISTS (SELECT 1 FROM version JOIN source ON source.version = version.key
      WHERE version.card = @ AND source.document IN (SELECT key FROM document WHERE ${named.join(' OR ')}))`)
    for (const name of filter.documents) values.push(name, name)
  }
  for (const state of filter.is) {
    conditions.push(STATE_SQL[state])
    if (state === 'due') values.push(standing?.day ?? '', standing?.now ?? 0)
    if (state === 'leech') values.push(standing?.leechFrom ?? 0)
  }
  for (const part of filter.has) conditions.push(PART_SQL[part])
  if (!filter.is.includes('retired')) conditions.push(NOT_RETIRED)
  return { sql: (card) => conditions.map((sql) => ` AND ${sql.replaceAll('@', card)}`).join(''), values }
}

// By its own small index: a look at each card's row would cost more than the search.
const NOT_RETIRED = `NOT EXISTS (SELECT 1 FROM card INDEXED BY card_retired
  WHERE card.key = @ AND card.retired_at IS NOT NULL)`

const STATE_SQL: Record<QueryState, string> = {
  due: 'EXISTS (SELECT 1 FROM memory WHERE memory.card = @ AND (due_day <= ? OR due <= ?) AND suspended = 0)',
  new: "NOT EXISTS (SELECT 1 FROM memory WHERE memory.card = @ AND state <> 'new')",
  missed: `EXISTS (SELECT 1 FROM memory WHERE memory.card = @ AND
    CASE WHEN coalesce(last_quiz_at, 0) > coalesce(last_at, 0) THEN last_quiz_grade ELSE last_grade END = 1)`,
  leech: 'EXISTS (SELECT 1 FROM memory WHERE memory.card = @ AND lapses >= ?)',
  suspended: 'EXISTS (SELECT 1 FROM memory WHERE memory.card = @ AND suspended = 1)',
  retired: 'EXISTS (SELECT 1 FROM card WHERE card.key = @ AND retired_at IS NOT NULL)',
  unanswered:
    'EXISTS (SELECT 1 FROM card_text t WHERE t.card = @ AND t.answer IS NULL AND t.choices IS NULL)',
  draft: 'EXISTS (SELECT 1 FROM card WHERE card.key = @ AND draft = 1)',
}

const FENCED = ['question', 'context', 'answer', 'choices'].map(
  (text) => `instr(t.${text}, '\`\`\`') OR instr(t.${text}, '~~~')`,
)
const PART_SQL: Record<QueryPart, string> = {
  code: `EXISTS (SELECT 1 FROM card_text t WHERE t.card = @ AND (${FENCED.join(' OR ')}))`,
  choices: 'EXISTS (SELECT 1 FROM card_text t WHERE t.card = @ AND t.choices IS NOT NULL)',
}
