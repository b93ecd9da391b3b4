#!/usr/bin/env node
/**
 * Known-item search in a library: three content words of a card's question, with 0, 1 and 2 typos, must bring the
 * card back. Seeded: same library, same queries.
 *
 *   npm run build && node test/bench/search-known.mjs LIBRARY.db [QUERIES] [--misses]
 *
 * A content word has four letters or more and is no word of the question's form (What is the difference …).
 */
import { spawnSync } from 'node:child_process'
import Database from 'better-sqlite3'

const FORM = new Set(
  'what when where which while with would should could does have that this these those they their there then than your from into about describe explain difference between choose using used uses'.split(
    ' ',
  ),
)

const [file, count = '200'] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const showMisses = process.argv.includes('--misses')
if (!file) {
  console.error('usage: search-known.mjs LIBRARY.db [QUERIES] [--misses]')
  process.exit(2)
}

let state = 20260101
const random = () => {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const below = (n) => Math.floor(random() * n)

function misspell(word) {
  const at = below(word.length)
  const letter = String.fromCharCode(97 + below(26))
  const swap = Math.min(at, word.length - 2)
  return [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, swap) + word[swap + 1] + word[swap] + word.slice(swap + 2),
  ][below(4)]
}

function threeWords(question) {
  const words = [...new Set(question.match(/[\p{L}\p{N}]{4,}/gu) ?? [])].filter(
    (word) => !FORM.has(word.toLowerCase()),
  )
  if (words.length < 3) return null
  return Array.from({ length: 3 }, () => words.splice(below(words.length), 1)[0])
}

const db = new Database(file, { readonly: true })
const most = db.prepare('SELECT max(card) FROM card_text').pluck().get()
const read = db.prepare('SELECT id, question FROM card JOIN card_text ON card = key WHERE key = ?')

for (const typos of [0, 1, 2]) {
  const found = { first: 0, five: 0 }
  for (let done = 0; done < Number(count); ) {
    const card = read.get(1 + below(most))
    const words = card?.question ? threeWords(card.question) : null
    if (!words) continue
    done++
    // Two typos never fall on one word.
    const where = below(3)
    for (let i = 0; i < typos; i++) words[(where + i) % 3] = misspell(words[(where + i) % 3])
    const args = ['bin/iq.js', '--db', file, 'search', '--', words.join(' ')]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (status !== 0 && status !== 3)
      throw new Error(`iq search ${words.join(' ')}: exit ${status}\n${stderr}`)
    const rank = stdout.split('\n').findIndex((line) => line.startsWith(card.id))
    if (rank === 0) found.first++
    if (rank >= 0 && rank < 5) found.five++
    else if (showMisses) console.log(`  ${words.join(' ')} | ${card.question} | at ${rank + 1}`)
  }
  const share = (n) => (n / Number(count)).toFixed(3)
  console.log(
    `${typos} typos  ${count} queries  recall@1 ${share(found.first)}  recall@5 ${share(found.five)}`,
  )
}
db.close()
