/**
 * How many cards get a choice mode: over the seeds, and over 500 cards of a corpus of documents when IQ_CORPUS names
 * its folder. With --sample N it prints that many questions made of definitions, for checking by hand that no
 * distractor is right too; --seed S chooses which.
 *
 *   npx esbuild test/bench/choices.ts --bundle --platform=node | node - [--sample 60] [--seed 1]
 */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Card } from '../../src/card/card.ts'
import { createReader } from '../../src/library/reader.ts'
import { type ChoiceQuestion, choiceQuestion } from '../../src/study/choices.ts'
import { createRandom, shuffled } from '../../src/study/random.ts'

const CORPUS_CARDS = 500
const { values } = parseArgs({
  options: { sample: { type: 'string' }, seed: { type: 'string', default: '1' } },
})
const read = createReader('data')

function cardsOf(file: string, known: string): Card[] {
  const companion = `${file}.questions.toml`
  const text = fs.existsSync(companion) ? fs.readFileSync(companion, 'utf8') : null
  return read(known, {
    bytes: fs.readFileSync(file),
    companion: text === null ? null : { path: companion, text },
  }).cards.filter(({ question }) => question !== null)
}

const filesOf = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|txt)$/i.test(entry.name) && entry.name !== 'README.md')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()

interface Made {
  card: Card
  question: ChoiceQuestion
}

/** Questions of some cards, with all of them as candidates. */
function measure(name: string, cards: readonly Card[], pool: readonly Card[]): Made[] {
  const own = cards.filter(({ choices }) => choices !== null).length
  const made = cards.flatMap((card) => {
    const question = choiceQuestion(card, pool, values.seed)
    return question === null ? [] : [{ card, question }]
  })
  const share = Math.round((100 * made.length) / cards.length)
  console.log(
    `${name.padEnd(7)} ${cards.length} cards, ${made.length} in choice mode (${share} %); ${own} have choices of their own`,
  )
  return made.filter(({ card }) => card.choices === null)
}

const seeds = filesOf('seeds').flatMap((file) => cardsOf(file, `seeds:${path.basename(file)}`))
const made = measure('seeds', seeds, seeds)
const corpus = process.env.IQ_CORPUS
if (corpus) {
  const all = fs
    .readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      filesOf(path.join(corpus, name)).flatMap((file) => cardsOf(file, path.resolve(file))),
    )
  const chosen = shuffled(all, createRandom(values.seed)).slice(0, CORPUS_CARDS)
  made.push(...measure('corpus', chosen, all))
} else console.log('corpus skipped: IQ_CORPUS is not set')

for (const { card, question } of shuffled(made, createRandom(values.seed)).slice(
  0,
  Number(values.sample ?? 0),
)) {
  console.log(`\n${card.question}`)
  for (const { text, correct } of question.options) console.log(`  ${correct ? '*' : '-'} ${text}`)
}
