import { collect, type Format, type Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import { likeness } from './likeness.ts'
import type { Page } from './page.ts'
import { questionText } from './question-text.ts'

/** Cards as Obsidian's Anki plugin writes them: `START`, the note type, the front, `Back: …`, `END`. */
export const cardBlocks: Format = {
  name: 'card-blocks',
  base: 3,
  decisive: true,
  openings: (page, knowledge) => collect(page.texts, (index) => openingAt(page, knowledge, index)),
}

const LONGEST = 200

function openingAt(page: Page, knowledge: Knowledge, index: number): Opening | null {
  if (page.lines[index]?.text !== 'START') return null
  const end = find(page, index, /^END$/)
  const back = find(page, index, /^Back:/)
  if (end < 0 || back < 0 || back > end) return null
  const rows = page.lines.slice(index + 2, back).map((line) => line.text)
  const question = questionText(rows.join(' '), knowledge)
  const answer = page.lines
    .slice(back, end)
    .filter((line) => line.kind !== 'comment' && !/^Tags:/.test(line.text))
    .map((line) => line.raw)
  if (question === '') return null
  return {
    first: index,
    last: end,
    end,
    question,
    series: 'block',
    likeness: Math.max(0.5, likeness(question, knowledge)),
    number: null,
    labelled: false,
    level: 0,
    inline: answer
      .join('\n')
      .replace(/^\s*Back:\s*/, '')
      .trim(),
  }
}

function find(page: Page, from: number, pattern: RegExp): number {
  for (let index = from + 1; index < Math.min(from + LONGEST, page.lines.length); index++) {
    const text = page.lines[index]?.raw.trim() ?? ''
    if (text === 'START') return -1
    if (pattern.test(text)) return index
  }
  return -1
}
