import type { Page } from '../page.ts'
import { visible } from '../visible.ts'
import { wrapText } from '../wrap.ts'

export interface Check {
  name: string
  ok: boolean
  /** What was found. */
  detail: string
  /** What to do about it; null when all is well. */
  hint: string | null
}

/** A line a check; what is wrong with its remedy below. */
export function doctorView(checks: readonly Check[], { style, width }: Page): string[] {
  const faults = checks.filter(({ ok }) => !ok).length
  const lines = checks.flatMap(({ name, ok, detail, hint }) => {
    const [first = '', ...rest] = wrapText(visible(`${name}: ${detail}`), width - 2)
    const mark = ok ? style.green('✓') : style.red('✗')
    const remedy = hint === null ? [] : wrapText(visible(hint), width - 2, style.bold)
    return [`${mark} ${first}`, ...[...rest, ...remedy].map((line) => `  ${line}`)]
  })
  const verdict = faults === 0 ? 'All is well.' : `${faults === 1 ? 'One fault' : `${faults} faults`} found.`
  return [...lines, '', style.bold(verdict)]
}
