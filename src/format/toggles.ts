import type { Line } from './page.ts'
import { fingerprint } from './plain.ts'

/** Toggles that a document with different words in each must at least have. */
const FEWEST = 2

/**
 * Labels the folds that only hide the answer of what stands above them, in whatever words: a summary that
 * several share and that asks nothing ("show", "👉", "Réponse 2"), or summaries that ask nothing and all
 * stand right below a heading or a numbered or emphasised line.
 */
export function labelToggles(lines: readonly Line[]): void {
  const folds = lines.flatMap((line, index) =>
    line.kind === 'details' && !/[?？؟]\W*$/.test(line.text)
      ? [{ line, index, name: nameOf(line.text) }]
      : [],
  )
  const unlabelled = folds.filter(({ line }) => line.label === null)
  if (unlabelled.length < FEWEST) return
  const counts = new Map<string, number>()
  for (const { name } of folds) counts.set(name, (counts.get(name) ?? 0) + 1)
  const outer = unlabelled.filter(({ line }) => line.fold === 0)
  const answers =
    outer.length >= FEWEST &&
    outer.length === lines.filter((line) => line.kind === 'details' && line.fold === 0).length &&
    outer.every(({ line, index }) => line.text.length < LONGEST && leads(lines, index))
  for (const { line, name } of unlabelled) {
    const shared = (counts.get(name) ?? 0) >= FEWEST && line.text.length < LONGEST
    if (!shared && !(answers && line.fold === 0)) continue
    line.label = { kind: 'answer', word: name, number: null, rest: '' }
    line.furniture = null
  }
}

/** Summaries longer than this say something of their own. */
const LONGEST = 40

const nameOf = (text: string): string => fingerprint(text).replace(/\d+$/, '') || text.trim()

/** Whether what stands right above is a line that a question can be. */
function leads(lines: readonly Line[], index: number): boolean {
  let above = index - 1
  while (lines[above]?.kind === 'blank' || lines[above]?.kind === 'mark') above--
  const line = lines[above]
  return (
    line?.kind === 'heading' || (line?.kind === 'text' && /^(?:\*\*|\d{1,3}[.)]\s)/.test(line.raw.trim()))
  )
}
