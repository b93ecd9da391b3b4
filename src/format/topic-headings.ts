import type { Format, Opening } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import { likeness } from './likeness.ts'
import { isPart } from './outline.ts'
import type { Page } from './page.ts'
import { plain } from './plain.ts'

/**
 * Lists without answers in which a short heading names the topic and the paragraph below it asks. It counts
 * only where most headings of a level are so, else every article would be one.
 */
export const topicHeadings: Format = {
  name: 'topic-headings',
  base: 0.3,
  openings: (page, knowledge) => {
    const levels = new Map<number, { silent: number; indices: number[] }>()
    for (const index of page.headings) {
      const line = page.lines[index]
      if (line === undefined || line.quoted || line.fold > 0 || isPart(line)) continue
      const level = levels.get(line.level) ?? { silent: 0, indices: [] }
      levels.set(line.level, level)
      if (page.lines[nextWritten(page, index)]?.kind === 'heading') continue
      level.indices.push(index)
      if (likeness(line.text, knowledge) < 0.6) level.silent++
    }
    return [...levels.values()].flatMap(({ silent, indices }) => {
      if (silent < Math.max(4, indices.length * 0.6)) return []
      const openings = indices.flatMap((index) => openingBelow(page, knowledge, index) ?? [])
      const asking = openings.filter((opening) => opening.likeness > 0.5).length
      return asking >= Math.max(4, indices.length * 0.6) ? openings : []
    })
  },
}

function nextWritten(page: Page, index: number): number {
  let next = index + 1
  while (page.lines[next]?.kind === 'blank' || page.lines[next]?.kind === 'mark') next++
  return next
}

const MOST_PROSE = 12

function openingBelow(page: Page, knowledge: Knowledge, index: number): Opening | null {
  const heading = page.lines[index]
  const first = nextWritten(page, index)
  if (heading === undefined || page.lines[first]?.kind !== 'text') return null
  const paragraph: string[] = []
  let last = first
  let prose = 0
  let asks = false
  for (let at = first; at < page.lines.length; at++) {
    const line = page.lines[at]
    if (line === undefined || (line.kind === 'heading' && line.level <= heading.level)) break
    if (line.label !== null && isPart(line)) return null
    if (line.kind !== 'text' || (line.furniture !== null && at !== first)) continue
    prose++
    asks ||= sentences(line.text).some((sentence) => likeness(sentence, knowledge) >= 0.85)
    if (at === first || (at === last + 1 && !line.opens && line.item === null)) {
      paragraph.push(line.text.replace(/<br\s*\/?>\s*$/i, ''))
      last = at
    }
  }
  if (prose > MOST_PROSE) return null
  return {
    first: index,
    last,
    question: paragraph.join(' ').trim(),
    series: `topic ${heading.level}`,
    likeness: asks ? 0.95 : 0.5,
    number: null,
    labelled: false,
    level: heading.level,
    unanswered: true,
  }
}

const sentences = (text: string): string[] => plain(text).split(/(?<=[.!?。？])\s+/)
