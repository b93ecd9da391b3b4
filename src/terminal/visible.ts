/**
 * Everything a terminal would act on or a reader would not see: C0 but tab and newline, DEL, C1, the marks and
 * overrides that reorder text (Trojan Source, CVE-2021-42574), line and paragraph separators, the byte order
 * mark, and lone surrogates (`u` makes the last range match only those).
 */
export const HOSTILE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu

const CONTROL_PICTURES = 0x2400

/** A character as something to look at: ␛ for ESC, ⟨U+202E⟩ where Unicode has no picture. */
export function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code)
  if (code === 0x7f) return '␡'
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
}

/**
 * Text of a document, made safe to print: what would steer the terminal becomes visible, newlines and tabs
 * stay. Every text that iq did not write itself passes through here when it enters a view, so that only
 * iq's own styling is left for the sink to let through.
 */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(HOSTILE, picture)
}

/** `visible`, on one line: runs of white space become one space. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim()
}
