import type { Format } from './format.ts'
import { likeness } from './likeness.ts'
import { questionText } from './question-text.ts'

const FEWEST = 2

/** Exports of flashcard programs: `question TAB answer`, one card a line, `#` lines being settings: `#deck column:2`. */
export const tabSeparated: Format = {
  name: 'tab-separated',
  base: 1,
  openings: (page, knowledge) => {
    if (page.document.syntax !== 'plain-text') return []
    const settings = page.document.lines.filter((line) => line.startsWith('#'))
    const taken = new Set(settings.map((line) => Number(/^#\w+ column:(\d+)/.exec(line)?.[1] ?? 0) - 1))
    const rows = page.lines.flatMap((line, index) =>
      line.raw.trim() === '' || line.raw.startsWith('#')
        ? []
        : [{ index, cells: line.raw.split('\t').filter((_, column) => !taken.has(column)) }],
    )
    const pairs = rows.filter(
      ({ cells }) => cells.length >= 2 && (cells[0] ?? '').trim() !== '' && (cells[1] ?? '').trim() !== '',
    )
    if (pairs.length < FEWEST || pairs.length < rows.length * 0.8) return []
    return pairs.map(({ index, cells }) => {
      const question = questionText(cells[0] ?? '', knowledge)
      return {
        first: index,
        last: index,
        end: index,
        question,
        series: 'tab',
        likeness: Math.max(0.5, likeness(question, knowledge)),
        number: null,
        labelled: false,
        level: 0,
        inline: (cells[1] ?? '').trim().replace(/<br\s*\/?>/gi, '\n'),
      }
    })
  },
}
