/**
 * How well suggested grades agree with labels given by hand: quadratically weighted kappa over test/data/typed-answers.json,
 * for the part that was looked at while tuning and the part held out, and how often a negated or off-topic answer is
 * called right. Fails below the floors.
 *
 *   npx esbuild test/bench/grading.ts --bundle --platform=node | node - [--errors]
 */
import fs from 'node:fs'
import { parse } from 'smol-toml'
import { answerKey, gradeTyped } from '../../src/study/grading/grading.ts'
import { lexiconOf } from '../../src/study/grading/lexicon.ts'
import { rarityAmong } from '../../src/study/grading/rarity.ts'

type Label = 'wrong' | 'partly' | 'right'

interface Item {
  question: string
  expected: string
  heldOut?: true
  answers: { given: string; label: Label; trap?: 'negated' | 'off-topic' }[]
}

const FLOOR = 0.75
const LABELS: readonly Label[] = ['wrong', 'partly', 'right']
const showErrors = process.argv.includes('--errors')
const items: Item[] = JSON.parse(fs.readFileSync('test/data/typed-answers.json', 'utf8'))
const data = (name: string) => parse(fs.readFileSync(`data/${name}.toml`, 'utf8'))

// How rare words are, as a library of the seeds would tell: paragraphs stand for cards.
const paragraphs = fs
  .readdirSync('seeds')
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => fs.readFileSync(`seeds/${name}`, 'utf8').split(/\n\s*\n/))
const rarity = rarityAmong(paragraphs)
const lexicon = lexiconOf({ synonyms: data('synonyms'), paraphrases: data('paraphrases') }, rarity)

function labelOf({ question, expected }: Item, given: string): { label: Label; why: string } {
  const key = answerKey({ question, answer: expected }, lexicon)
  if (key === null) return { label: 'wrong', why: 'no key' }
  const { grade, reason, points } = gradeTyped(key, given, lexicon)
  const detail = points.map(
    ({ point, state, credit }) =>
      `\n      ${state} ${credit.toFixed(2)} of ${point.weight.toFixed(2)} ${point.text}`,
  )
  return { label: grade >= 3 ? 'right' : grade === 2 ? 'partly' : 'wrong', why: reason + detail.join('') }
}

/** Cohen's kappa with quadratic weights: 1 is perfect, 0 what chance would give. */
function kappa(pairs: readonly (readonly [Label, Label])[]): number {
  const cost = (a: Label, b: Label) => ((LABELS.indexOf(a) - LABELS.indexOf(b)) / (LABELS.length - 1)) ** 2
  const share = (which: 0 | 1, label: Label) =>
    pairs.filter((pair) => pair[which] === label).length / pairs.length
  const seen = pairs.reduce((sum, [a, b]) => sum + cost(a, b), 0) / pairs.length
  const chance = LABELS.flatMap((a) => LABELS.map((b) => cost(a, b) * share(0, a) * share(1, b)))
  return 1 - seen / chance.reduce((sum, value) => sum + value, 0)
}

function measure(name: string, part: readonly Item[]): boolean {
  const pairs: [Label, Label][] = []
  let traps = 0
  let taken = 0
  for (const item of part) {
    for (const { given, label, trap } of item.answers) {
      const got = labelOf(item, given)
      pairs.push([label, got.label])
      if (trap !== undefined) traps++
      if (trap !== undefined && got.label === 'right') taken++
      if (showErrors && got.label !== label && name === 'tuning') {
        console.log(
          `  ${label} → ${got.label}${trap ? ` (${trap})` : ''} | ${item.question} | ${given}\n    ${got.why}`,
        )
      }
    }
  }
  const agreement = kappa(pairs)
  const exact = pairs.filter(([a, b]) => a === b).length
  console.log(
    `${name.padEnd(9)} ${String(pairs.length).padStart(4)} answers  quadratic kappa ${agreement.toFixed(3)}  same label ${exact}  negated or off-topic ${traps}, called right ${taken}`,
  )
  return agreement >= FLOOR && taken === 0
}

const parts = [
  measure(
    'tuning',
    items.filter(({ heldOut }) => !heldOut),
  ),
  measure(
    'held out',
    items.filter(({ heldOut }) => heldOut),
  ),
  measure('all', items),
]
process.exitCode = parts.every(Boolean) ? 0 : 1
