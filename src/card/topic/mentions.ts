import { add, type Weights } from './evidence.ts'
import { eachPhrase } from './phrases.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Sums of the weights of the different phrases in the first `limit` characters of a text. */
export function mentions(
  text: string,
  limit: number,
  { phrases }: Vocabulary,
  tell?: (topic: number, term: string, weight: number) => void,
): Weights {
  const sums: Weights = new Map()
  const heard = new Set<unknown>()
  eachPhrase(text, limit, phrases, (phrase) => {
    if (phrase.senses.length === 0 || heard.has(phrase)) return
    heard.add(phrase)
    for (const { topic, weight } of phrase.senses) {
      add(sums, topic, weight)
      tell?.(topic, phrase.text, weight)
    }
  })
  return sums
}
