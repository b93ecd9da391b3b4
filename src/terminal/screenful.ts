/**
 * Lines cut into pieces of at most `rows`, so that nobody has to scroll back. A cut is made at an empty line
 * where one is near the end of a screenful; the empty line itself goes.
 */
export function screenfuls(lines: readonly string[], rows: number): string[][] {
  const height = Math.max(1, rows)
  const pieces: string[][] = []
  let from = 0
  while (lines.length - from > height) {
    const gap = lines.lastIndexOf('', from + height)
    const end = gap > from + height * NEAR_THE_END ? gap : from + height
    pieces.push(lines.slice(from, end))
    from = lines[end] === '' ? end + 1 : end
  }
  return from < lines.length || pieces.length === 0 ? [...pieces, lines.slice(from)] : pieces
}

const NEAR_THE_END = 2 / 3
