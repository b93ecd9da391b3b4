import type { Knowledge } from './knowledge.ts'
import { LONGEST_PLAIN, plain, sectionName } from './plain.ts'

/** Longer texts than this tell, unless they end as a question. */
const LONGEST_QUESTION = 400

/** 0-1: how much a text reads like a question or a task, by its mark and its words. */
export function likeness(text: string, knowledge: Knowledge): number {
  if (text.endsWith('?') || text.endsWith('？')) return 1
  if (text.length > LONGEST_PLAIN) return 0.15
  const bare = plain(text)
  if (bare === '') return 0
  if (ADDRESS.test(bare)) return 0
  const said = text.includes('`') ? plain(text.replace(CODE_SPAN, 'code')) : bare
  if (/[?？؟;⸮]["'”’»)*_\s.]*$/.test(said) && !said.endsWith(';')) return 1
  if (bare.length > LONGEST_QUESTION) return 0.15
  if (bare.length < 40 && knowledge.sections.has(sectionName(bare))) return 0
  const asks = /[?？؟]/.test(said)
  const first = FIRST_WORD.exec(bare)?.[1]?.toLowerCase() ?? ''
  if (knowledge.openings.has(first)) {
    if (asks) return 0.95
    if (knowledge.ambiguous.has(first)) return /[.!;:,]$/.test(bare) ? 0.3 : 0.5
    return bare.endsWith(':') ? 0.5 : bare.includes(' ') ? 0.85 : 0.2
  }
  if (/[^\0-\x7f]/.test(bare) && knowledge.anywhere.in(bare.toLowerCase()) !== null) return 0.85
  if (asks) return 0.75
  if (bare.length <= 100 && bare.split(' ').some((word) => knowledge.versus.has(word.toLowerCase())))
    return 0.6
  return /[:：]$/.test(bare) ? 0.05 : 0.15
}

/** `beforeAll?: () => void` asks nothing, whatever marks stand in it. */
const CODE_SPAN = /`[^`\n]*`/g
const ADDRESS = /^<?https?:\/\/\S+$/
const FIRST_WORD = /^[¿¡"'“‘«([]*([\p{L}\p{M}'’.-]+)/u
