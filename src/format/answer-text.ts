import type { AnswerKind } from '../card/card.ts'
import type { Knowledge } from './knowledge.ts'
import { fingerprint, plain } from './plain.ts'

const LONGEST_PLACEHOLDER = 200

/** The answer, or null where the text is only a placeholder such as "TODO" or has no letter in it. */
export function realText(text: string | null, knowledge: Knowledge): string | null {
  if (text === null) return null
  const end = text.lastIndexOf('\n\n')
  if (end > 0 && realText(text.slice(end + 2), knowledge) === null) return text.slice(0, end).trimEnd()
  if (text.length > LONGEST_PLACEHOLDER) return text
  const bare = plain(text)
    .toLowerCase()
    .replace(/^[([{]+|[)\]}.!:]+$/g, '')
    .trim()
  if (bare === '' && !text.includes('![') && fingerprint(text) === '') return null
  return knowledge.placeholders.has(bare) || knowledge.placeholders.has(text.trim().toLowerCase())
    ? null
    : text
}

/** Without the quotation marks that stand round the whole of it. */
export const unquoted = (text: string | null): string | null =>
  text !== null && /^["“„«].*["”“»]$/s.test(text) && !/["“”]/.test(text.slice(1, -1))
    ? text.slice(1, -1).trim()
    : text

/** How far into an answer a first sign of its kind shows; it is then judged by twice as much. */
const TELLING = 800

/** What kind of answer a text is by its own words: told of oneself, told to an interviewer, or neither. */
export function kindOf(text: string, knowledge: Knowledge): AnswerKind {
  const opening = text.slice(0, TELLING)
  if (knowledge.rubric.in(opening.toLowerCase()) !== null) return 'rubric'
  if (opening.search(knowledge.firstPerson) < 0) return 'answer'
  const prose = text.slice(0, 2 * TELLING).replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`|["“][^"”\n]*["”]/g, ' ')
  const told = prose.match(knowledge.firstPerson)?.length ?? 0
  return told >= 2 && told * 800 >= prose.length ? 'example' : 'answer'
}
