import { stem } from '../card/word/stem.ts'
import { isCjk, pairsOf, wordsOf } from '../card/word/words.ts'

/** A stretch of a text: UTF-16 offsets, `to` exclusive. */
export interface Range {
  from: number
  to: number
}

/** A short stretch of an answer with the places that match. */
export interface Snippet {
  /** One line, marks of Markdown off; `…` where it was cut. */
  text: string
  marks: Range[]
}

interface Mark extends Range {
  /** Which of the spellings. */
  spelling: number
}

/** Longest snippet in characters, ellipses aside. */
const WIDTH = 160

/** Where a text holds the spellings (see Want), by stem; in order, never overlapping. */
export function marksIn(text: string, spellings: readonly string[]): Range[] {
  const ranges: Range[] = []
  for (const { from, to } of findMarks(text, spellings)) {
    const last = ranges.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else ranges.push({ from, to })
  }
  return ranges
}

/** The stretch of a Markdown text with the most different spellings in it; null when it holds none. */
export function bestSnippet(markdown: string, spellings: readonly string[]): Snippet | null {
  const text = plain(markdown)
  const marks = findMarks(text, spellings)
  if (marks.length === 0) return null
  let best = { first: 0, worth: -1 }
  for (let first = 0; first < marks.length; first++) {
    const within = marks.slice(first).filter((mark) => mark.to - marks[first]!.from <= WIDTH)
    const worth = new Set(within.map((mark) => mark.spelling)).size * 10 + Math.min(within.length, 9)
    if (worth > best.worth) best = { first, worth }
  }
  return cut(text, marks[best.first]!.from, spellings)
}

function cut(text: string, focus: number, spellings: readonly string[]): Snippet {
  // Begin with the sentence if that leaves most of the width for what matched, else a few words before.
  const sentence = Math.max(...['. ', '? ', '! ', ': ', '; '].map((end) => text.lastIndexOf(end, focus - 1)))
  let from = sentence === -1 ? 0 : sentence + 2
  if (focus - from > WIDTH / 2) from = text.indexOf(' ', Math.max(0, focus - WIDTH / 4)) + 1
  if (from > focus) from = focus
  let to = text.length
  if (to - from > WIDTH) {
    const space = text.lastIndexOf(' ', from + WIDTH)
    to = space > focus ? space : from + WIDTH
  }
  const shown = `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`
  return { text: shown, marks: marksIn(shown, spellings) }
}

/** One line without the marks of Markdown that only format: a snippet shows words. */
function plain(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(?:```|~~~).*$/gm, ' ')
    .replace(/^[ \t]*(?:[-*+>]|#{1,6}|\d{1,3}[.)])[ \t]+/gm, '')
    .replace(/^[ \t|:-]+$/gm, ' ')
    .replace(/\*\*|`|\|/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function findMarks(text: string, spellings: readonly string[]): Mark[] {
  const marks: Mark[] = []
  const words = wordsOf(text)
  spellings.forEach((spelling, index) => {
    if (isCjk(spelling)) {
      marks.push(...findPairs(text, spelling, index))
      return
    }
    const stems = spelling.split(' ').map(stem)
    for (let i = 0; i + stems.length <= words.length; i++) {
      if (!stems.every((root, j) => hasStem(words[i + j]!.word, root))) continue
      marks.push({ from: words[i]!.from, to: words[i + stems.length - 1]!.to, spelling: index })
    }
  })
  return marks.sort((a, b) => a.from - b.from || b.to - a.to)
}

/** Stemming takes time and keeps the first two letters: most words need none to be told apart. */
const hasStem = (word: string, root: string): boolean =>
  root.endsWith('*')
    ? word.startsWith(root.slice(0, -1))
    : word.startsWith(root.slice(0, 2)) && (word === root || stem(word) === root)

function* findPairs(text: string, spelling: string, index: number): Iterable<Mark> {
  for (const pair of new Set(pairsOf(spelling))) {
    for (let from = text.indexOf(pair); from !== -1; from = text.indexOf(pair, from + 1)) {
      yield { from, to: from + pair.length, spelling: index }
    }
  }
}
