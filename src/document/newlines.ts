/** On one line, runs of white space made one space. */
export const folded = (text: string): string =>
  (/\s{2}|[\t\n]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim()

/** How many line ends a text holds. */
export function newlines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

/** How many of them stand before its first word. */
export function leadingNewlines(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '\n') count++
    else if (char !== ' ' && char !== '\t') return count
  }
  return 0
}
