import { isNear, letterMask } from '../card/word/distance.ts'
import { isCjk } from '../card/word/words.ts'
import type { KnownWord } from '../search/candidates.ts'
import type { Database } from './database.ts'
import { statement } from './statement.ts'
import type { Tally } from './tally.ts'

const SHORTEST = 2
const LONGEST = 40

/** Words that nobody misspells are left out of the vocabulary: numbers, CJK, very long ones. */
export const isSpelled = (word: string): boolean =>
  word.length >= SHORTEST && word.length <= LONGEST && /[^0-9]/.test(word) && !isCjk(word)

/** Adds a tally to the saved vocabulary. */
export function saveTally(db: Database, { table, cards }: Tally): void {
  const isEmpty = statement(db, 'SELECT 1 FROM vocabulary LIMIT 1').get() === undefined
  const read = statement<[number, number], { words: string }>(db, READ)
  const write = statement<[number, number, string]>(db, WRITE)
  const remove = statement<[number, number]>(db, REMOVE)
  const changes: SetChange[] = []
  for (const { length, letters, numbers } of groupsOf(table.words, cards)) {
    const before = isEmpty ? undefined : read.get(length, letters)
    const counts = new Map(wordsIn(before?.words ?? '').map((known) => [known.word, known.cards]))
    for (const number of numbers) {
      const word = table.words[number]!
      counts.set(word, (counts.get(word) ?? 0) + cards[number]!)
    }
    let lines = ''
    for (const [word, held] of counts) if (held > 0) lines += `${lines === '' ? '' : '\n'}${word} ${held}`
    if (lines !== '') write.run(length, letters, lines)
    else remove.run(length, letters)
    if (!before !== (lines === '')) changes.push({ length, letters, present: lines !== '' })
  }
  saveLetterSets(db, changes)
}

/** Numbers of the words whose count changed, by length and set of letters, in the order of the table's key. */
function groupsOf(words: readonly string[], cards: readonly number[]): Group[] {
  const groups = new Map<number, Group>()
  words.forEach((word, number) => {
    if (cards[number] === 0 || !isSpelled(word)) return
    const letters = letterMask(word)
    const key = word.length * 2 ** 32 + letters
    const group = groups.get(key)
    if (group) group.numbers.push(number)
    else groups.set(key, { key, length: word.length, letters, numbers: [number] })
  })
  return [...groups.values()].sort((a, b) => a.key - b.key)
}

interface Group {
  key: number
  length: number
  letters: number
  numbers: number[]
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

/** How many cards hold a word. */
export function cardsHolding(db: Database, word: string): number {
  const read = statement<[number, number], { words: string }>(db, READ)
  for (const known of wordsIn(read.get(word.length, letterMask(word))?.words ?? '')) {
    if (known.word === word) return known.cards
  }
  return 0
}
