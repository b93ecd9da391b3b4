/** How often each three-letter stretch stands in a text; made once, compared often. */
export interface Trigrams {
  counts: ReadonlyMap<number, number>
  total: number
}

/** Profile of a text, edges padded so that short words count. Give it normal text: it folds nothing itself. */
export function trigrams(text: string): Trigrams {
  const padded = `  ${text} `
  const counts = new Map<number, number>()
  for (let i = 0; i + 3 <= padded.length; i++) {
    const key = (padded.charCodeAt(i) * 65599 + padded.charCodeAt(i + 1)) * 65599 + padded.charCodeAt(i + 2)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return { counts, total: Math.max(0, padded.length - 2) }
}

/** Sørensen-Dice coefficient of two profiles, 0-1; 1 when both texts are empty. */
export function dice(a: Trigrams, b: Trigrams): number {
  if (a.total + b.total === 0) return 1
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a]
  let shared = 0
  for (const [key, count] of few.counts) shared += Math.min(count, many.counts.get(key) ?? 0)
  return (2 * shared) / (a.total + b.total)
}

/** The most that `dice` can be, from the lengths alone: most pairs need no more than this. */
export const diceAtMost = (a: Trigrams, b: Trigrams): number =>
  a.total + b.total === 0 ? 1 : (2 * Math.min(a.total, b.total)) / (a.total + b.total)

const SKETCH = 12

/**
 * A few numbers that stand for a text: the smallest hashes of its trigrams (Broder 1997). Two texts that are alike
 * very likely share one of them.
 */
export function sketch({ counts }: Trigrams): number[] {
  const hashes = Array.from(counts.keys(), (key) => {
    const mixed = Math.imul((key % 0x1_0000_0000) ^ 0x9e3779b9, 0x85ebca6b)
    return (mixed ^ (mixed >>> 15)) >>> 0
  })
  return hashes.sort((a, b) => a - b).slice(0, SKETCH)
}
