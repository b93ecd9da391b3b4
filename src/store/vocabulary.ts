import type { KnownWord } from '../search/candidates.ts'
import { letterMask } from '../search/distance.ts'
import { isCjk } from '../search/words.ts'
import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** How many more cards hold each word than the saved vocabulary says; negative: fewer. */
export type Tally = Map<string, number>

const SHORTEST = 2
const LONGEST = 40

/** Counts one card's words (each once) in or out. Words that nobody misspells are left out: numbers, CJK, very long ones. */
export function tallyCard(tally: Tally, words: Iterable<string>, by: 1 | -1): void {
  for (const word of new Set(words)) {
    if (word.length < SHORTEST || word.length > LONGEST || !/[^0-9]/.test(word) || isCjk(word)) continue
    const sum = (tally.get(word) ?? 0) + by
    if (sum === 0) tally.delete(word)
    else tally.set(word, sum)
  }
}

/** Adds a tally to the saved vocabulary and empties it. */
export function saveTally(db: Database, tally: Tally): void {
  const groups = new Map<string, [length: number, letters: number, words: string[]]>()
  for (const word of tally.keys()) {
    const letters = letterMask(word)
    const key = `${word.length} ${letters}`
    const group = groups.get(key)
    if (group) group[2].push(word)
    else groups.set(key, [word.length, letters, [word]])
  }
  const read = statement<[number, number], { words: string }>(db, READ)
  const write = statement<[number, number, string]>(db, WRITE)
  const remove = statement<[number, number]>(db, REMOVE)
  for (const [length, letters, words] of groups.values()) {
    const counts = new Map<string, number>()
    for (const known of wordsIn(read.get(length, letters)?.words ?? '')) counts.set(known.word, known.cards)
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + (tally.get(word) ?? 0))
    const lines: string[] = []
    for (const [word, cards] of counts) if (cards > 0) lines.push(`${word} ${cards}`)
    if (lines.length > 0) write.run(length, letters, lines.join('\n'))
    else remove.run(length, letters)
  }
  tally.clear()
}

/** Words whose length and letters could lie within `most` edits: see the Candidates port. */
export function* similarWords(
  db: Database,
  letters: number,
  shortest: number,
  longest: number,
  most: 1 | 2,
): Iterable<KnownWord> {
  const rows = statement<object, { words: string }>(db, most === 1 ? NEAR : WIDE)
  for (const { words } of rows.iterate({ shortest, longest, letters })) yield* wordsIn(words)
}

/** All words of the vocabulary. */
export function* allWords(db: Database): Iterable<KnownWord> {
  for (const { words } of statement<[], { words: string }>(db, 'SELECT words FROM vocabulary').iterate()) {
    yield* wordsIn(words)
  }
}

function* wordsIn(lines: string): Iterable<KnownWord> {
  for (let from = 0; from < lines.length; ) {
    const space = lines.indexOf(' ', from)
    const end = lines.indexOf('\n', space)
    const stop = end === -1 ? lines.length : end
    yield { word: lines.slice(from, space), cards: Number(lines.slice(space + 1, stop)) }
    from = stop + 1
  }
}

const READ = 'SELECT words FROM vocabulary WHERE length = ? AND letters = ?'
const WRITE = 'INSERT OR REPLACE INTO vocabulary (length, letters, words) VALUES (?, ?, ?)'
const REMOVE = 'DELETE FROM vocabulary WHERE length = ? AND letters = ?'

/** SQL for "at most `most` bits are set": n & (n - 1) clears the lowest. */
function fewBits(bits: string, most: 1 | 2): string {
  const rest = `((${bits}) & ((${bits}) - 1))`
  return most === 1 ? `${rest} = 0` : `(${rest} & (${rest} - 1)) = 0`
}

const scan = (most: 1 | 2): string =>
  `SELECT words FROM vocabulary WHERE length BETWEEN @shortest AND @longest
   AND ${fewBits('letters & ~@letters', most)} AND ${fewBits('@letters & ~letters', most)}`
const NEAR = scan(1)
const WIDE = scan(2)
