import { foldedWords, isCjk, pairsOf } from '../card/word/words.ts'
import type { Database } from './database.ts'
import { statement } from './statement.ts'
import { createTally, tallyText } from './tally.ts'
import { allWords, isSpelled, saveTally } from './vocabulary.ts'

/** One card as the view `searchable` shows it. */
interface Searchable {
  card: number
  question: string | null
  context: string | null
  answer: string | null
  topics: string | null
  section: string | null
}

/** Distinct words gathered before they are written: bounds memory in an import of any size. */
const TALLY_LIMIT = 200_000

/**
 * Puts cards (row keys) into the index, after their rows were written and within the same transaction. Give all
 * cards of an import at once: the vocabulary is written once a call.
 */
export function indexCards(db: Database, cards: Iterable<number>): void {
  const keys = [...cards].sort((a, b) => a - b)
  const insert = statement<[number, number]>(db, INSERT)
  for (const [first, last] of runsOf(keys)) insert.run(first, last)
  const insertPairs = statement<[number, string, string]>(db, INSERT_PAIRS)
  eachCard(db, keys, 1, (row) => {
    if (textsOf(row).some(isCjk)) insertPairs.run(row.card, ...pairColumns(row))
  })
}

/** Takes cards (row keys) out of the index, before their rows are changed or deleted and within the same transaction. */
export function unindexCards(db: Database, cards: Iterable<number>): void {
  const keys = [...cards]
  const remove = statement<[number]>(db, DELETE)
  const removePairs = statement<[number]>(db, DELETE_PAIRS)
  eachCard(db, keys, -1, (row) => {
    remove.run(row.card)
    if (textsOf(row).some(isCjk)) removePairs.run(row.card)
  })
}

/** Makes the index anew from the cards, in the caller's transaction. */
export function rebuildIndex(db: Database): void {
  db.exec(`INSERT INTO card_index (card_index) VALUES ('delete-all');
    INSERT INTO card_pairs (card_pairs) VALUES ('delete-all');
    DELETE FROM vocabulary;
    DELETE FROM letter_sets;`)
  const keys = statement<[], number>(db, 'SELECT card FROM card_text').pluck().all()
  indexCards(db, keys)
}

/** What is wrong with the index, in words for a person; empty when it is in step with the cards. */
export function checkIndex(db: Database): string[] {
  const faults: string[] = []
  try {
    // Rank 1 compares the index with the cards' texts, not only with itself. Both roll back: they are reads.
    db.exec(`INSERT INTO card_index (card_index, rank) VALUES ('integrity-check', 1);
      INSERT INTO card_pairs (card_pairs) VALUES ('integrity-check');`)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CORRUPT')))
      throw error
    faults.push('The text index is out of step with the cards.')
  }
  if (signatureOfCards(db) !== signatureOfVocabulary(db)) {
    faults.push('The vocabulary that mends misspelt words is out of step with the cards.')
  }
  return faults
}

const textsOf = (row: Searchable): string[] =>
  [row.question, row.context, row.answer, row.topics, row.section].filter((text) => text !== null)

/** First and last of each run of keys without a gap. */
function runsOf(keys: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = []
  for (const key of keys) {
    const run = runs.at(-1)
    if (run && key === run[1] + 1) run[1] = key
    else runs.push([key, key])
  }
  return runs
}

/** Pairs of a CJK run, and the other words between the runs, which the main index sees glued to them. */
function pairColumns(row: Searchable): [question: string, rest: string] {
  const tokens = (text: string): string =>
    [...pairsOf(text), ...foldedWords(text).flatMap(withoutCjk)].join(' ')
  return [tokens(row.question ?? ''), tokens(textsOf({ ...row, question: null }).join('\n'))]
}

const withoutCjk = (word: string): string[] =>
  isCjk(word) ? word.split(/[^\x00-\u02ff]+/).filter(Boolean) : [word]

function eachCard(db: Database, cards: Iterable<number>, by: 1 | -1, act: (row: Searchable) => void): void {
  const read = statement<[number], Searchable>(db, 'SELECT * FROM searchable WHERE card = ?')
  let tally = createTally()
  for (const card of cards) {
    const row = read.get(card)
    if (!row) throw new Error(`card ${card} has no text to index`)
    act(row)
    for (const text of textsOf(row)) tallyText(tally, card, text, by)
    if (tally.table.words.length < TALLY_LIMIT) continue
    saveTally(db, tally)
    tally = createTally()
  }
  saveTally(db, tally)
}

// A sum over all cards and words that does not depend on order: equal sums, equal vocabularies (but for chance).
const PRIME = 2 ** 31 - 1

function signatureOfCards(db: Database): number {
  let sum = 0
  for (const row of statement<[], Searchable>(db, 'SELECT * FROM searchable').iterate()) {
    const words = new Set(foldedWords(textsOf(row).join('\n')))
    for (const word of words) if (isSpelled(word)) sum = (sum + hash(word)) % PRIME
  }
  return sum
}

function signatureOfVocabulary(db: Database): number {
  let sum = 0
  for (const { word, cards } of allWords(db)) {
    sum = Number((BigInt(sum) + BigInt(hash(word)) * BigInt(cards)) % BigInt(PRIME))
  }
  return sum
}

/** FNV-1a, 31 bits. */
function hash(word: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193)
  return value >>> 1
}

const COLUMNS = 'question, context, answer, topics, section'
const INSERT = `INSERT INTO card_index (rowid, ${COLUMNS}) SELECT card, ${COLUMNS} FROM searchable
  WHERE card BETWEEN ? AND ? ORDER BY card`
// External content: FTS5 must be given the text that it holds.
const DELETE = `INSERT INTO card_index (card_index, rowid, ${COLUMNS}) SELECT 'delete', card, ${COLUMNS} FROM searchable
  WHERE card = ?`
const INSERT_PAIRS = 'INSERT INTO card_pairs (rowid, question, rest) VALUES (?, ?, ?)'
const DELETE_PAIRS = 'DELETE FROM card_pairs WHERE rowid = ?'
