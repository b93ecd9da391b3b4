import { isNear, letterMask } from '../card/word/distance.ts'
import { isCjk } from '../card/word/words.ts'
import type { KnownWord } from '../search/candidates.ts'
import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** How many more cards hold each word than the saved vocabulary says; negative: fewer. */
export type Tally = Map<string, { cards: number; last: number }>

const SHORTEST = 2
const LONGEST = 40

/** Words that nobody misspells are left out of the vocabulary: numbers, CJK, very long ones. */
export const isSpelled = (word: string): boolean =>
  word.length >= SHORTEST && word.length <= LONGEST && /[^0-9]/.test(word) && !isCjk(word)

/** Counts the words of a card in or out, each word once. Words are looked at when they are saved: here it is hot. */
export function tallyCard(tally: Tally, card: number, words: readonly string[], by: 1 | -1): void {
  for (const word of words) {
    const count = tally.get(word)
    if (!count) tally.set(word, { cards: by, last: card })
    else if (count.last !== card) {
      count.last = card
      count.cards += by
    }
  }
}

/** Adds a tally to the saved vocabulary and empties it. */
export function saveTally(db: Database, tally: Tally): void {
  const groups = new Map<string, [length: number, letters: number, words: string[]]>()
  for (const [word, { cards }] of tally) {
    if (cards === 0 || !isSpelled(word)) continue
    const letters = letterMask(word)
    const key = `${word.length} ${letters}`
    const group = groups.get(key)
    if (group) group[2].push(word)
    else groups.set(key, [word.length, letters, [word]])
  }
  const read = statement<[number, number], { words: string }>(db, READ)
  const write = statement<[number, number, string]>(db, WRITE)
  const remove = statement<[number, number]>(db, REMOVE)
  const changes: SetChange[] = []
  for (const [length, letters, words] of groups.values()) {
    const before = read.get(length, letters)
    const counts = new Map<string, number>()
    for (const known of wordsIn(before?.words ?? '')) counts.set(known.word, known.cards)
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + (tally.get(word)?.cards ?? 0))
    const lines: string[] = []
    for (const [word, cards] of counts) if (cards > 0) lines.push(`${word} ${cards}`)
    if (lines.length > 0) write.run(length, letters, lines.join('\n'))
    else remove.run(length, letters)
    if (!before !== (lines.length === 0)) changes.push({ length, letters, present: lines.length > 0 })
  }
  saveLetterSets(db, changes)
  tally.clear()
}

/** A set of letters that words of a length have had never before, or have no more. */
interface SetChange {
  length: number
  letters: number
  present: boolean
}

function saveLetterSets(db: Database, changes: readonly SetChange[]): void {
  const write = statement<[number, Buffer]>(
    db,
    'INSERT OR REPLACE INTO letter_sets (length, sets) VALUES (?, ?)',
  )
  for (const length of new Set(changes.map((change) => change.length))) {
    const sets = new Set(letterSets(db, length))
    for (const change of changes) {
      if (change.length !== length) continue
      if (change.present) sets.add(change.letters)
      else sets.delete(change.letters)
    }
    write.run(length, Buffer.from(Uint32Array.from(sets).buffer))
  }
}

function letterSets(db: Database, length: number): Uint32Array {
  const read = statement<[number], Buffer>(db, 'SELECT sets FROM letter_sets WHERE length = ?').pluck()
  return new Uint32Array(new Uint8Array(read.get(length) ?? []).buffer)
}

/** Words of the vocabulary within `most` edits of a word: see the Candidates port. */
export function similarWords(db: Database, word: string, most: 1 | 2): KnownWord[] {
  const read = statement<[number, number], { words: string }>(db, READ)
  const letters = letterMask(word)
  const found: KnownWord[] = []
  for (let length = word.length - most; length <= word.length + most; length++) {
    const longer = length - word.length
    // Each edit that lengthens a word loses none of its letters, and the other way round.
    const gain = most + Math.min(0, longer)
    const lose = most - Math.max(0, longer)
    for (const set of near(letterSets(db, length), letters, gain, lose)) {
      for (const known of wordsIn(read.get(length, set)?.words ?? '')) {
        if (isNear(word, known.word, most)) found.push(known)
      }
    }
  }
  return found
}

/** The sets with at most `gain` letters more and `lose` fewer, 0-2 each: n & (n - 1) clears the lowest bit. */
function near(sets: Uint32Array, letters: number, gain: number, lose: number): number[] {
  const found: number[] = []
  for (let i = 0; i < sets.length; i++) {
    const set = sets[i]!
    let more = set & ~letters
    if (gain > 0) more &= more - 1
    if (gain > 1) more &= more - 1
    if (more !== 0) continue
    let fewer = letters & ~set
    if (lose > 0) fewer &= fewer - 1
    if (lose > 1) fewer &= fewer - 1
    if (fewer === 0) found.push(set)
  }
  return found
}

/** All words of the vocabulary. */
export function* allWords(db: Database): Iterable<KnownWord> {
  for (const { words } of statement<[], { words: string }>(db, 'SELECT words FROM vocabulary').iterate()) {
    yield* wordsIn(words)
  }
}

function wordsIn(lines: string): KnownWord[] {
  const words: KnownWord[] = []
  for (let from = 0; from < lines.length; ) {
    const space = lines.indexOf(' ', from)
    const end = lines.indexOf('\n', space)
    const stop = end === -1 ? lines.length : end
    words.push({ word: lines.slice(from, space), cards: Number(lines.slice(space + 1, stop)) })
    from = stop + 1
  }
  return words
}

const READ = 'SELECT words FROM vocabulary WHERE length = ? AND letters = ?'
const WRITE = 'INSERT OR REPLACE INTO vocabulary (length, letters, words) VALUES (?, ?, ?)'
const REMOVE = 'DELETE FROM vocabulary WHERE length = ? AND letters = ?'
