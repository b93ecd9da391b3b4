import { createHash } from 'node:crypto'
import type { CardText } from './card.ts'

/**
 * The version id of a card's text: base32(sha256("iq1", kind, question, context, answer, choices)),
 * lower-case RFC 4648, 26 characters (130 bits).
 *
 * Invariant, frozen by golden vectors in test/card/identity.test.ts: the same text has the same id on every
 * machine, wherever it stands. Every field is UTF-8, prefixed with its length in bytes and a colon, so that no
 * two different records run together. Position, path, topics, intent and guidance are no part of it.
 *
 * Where the question is not in the document (kind `answer-only`) the question field is empty: giving or
 * rewording that question keeps the id.
 */
export function versionId(text: CardText): string {
  const hash = createHash('sha256')
  const field = (value: string) => {
    const bytes = Buffer.from(value, 'utf8')
    hash.update(`${bytes.length}:`).update(bytes)
  }
  field('iq1')
  field(text.kind)
  field(text.kind === 'answer-only' ? '' : normal(text.question))
  field(normal(text.context))
  field(normal(text.answer))
  for (const choice of text.choices ?? []) {
    field(normal(choice.text))
    field(choice.correct ? 'x' : ' ')
  }
  return base32(hash.digest()).slice(0, 26)
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

function base32(bytes: Uint8Array): string {
  let out = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      out += ALPHABET[(buffer >>> bits) & 31]
    }
    buffer &= (1 << bits) - 1
  }
  return bits > 0 ? out + ALPHABET[(buffer << (5 - bits)) & 31] : out
}

/** Fenced blocks and inline code spans: the stretches of Markdown in which every character counts. */
const CODE = /^([ \t]*)(`{3,}|~{3,})[^\n]*\n([\s\S]*?)(?:^[ \t]*\2[`~]*[ \t]*$|$(?![\s\S]))|(?<!`)(`+)(?!`)([^\n]*?[^`\n])\4(?!`)/gm

/**
 * The text that identity sees: prose normalised, code kept. Two texts with the same normal form are the same
 * version. null and '' are the same.
 */
export function normal(text: string | null): string {
  if (text === null) return ''
  const parts: string[] = []
  let from = 0
  for (const match of text.replace(/\r\n?/g, '\n').matchAll(CODE)) {
    parts.push(normalProse(text.slice(from, match.index)), normalCode(match[3] ?? match[5] ?? ''))
    from = match.index + match[0].length
  }
  parts.push(normalProse(text.slice(from)))
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .replace(/ ?[.?!:]$/, '')
}
