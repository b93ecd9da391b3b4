import { optionName } from './choices.ts'
import type { Knowledge } from './knowledge.ts'
import { likeness } from './likeness.ts'
import type { Page } from './page.ts'

/** A question of several paragraphs; what a long one tells before it asks is its context. */
export interface Asked {
  text: string
  context?: string
  last: number
}

const MOST_PARAGRAPHS = 4

/**
 * The question in the paragraphs from line `from` on, when there are several down to the first choice or to a
 * label "Question".
 */
export function askedBelow(page: Page, from: number, knowledge: Knowledge): Asked | null {
  const paragraphs: { text: string; rest: string; last: number; isLabelled: boolean }[] = []
  let index = from
  for (; index < page.lines.length; index++) {
    const line = page.lines[index]
    if (line === undefined || line.kind === 'blank') continue
    if (line.kind !== 'text' || optionName(line) !== null) break
    const isLabelled = line.label?.kind === 'question'
    if (line.label !== null && line.label.kind !== 'stay' && !isLabelled) break
    const open = paragraphs.at(-1)
    if (line.opens || open === undefined || isLabelled) {
      if (open?.isLabelled || paragraphs.length >= MOST_PARAGRAPHS) break
      paragraphs.push({ text: line.text, rest: line.label?.rest ?? line.text, last: index, isLabelled })
    } else {
      open.text += `\n${line.text}`
      open.rest += ` ${line.text}`
      open.last = index
    }
  }
  const asking = paragraphs.pop()
  if (asking === undefined || paragraphs.length === 0) return null
  const line = page.lines[index]
  const hasChoices = line !== undefined && optionName(line) !== null
  if (!asking.isLabelled && !(hasChoices && likeness(asking.text, knowledge) >= 0.5)) return null
  const before = paragraphs.map(({ text }) => text)
  if (asking.isLabelled) return { text: asking.rest, context: before.join('\n\n'), last: asking.last }
  const whole = [...before, asking.text].join(' ').replace(/\n/g, ' ')
  return whole.length <= LONGEST
    ? { text: whole, last: asking.last }
    : { text: asking.text.replace(/\n/g, ' '), context: before.join('\n\n'), last: asking.last }
}

/** What is longer is told before it is asked: a context. */
const LONGEST = 600
