/** Phrases to look for in a text, where a word starts. */
export interface Phrases {
  /** The first of the phrases that the lower-case text holds, or null. */
  in: (text: string) => string | null
}

const KEY = 3
/** Above this length, searching for one phrase after the other is faster: each search skips ahead. */
const LONG = 120

/**
 * Phrases keyed by their first letters, so that a text is scanned once for all of them: a regular
 * expression of a hundred alternatives costs more than all the rest of reading. Phrases that start with
 * other than a Latin letter or digit are searched for in texts that are not plain ASCII.
 */
export function phrases(list: readonly string[]): Phrases {
  const byStart = new Map<string, string[]>()
  const others: string[] = []
  const needles = needlesOf(list)
  for (const phrase of list) {
    if (!/^[a-z0-9]{3}/.test(phrase)) {
      others.push(phrase)
      continue
    }
    const key = phrase.slice(0, KEY)
    byStart.set(key, [...(byStart.get(key) ?? []), phrase])
  }
  return {
    in: (text) => {
      if (text.length > LONG)
        return needles.some((needle) => text.includes(needle))
          ? (list.find((phrase) => text.includes(phrase)) ?? null)
          : null
      let inWord = false
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at)
        const isLetter = (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
        if (isLetter && !inWord) {
          const found = byStart.get(text.slice(at, at + KEY))?.find((phrase) => text.startsWith(phrase, at))
          if (found !== undefined) return found
        }
        inWord = isLetter
      }
      if (others.length === 0 || /^[\0-\x7f]*$/.test(text)) return null
      return others.find((phrase) => text.includes(phrase)) ?? null
    },
  }
}

/** A few words such that every phrase holds one of them: a text without any holds none of the phrases. */
function needlesOf(list: readonly string[]): string[] {
  const needles: string[] = []
  let left = [...list]
  while (left.length > 0) {
    const words = left.flatMap((phrase) => phrase.split(' '))
    const covered = (word: string): number =>
      left.filter((phrase) => phrase.includes(word)).length * Math.min(word.length, 6)
    const best = words.reduce((one, other) => (covered(other) > covered(one) ? other : one))
    needles.push(best)
    left = left.filter((phrase) => !phrase.includes(best))
  }
  return needles
}
