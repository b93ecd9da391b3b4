export const ITEM = /^\s*(?:\d{1,4}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[-*•+])\s/
export const FENCE = /^\s*(`{3,}|~{3,})\s*(\w*)/

/** `-----`, `=== * ===`, `#----#`: at least four signs and nothing else. */
export function isRule(row: string): boolean {
  const text = row.trim()
  return /^[-=_*#~+.·]{1,3}[-=_*~+\s]{3,}[#*+]?$/.test(text) && /[-=_*~+]{3}|(?:[-*_] ){2}/.test(text)
}

/** Last line of a drawing made of signs that starts at `at`; `at` when there is none. */
export function bannerEnd(rows: readonly string[], at: number): number {
  if ((rows[at - 1] ?? '').trim() !== '') return at
  let end = at
  let drawn = 0
  while (end < rows.length && (rows[end] ?? '').trim() !== '') {
    if (isDrawing(rows[end] ?? '')) drawn++
    end++
  }
  const height = end - at
  return height >= 4 && drawn >= height * 0.7 ? end - 1 : at
}

function isDrawing(row: string): boolean {
  const text = row.replace(/\s/g, '')
  const signs = text.replace(/[\p{L}\p{N}.,;:'"!?-]/gu, '').length
  return text.length >= 2 && signs >= text.length * 0.5 && !/^[-=#*+_]+$/.test(text)
}
