import Fuse from 'fuse.js/basic'

/**
 * How alike words are to a typed word, 0-1, for those that are at all: fuse.js, one word against one word, so that
 * a long text never dilutes a match. A word much longer than what was typed is alike only in part.
 */
export function likeWords(typed: string, words: readonly string[]): Map<string, number> {
  const alike = new Map<string, number>()
  if (typed.length > 32) return alike // the longest pattern fuse.js compares as a whole
  const fuse = new Fuse(words, { includeScore: true, threshold: 0.4, distance: 20, ignoreFieldNorm: true })
  for (const { item, score = 1 } of fuse.search(typed)) {
    const lengths = Math.min(item.length, typed.length) / Math.max(item.length, typed.length)
    alike.set(item, (1 - score) * lengths)
  }
  return alike
}
