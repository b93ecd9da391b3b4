import { hash } from 'node:crypto'
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
  const fields = ['iq1', text.kind]
  fields.push(text.kind === 'answer-only' ? '' : normalText(text.question))
  fields.push(normalText(text.context), normalText(text.answer))
  for (const choice of text.choices ?? []) fields.push(normalText(choice.text), choice.correct ? 'x' : ' ')
  let record = ''
  for (const field of fields) record += `${Buffer.byteLength(field)}:${field}`
  return base32(hash('sha256', record, 'buffer'))
}

/** 26 characters hold the first 130 bits. */
const LENGTH = 26
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

function base32(bytes: Uint8Array): string {
  let out = ''
  let buffer = 0
  let bits = 0
  for (let i = 0; out.length < LENGTH; i++) {
    buffer = (buffer << 8) | bytes[i]!
    for (bits += 8; bits >= 5 && out.length < LENGTH; bits -= 5) out += ALPHABET[(buffer >>> (bits - 5)) & 31]
    buffer &= (1 << bits) - 1
  }
  return out
}
