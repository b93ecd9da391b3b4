import type { Knowledge } from './knowledge.ts'
import { isPart } from './outline.ts'
import type { Line, Page } from './page.ts'
import { sectionName } from './plain.ts'

/** A line that says that what follows is about the page: "License", "Comments". */
export function endsThePage(line: Line, knowledge: Knowledge): boolean {
  if (line.text.length > 40 || line.item !== null) return false
  if (line.kind !== 'text' && line.kind !== 'heading') return false
  const kind = knowledge.sections.get(sectionName(line.text))
  if (line.kind === 'heading') return kind === 'comments' || kind === 'footer'
  return kind !== undefined && kind !== 'introduction' && line.indent === 0 && line.depth === 0
}

/** A rule in the last body, and below it a few lines that no question is about: the foot of the page. */
export function isEpilogue(page: Page, from: number, last: number): boolean {
  const rule = page.lines[from]
  if (rule?.kind !== 'rule' || rule.depth > 0 || last - from > FARTHEST) return false
  let written = 0
  for (let index = from + 1; index <= last; index++) {
    const line = page.lines[index]
    if (line === undefined || line.kind === 'blank' || line.kind === 'rule') continue
    if (line.kind === 'code' || line.kind === 'table' || isPart(line) || ++written > LONGEST_EPILOGUE)
      return false
  }
  return true
}

const LONGEST_EPILOGUE = 8
/** Lines that it may span, blank ones counted. */
const FARTHEST = 40

/** A paragraph that names a source and stands at the very end, with links at most behind it. */
export function isClosingSource(page: Page, from: number, last: number): boolean {
  const start = page.lines[from]
  if (start?.label?.kind !== 'source' || start.label.rest.length > 80 || start.depth > 0) return false
  if (start.label.word === 'see also' && start.label.rest !== '') return false
  if (start.kind === 'text' && page.lines[from - 1]?.kind !== 'blank') return false
  for (let index = from + 1; index <= last; index++) {
    const line = page.lines[index]
    if (line === undefined || line.kind === 'blank' || line.kind === 'mark' || line.furniture !== null)
      continue
    if (!/\]\(|https?:/.test(line.text)) return false
  }
  return true
}
