/** Longer texts are no questions, headings or labels: their marks are left alone. */
export const LONGEST_PLAIN = 4000

/** Text without its Markdown and HTML marks, for judging its words; links and code keep their text. */
export function plain(text: string): string {
  if (text.length > LONGEST_PLAIN || !/[[\]<*_`!&\\]/.test(text)) return text.trim()
  return text
    .replace(/<!--.*?-->/g, '')
    .replace(/!\[[^\]]*\]\([^()]*\)/g, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/[*_`]{1,3}/g, '')
    .trim()
}

/** Normal form for telling whether two texts say the same: letters and digits, lower case. */
export const fingerprint = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]/gu, '')

/** The words of a line in the form in which data/furniture.toml lists sections. */
export const sectionName = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replace(/[:：.!\s]+$/, '')
