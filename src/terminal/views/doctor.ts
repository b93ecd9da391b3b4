import type { Page } from '../page.ts'
import { counted } from '../time.ts'
import { oneLine, visible } from '../visible.ts'
import { shorten } from '../width.ts'
import { wrapText } from '../wrap.ts'

/** One thing looked at. */
interface Check {
  name: string
  /** What is wrong, in words; empty when all is well. */
  faults: readonly string[]
  /** What to do about it. */
  hint: string | null
}

/** A line a check; what is wrong and its remedy below. */
export function doctorView(checks: readonly Check[], page: Page): string[] {
  const { style } = page
  const faults = checks.reduce((sum, check) => sum + check.faults.length, 0)
  return [
    ...checks.flatMap((check) => checkLines(check, page)),
    '',
    style.bold(faults === 0 ? 'All is well.' : `${counted(faults, 'fault')} found.`),
  ]
}

function checkLines({ name, faults, hint }: Check, { style, width }: Page): string[] {
  const mark = faults.length === 0 ? style.green('✓') : style.red('✗')
  const below = [
    ...faults.flatMap((fault) => wrapText(visible(fault), width - 2)),
    ...(hint === null ? [] : wrapText(visible(hint), width - 2, style.bold)),
  ]
  return [`${mark} ${shorten(oneLine(name), width - 2)}`, ...below.map((line) => `  ${line}`)]
}
