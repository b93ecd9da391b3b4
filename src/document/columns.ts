/** Columns of white space before a line's text; a tab reaches to the next multiple of four. */
export function columns(line: string): number {
  let width = 0
  for (const char of line) {
    if (char === ' ') width++
    else if (char === '\t') width += 4 - (width % 4)
    else return width
  }
  return width
}

/** The line without its first `width` columns of white space, or without all it has when that is less. */
export function dedent(line: string, width: number): string {
  let column = 0
  let at = 0
  while (column < width && at < line.length) {
    const char = line[at]
    if (char === ' ') column++
    else if (char === '\t') column += 4 - (column % 4)
    else break
    at++
  }
  return line.slice(at)
}
