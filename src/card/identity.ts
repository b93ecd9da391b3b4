import { createHash } from 'node:crypto'
import type { CardText } from './card.ts'
import { normalText } from './normal-text.ts'

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
  field(text.kind === 'answer-only' ? '' : normalText(text.question))
  field(normalText(text.context))
  field(normalText(text.answer))
  for (const choice of text.choices ?? []) {
    field(normalText(choice.text))
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
