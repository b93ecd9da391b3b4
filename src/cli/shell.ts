/** A text as one types it into a shell to mean exactly it. */
export function shellWord(text: string): string {
  if (/^[\p{L}\p{N}_./:,@%+-]+$/u.test(text)) return text
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`
}

/** `--search caching`, and so that a value which begins with a dash is no flag of its own. */
export const shellFlag = (name: string, value: string): string =>
  `${name}${value.startsWith('-') ? '=' : ' '}${shellWord(value)}`
