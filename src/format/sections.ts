import type { Claim } from './format.ts'
import type { Knowledge } from './knowledge.ts'
import type { Page } from './page.ts'
import { plain, sectionName } from './plain.ts'

/** For each claim the nearest heading that encloses it and is no question; and the headings so used. */
export function sectionsOf(
  page: Page,
  chosen: readonly Claim[],
  knowledge: Knowledge,
): { sections: (string | null)[]; used: ReadonlySet<number> } {
  const used = new Set<number>()
  const sections: (string | null)[] = []
  let stack: { level: number; index: number; text: string; isBare: boolean }[] = []
  let at = 0
  for (const claim of chosen) {
    for (; at < claim.first; at++) {
      const line = page.lines[at]
      if (line?.kind !== 'heading' || line.quoted) continue
      if (knowledge.sections.get(sectionName(line.text)) === 'table-of-contents') continue
      stack = stack.filter((heading) => heading.level < line.level)
      stack.push({
        level: line.level,
        index: at,
        text: sectionText(line.text),
        isBare: leadsToHeading(page, at),
      })
    }
    at = Math.max(at, claim.last + 1)
    const level = claim.opening.level === 0 ? 7 : claim.opening.level
    const around = stack.filter(
      (heading) =>
        heading.level < level || claim.opening.level === 0 || (heading.isBare && heading.level === level),
    )
    for (const heading of around) used.add(heading.index)
    const nearest = around.at(-1)
    sections.push(nearest === undefined || nearest.text === page.document.title ? null : nearest.text)
  }
  return { sections, used }
}

/** A heading with nothing below it but another heading. */
function leadsToHeading(page: Page, index: number): boolean {
  let next = index + 1
  while (page.lines[next]?.kind === 'blank' || page.lines[next]?.kind === 'mark') next++
  return page.lines[next]?.kind === 'heading'
}

const sectionText = (text: string): string =>
  plain(text.replace(/\[[^\]\w]{0,6}\]\(#[^()]*\)/g, ''))
    .replace(/^(?:\d+(?:\.\d+)*\\?[.)]?\s+)/, '')
    .replace(/\s*[:：]$/, '')
    .trim()
