import fs from 'node:fs'
import path from 'node:path'
import { statement } from '../store/statement.ts'
import { cardsHolding } from '../store/vocabulary.ts'
import { type Lexicon, lexiconOf } from '../study/grading/lexicon.ts'
import { rarityOf } from '../study/grading/rarity.ts'
import type { Library } from './open.ts'
import { readToml } from './toml.ts'

/** What is known about words, and how rare each is in this library: what typed answers are graded with. */
export function readLexicon({ db, ports }: Library): Lexicon {
  const data = (name: string) => {
    const file = path.join(ports.data, name)
    return readToml(file, fs.readFileSync(file, 'utf8'))
  }
  const cards = statement<[], number>(db, 'SELECT count(*) FROM card').pluck().get() ?? 0
  const known = new Map<string, number>()
  const rarity = (word: string) => {
    const found = known.get(word) ?? rarityOf(cardsHolding(db, word), cards)
    known.set(word, found)
    return found
  }
  return lexiconOf({ synonyms: data('synonyms.toml'), paraphrases: data('paraphrases.toml') }, rarity)
}
