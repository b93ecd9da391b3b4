/**
 * How well topics agree with labels made by hand, in top names: micro-F1 over the seeds' truth, and over cards of
 * a corpus of documents when IQ_CORPUS names its folder. Fails below the floors.
 *
 *   npx esbuild test/bench/topics.ts --bundle --platform=node | node - [--errors]
 *
 * The labels of test/data/topic-labels.json hold no text: a card is known by a hash of its question's letters and
 * digits. Those marked `heldOut` were labelled after the vocabulary was written; the first measure on them, before
 * more words were added, was 0.842.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Card } from '../../src/card/card.ts'
import { coarse } from '../../src/card/topic/vocabulary.ts'
import { createReader } from '../../src/library/reader.ts'

interface Label {
  hash: string
  document: string
  topics: string[]
  heldOut?: boolean
}

const FLOORS = { seeds: 0.93, corpus: 0.85 }

const read = createReader('data')
const showErrors = process.argv.includes('--errors')
const json = (file: string) => JSON.parse(fs.readFileSync(file, 'utf8'))

function cardsOf(file: string, known = path.resolve(file)): Card[] {
  const companion = `${file}.questions.toml`
  return read(known, {
    bytes: fs.readFileSync(file),
    companion: fs.existsSync(companion)
      ? { path: companion, text: fs.readFileSync(companion, 'utf8') }
      : null,
  }).cards
}

/** Counts right, invented and missed topics. */
function tally() {
  const sum = { cards: 0, right: 0, invented: 0, missed: 0 }
  return {
    add(card: Pick<Card, 'topics' | 'question'>, wanted: readonly string[]) {
      const got = new Set(card.topics.map(coarse))
      const right = wanted.filter((topic) => got.has(topic)).length
      sum.cards++
      sum.right += right
      sum.invented += got.size - right
      sum.missed += wanted.length - right
      if (showErrors && (right < got.size || right < wanted.length)) {
        console.log(
          `  ${card.question?.slice(0, 80)} | want ${wanted.join(' ')} | got ${card.topics.join(' ')}`,
        )
      }
    },
    print(name: string): number {
      const f1 = (2 * sum.right) / (2 * sum.right + sum.invented + sum.missed || 1)
      console.log(
        `${name.padEnd(26)} ${String(sum.cards).padStart(4)} cards  F1 ${f1.toFixed(3)}  invented ${sum.invented}  missed ${sum.missed}`,
      )
      return f1
    },
  }
}

function measureSeeds(): number {
  const truth: Record<string, { cards: { topics: string[] }[] }> = json('test/data/seeds.json')
  const all = tally()
  for (const [name, { cards }] of Object.entries(truth)) {
    const own = tally()
    for (const [i, card] of cardsOf(path.join('seeds', name), `seeds:${name}`).entries()) {
      own.add(card, cards[i]?.topics ?? [])
      all.add(card, cards[i]?.topics ?? [])
    }
    own.print(name)
  }
  return all.print('seeds')
}

/** The question without markup, as the labels' hashes know it. */
const hashOf = (question: string): string =>
  createHash('sha256')
    .update(
      question
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/<\/?(?:a|b|br|code|em|i|strong)\b[^>]*>/gi, '')
        .replace(/&lt;/g, '<')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, ''),
    )
    .digest('hex')
    .slice(0, 16)

function measureCorpus(folder: string): number {
  const labels: Label[] = json('test/data/topic-labels.json')
  const all = tally()
  const heldOut = tally()
  let found = 0
  for (const document of new Set(labels.map((label) => label.document))) {
    const wanted = new Map(
      labels.filter((each) => each.document === document).map((each) => [each.hash, each]),
    )
    const own = tally()
    for (const file of filesOf(path.join(folder, document))) {
      for (const card of cardsOf(file)) {
        const label = wanted.get(hashOf(card.question ?? ''))
        if (!label) continue
        wanted.delete(label.hash)
        found++
        for (const each of label.heldOut ? [own, all, heldOut] : [own, all]) each.add(card, label.topics)
      }
    }
    own.print(document)
  }
  heldOut.print('of these held out')
  console.log(`${found} of ${labels.length} labelled cards found`)
  return all.print('corpus')
}

const filesOf = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'truth.json')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()

const corpus = process.env.IQ_CORPUS
let good = measureSeeds() >= FLOORS.seeds
if (corpus) good = measureCorpus(corpus) >= FLOORS.corpus && good
else console.log('corpus skipped: IQ_CORPUS is not set')
process.exitCode = good ? 0 : 1
