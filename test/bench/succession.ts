/**
 * Whether editing a document keeps what was learned, and never gives one card's memory to another: edit scripts over
 * generated decks, and hostile pairs (half a deck gone, the other half new) of generated decks and, when IQ_CORPUS
 * names a folder of documents, of those. Fails when a card is lost or a link is wrong.
 *
 *   npx esbuild test/bench/succession.ts --bundle --platform=node --external:better-sqlite3 | node -
 */
import fs from 'node:fs'
import path from 'node:path'
import type { CardText } from '../../src/card/card.ts'
import { succeed } from '../../src/card/succession.ts'
import { createReader } from '../../src/library/reader.ts'
import { createRandom } from '../../src/study/random.ts'
import { found, generatedDeck, halves, KEEPING, known, PARTING, verdict } from '../card/edit-scripts.ts'

const DECKS = Array.from({ length: 15 }, (_, i) => generatedDeck(200, `deck ${i}`))
let failures = 0

function row(what: string, cards: number, wrong: number, more = ''): void {
  if (wrong > 0) failures++
  console.log(`${what.padEnd(44)} ${String(cards).padStart(9)} ${String(wrong).padStart(6)} ${more}`)
}

console.log(`${'edit script'.padEnd(44)}     cards  wrong`)
for (const [name, edit] of Object.entries(KEEPING)) {
  let kept = 0
  let wrong = 0
  DECKS.forEach((deck, i) => {
    const outcome = verdict(succeed(deck.map(known), edit(deck, createRandom(`${name} ${i}`)).map(found)))
    kept += outcome.kept
    wrong += outcome.wrong
  })
  const cards = DECKS.flat().length
  row(name, cards, cards - kept + wrong)
}
for (const [name, change] of Object.entries(PARTING)) {
  let linked = 0
  const random = createRandom(name)
  for (const deck of DECKS)
    linked += succeed(
      deck.map(known),
      deck.map((card) => found(change(card, random))),
    ).linked.filter(({ rule }) => rule === 'reworded').length
  row(name, DECKS.flat().length, linked)
}

console.log(`\n${'hostile pairs'.padEnd(44)}     pairs  wrong`)
const hostile = (name: string, deck: readonly CardText[]) => {
  const { gone, fresh } = halves(deck)
  const started = performance.now()
  const { linked, offered } = succeed(gone, fresh)
  row(
    name,
    gone.length * fresh.length,
    linked.length,
    `${offered.length} offered, ${Math.round(performance.now() - started)} ms`,
  )
  for (const { old, found: next } of linked.slice(0, 3))
    console.log(`    ${old.text.question} ▶ ${next.text.question}`)
}
hostile('generated, 3000 cards in one document', DECKS.flat())
const corpus = process.env.IQ_CORPUS
if (corpus !== undefined) {
  const read = createReader('data')
  const all: CardText[] = []
  for (const entry of fs.readdirSync(corpus, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(md|txt)$/.test(entry.name)) continue
    const file = path.join(entry.parentPath, entry.name)
    try {
      const { cards } = read(file, { bytes: fs.readFileSync(file), companion: null })
      all.push(...cards)
      if (cards.length >= 20) hostile(path.relative(corpus, file).slice(0, 44), cards)
    } catch (error) {
      console.log(`    ${file}: ${error}`)
    }
  }
  hostile('the corpus as one document', all)
}
process.exitCode = failures > 0 ? 1 : 0
