import type { Token } from './statement.ts'

const NUMBER_WORDS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, i) => [word, String(i)]),
)
/** The numbers of a text as digits. */
export const numbersOf = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(({ word }) =>
    /^\d+$/.test(word) ? [word.replace(/^0+(?=\d)/, '')] : (NUMBER_WORDS.get(word) ?? []),
  )

/** Why two sets of numbers are not the same; null when they are. Those of the question may be repeated. */
export function strange(
  wanted: readonly string[],
  given: readonly string[],
  asked: ReadonlySet<string>,
): string | null {
  const digits = wanted.filter((number) => !asked.has(number))
  for (const number of given)
    if (!wanted.includes(number) && !asked.has(number) && Number(number) > 1) return `${number} is wrong`
  for (const number of digits)
    if (!given.includes(number) && Number(number) > 1) return `${number} is missing`
  return null
}
