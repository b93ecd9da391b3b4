import type { Line } from './page.ts'
import { labelToggles } from './toggles.ts'

/** Takes back labels and furniture that the lines around them prove wrong. */
export function secondThoughts(lines: Line[]): void {
  unlabelChoices(lines)
  pairLetters(lines)
  keepWrapped(lines)
  labelToggles(lines)
  foldRepeatedLinks(lines)
}

/** `A:` and `D:` are labels, unless `B:` or `C:` stand beside them: then they name choices. */
function unlabelChoices(lines: Line[]): void {
  lines.forEach((line, index) => {
    const letter = line.label?.word ?? ''
    if (!/^[a-h]$/.test(letter)) return
    const named = (from: number, to: number, step: number, other: number): boolean => {
      const sought = new RegExp(`^[*_\`([]{0,3}${String.fromCharCode(other)}[*_\`]{0,2}\\s?[).:\\]]`, 'i')
      for (let at = from; at !== to && at >= 0 && at < lines.length; at += step) {
        const beside = lines[at]
        if (line.kind === 'heading' && beside?.kind !== 'heading') continue
        if (
          beside === undefined ||
          (beside.kind === 'heading' && line.kind !== 'heading') ||
          (beside.label !== null && beside.label.word === letter)
        )
          return false
        if (sought.test(beside.text)) return true
      }
      return false
    }
    const code = letter.charCodeAt(0)
    const reach = line.kind === 'heading' ? 60 : 12
    if (
      named(index + 1, index + reach, 1, code + 1) ||
      (letter !== 'a' && named(index - 1, index - reach, -1, code - 1)) ||
      (line.item !== null && namesChoiceAbove(lines, index, letter))
    )
      line.label = null
  })
}

/** `- A: …` below `A) …` and `B) …` speaks of that choice. */
function namesChoiceAbove(lines: readonly Line[], index: number, letter: string): boolean {
  const named = new Set<string>()
  for (let at = index - 1; at > index - 20 && at >= 0 && lines[at]?.kind !== 'heading'; at--) {
    const name = /^[*_`([]{0,3}([a-h])[*_`]{0,2}[).]/i.exec(lines[at]?.text ?? '')?.[1]
    if (name !== undefined) named.add(name.toLowerCase())
  }
  return named.size >= 2 && named.has(letter)
}

/** Letters that are labels only beside their counterpart: `P:` with `R:`, `F:` with `A:`, `В:` with `О:`. */
const COUNTERPARTS: Record<string, string> = { p: 'ra', d: 'ra', f: 'a', r: 'pdq', в: 'о', о: 'в' }

function pairLetters(lines: Line[]): void {
  const seen = new Set(lines.map((line) => line.label?.word ?? ''))
  const emphasised = lines.filter(
    ({ label, text }) => label?.kind === 'answer' && label.word.length === 1 && /^(?:\*\*|__)/.test(text),
  ).length
  for (const line of lines) {
    const needs = COUNTERPARTS[line.label?.word ?? '']
    if (needs === undefined || [...needs].some((letter) => seen.has(letter))) continue
    if (line.label?.kind !== 'answer' || emphasised < FEWEST_ANSWERS) line.label = null
  }
}

/** So many bold `R:` are labels without questions that are labelled too. */
const FEWEST_ANSWERS = 3

/** A line inside a longer paragraph is prose, whatever words it is wrapped to. */
function keepWrapped(lines: Line[]): void {
  lines.forEach((line, index) => {
    if (line.furniture !== 'advert' && line.furniture !== 'control' && line.furniture !== 'total') return
    const next = lines[index + 1]
    if (line.kind === 'text' && (!line.opens || (next?.kind === 'text' && !next.opens && next.item === null)))
      line.furniture = null
  })
}

/** Links that stand alone and again and again lead about the page, whatever they say. */
function foldRepeatedLinks(lines: Line[]): void {
  const counts = new Map<string, number>()
  const links = lines.filter((line) => line.furniture === 'link' && line.item === null && line.depth === 0)
  const nameOf = (line: Line): string => line.text.replace(/\([^()]*\)/g, '')
  for (const line of links) counts.set(nameOf(line), (counts.get(nameOf(line)) ?? 0) + 1)
  for (const line of links) if ((counts.get(nameOf(line)) ?? 0) >= OFTEN) line.furniture = 'back-to-top'
}

const OFTEN = 3
