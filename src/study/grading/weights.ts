import type { Lexicon } from './lexicon.ts'
import type { Piece } from './outline.ts'
import { isRubric } from './segments.ts'
import type { Token } from './statement.ts'
import { COMMON_WORDS } from './stop-words.ts'
import { isPersonal } from './story.ts'

/** Weight of words that the question says already, and of those that any answer holds. */
const ASKED = 0.15
const COMMON = 0.25
/** Weight of prose beside a list, of examples, and of what introduces. */
const BESIDE = 0.5
const EXAMPLE = 0.4
const INTRODUCTION = 0.3
/** The commonest word of a library still tells so much. */
const LEAST = 0.2

/** How much a word of an answer tells: by its rarity, and less where the question or any answer holds it. */
export function weigher(asked: readonly Token[], lexicon: Lexicon): (token: Token, piece: Piece) => number {
  const known = new Set(asked.map(({ root }) => root))
  return (token, { text }) => {
    const { word, root } = token
    if (!token.telling || (/^\d/.test(word) && isPersonal(text))) return 0
    return (
      Math.max(LEAST, lexicon.rarity(word)) *
      (COMMON_WORDS.has(word) ? COMMON : 1) *
      (known.has(root) ? ASKED : 1)
    )
  }
}

/** How much a whole item or sentence counts beside the others. */
export function factorOf({ kind, text }: Piece, besideList: boolean): number {
  if (/^(?:for (?:example|instance)|one example|e\.g\.)/i.test(text)) return EXAMPLE
  if (/:$/.test(text)) return INTRODUCTION
  if (kind === 'sentence' && /\b(?:is|are) (?:crucial|essential|important|vital)\b/i.test(text)) return BESIDE
  return kind === 'sentence' && besideList && !isRubric(text) ? BESIDE : 1
}
