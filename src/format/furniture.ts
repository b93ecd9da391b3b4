import type { FurnitureKind, Knowledge } from './knowledge.ts'
import { plain } from './plain.ts'

const LINK_TO_ANCHOR =
  /^(?:\d+(?:\.\d+)*[.)]?\s*|[-*+]\s*)?\\?\[(?:[^[\]]|\[[^[\]]*\])+\]\(#[^()]*\)[\s.,;|·•-]*$/
const LINKS_ONLY =
  /^[\s|·•,;/&-]*(?:!?\[(?:[^[\]]|\[[^[\]]*\])*\]\((?:[^()]|\([^()]*\))*\)[\s|·•,;/&.\\-]*)+$/
const TAGS_ONLY =
  /^(?:\s|&nbsp;|<br[^<>]*>|<\/?(?:a|p|div|b|strong|i|em|span|center|hr|section|article|summary|details|font|u|img|sub|sup)\b[^<>]*>|<\/?[A-Z][^<>]*>)+$/
const TAG_LINE = /^(?:#[\p{L}\d_][\p{L}\d_/-]*\s*)+$/u

/**
 * What a line is, if it is page furniture: a link back to the top, a control, an advert, a total, a link
 * and nothing else (`link`), or tags and nothing else (`empty`).
 */
export function furnitureOf(text: string, knowledge: Knowledge): FurnitureKind | 'link' | 'empty' | null {
  if (text === '' || text.length > LONGEST) return null
  const first = text[0] ?? ''
  if ((first === '<' || first === '&') && TAGS_ONLY.test(text)) return 'empty'
  if (first === '#' && TAG_LINE.test(text)) return 'empty'
  if (first === ':' && /^:{3,}$/.test(text)) return 'empty'
  const linked = text.includes('](') || text.includes('<a ')
  if (!linked && text.length > LONGEST_UNLINKED) return null
  if (linked && LINK_TO_ANCHOR.test(text)) return /[↑⬆🔝]|top/iu.test(text) ? 'back-to-top' : 'link'
  const bare = plain(text).toLowerCase()
  const whole = linked ? text.toLowerCase() : bare
  const phrase = knowledge.furniture.in(whole)
  const kind = phrase === null ? undefined : knowledge.furnitureKinds.get(phrase)
  if (phrase !== null && kind !== undefined) {
    const symbol = phrase.length <= 2
    const room = kind === 'advert' ? 160 : kind === 'total' || symbol ? 24 : 8
    if ((!symbol || linked) && bare.length <= phrase.length + room) return kind
  }
  return linked && LINKS_ONLY.test(text) ? 'link' : null
}

const LONGEST = 300
const LONGEST_UNLINKED = 90
