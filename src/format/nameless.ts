import type { Knowledge } from './knowledge.ts'
import { labelOf } from './label.ts'
import { numberingOf } from './numbering.ts'
import type { Line } from './page.ts'

/**
 * The number of a line that says no more than that a question follows: `Question 7`, `### Q1 (K2, hard)`,
 * `Question 1 / Câu hỏi 1`; null for any other line.
 */
export function namelessNumber(line: Line, knowledge: Knowledge): string | null {
  if (line.text.length > LONGEST || line.kind === 'details') return null
  const numbering = numberingOf(line.text)
  const byLabel = line.label?.kind === 'question'
  const number = line.label?.number ?? numbering?.number ?? null
  if (number === null || (!byLabel && numbering?.style !== 'q')) return null
  return saysNothing(byLabel ? (line.label?.rest ?? '') : (numbering?.rest ?? ''), knowledge) ? number : null
}

const LONGEST = 80

/** Brackets hold tags; what else stands there only says "question" again. */
function saysNothing(text: string, knowledge: Knowledge): boolean {
  const bare = text
    .replace(/[([（【{][^()[\]（）【】{}]*[)\]）】}]/g, '')
    .replace(/^[\s*_:.–—-]+|[\s*_:.–—-]+$/g, '')
  if (bare === '') return true
  const parts = bare.split(/[/|·]/).filter((part) => part.trim() !== '')
  return parts.every((part) => {
    const label = labelOf(part.trim(), knowledge)
    return label?.kind === 'question' && label.rest === '' && label.number !== null
  })
}
