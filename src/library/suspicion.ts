/** From so many bytes on a document is large. */
const LARGE = 1_000_000
/** No person writes so long a line, or so many signs in a row. */
const LONG_LINE = 20_000
const LONG_RUN = 150
/** Less than this share of letters, digits and bytes of other scripts is no prose. */
const WRITTEN = 0.3

/**
 * Whether a document is large, or looks as if it were made to exhaust a parser: one long scan of its bytes. It is
 * read like any other, but under a deadline. UTF-16 has a zero in every other byte and is always looked at so.
 */
export function isSuspicious(bytes: Uint8Array): boolean {
  if (bytes.length >= LARGE) return true
  let written = 0
  let run = 0
  let line = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte === NEWLINE) {
      line = 0
      run = 0
      continue
    }
    if (++line > LONG_LINE) return true
    if (IS_WRITTEN[byte] === 1) {
      written++
      run = 0
    } else if (++run > LONG_RUN) return true
  }
  return bytes.length > 2000 && written < WRITTEN * bytes.length
}

const NEWLINE = 10

const IS_WRITTEN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte > 127 || /[A-Za-z0-9]/.test(String.fromCharCode(byte)) ? 1 : 0,
)
