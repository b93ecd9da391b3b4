import { Problem } from '../problem.ts'

/**
 * The text of a file's bytes: UTF-8 with or without its mark, UTF-16 with its mark, or the encoding named.
 *
 * Throws a Problem: `not-text` names the offset of the first byte that cannot be read so,
 * `unknown-encoding` an encoding nobody knows.
 */
export function decode(bytes: Uint8Array, encoding?: string): string {
  const text = decoded(bytes, encoding)
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    const offset = bytes.indexOf(0)
    throw new Problem('not-text', `byte ${offset < 0 ? nul : offset} is NUL: this is no text`)
  }
  return text
}

function decoded(bytes: Uint8Array, encoding: string | undefined): string {
  if (encoding !== undefined) return decoderFor(encoding).decode(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const offset = firstBadByte(bytes)
    const value = (bytes[offset] ?? 0).toString(16).padStart(2, '0')
    throw new Problem('not-text', `byte ${offset} (0x${value}) is not UTF-8`, {
      hint: 'name its encoding with --encoding, for example --encoding latin1',
    })
  }
}

function decoderFor(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding)
  } catch {
    throw new Problem('unknown-encoding', `no encoding is called "${encoding}"`, {
      hint: 'for example utf-8, utf-16le, latin1, windows-1251, shift_jis, gb18030',
      exitCode: 2,
    })
  }
}

/** Offset of the first byte that no UTF-8 sequence can hold where it stands (Unicode 15, table 3-7). */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return bytes.length
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return 0
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0
    if (i === 1 ? byte < low || byte > high : byte < 0x80 || byte > 0xbf) return 0
  }
  return length
}
