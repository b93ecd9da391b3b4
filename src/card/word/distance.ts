/**
 * Damerau-Levenshtein distance (optimal string alignment: insertions, deletions, substitutions and swaps of
 * neighbours cost 1 each) of two words, or `most + 1` when it is larger than `most`.
 */
export function distance(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const width = endB - start
  if (endA === start || width === 0) return Math.max(endA - start, width)
  let before: number[] = []
  let above = Array.from({ length: width + 1 }, (_, i) => i)
  for (let i = 1; i <= endA - start; i++) {
    const row = [i]
    const letter = a.charCodeAt(start + i - 1)
    let least = i
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(start + j - 1)
      let cost = Math.min(above[j - 1]! + (letter === other ? 0 : 1), above[j]! + 1, row[j - 1]! + 1)
      const swapped =
        i > 1 && j > 1 && letter === b.charCodeAt(start + j - 2) && other === a.charCodeAt(start + i - 2)
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    // A swap reaches back two rows, so a row may exceed the bound by one and still be saved; `most` itself may not.
    if (least > most + 1) return most + 1
    before = above
    above = row
  }
  return Math.min(above[width]!, most + 1)
}

/** Whether two words differ by at most `most` edits. */
export const isNear = (a: string, b: string, most: number): boolean => distance(a, b, most) <= most

/**
 * The letters of a word as a set of 32 bits: 26 for letters (other alphabets share them), six for digits. One edit
 * changes the set by at most one gained and one lost, so words whose sets differ by more cannot be near.
 */
export function letterMask(word: string): number {
  let mask = 0
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    mask |= 1 << (code >= 48 && code <= 57 ? 26 + (code % 6) : (code + 7) % 26)
  }
  return mask >>> 0
}
