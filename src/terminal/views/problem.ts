import type { Problem } from '../../problem.ts'
import type { Page } from '../page.ts'
import { visible } from '../visible.ts'
import { wrapText } from '../wrap.ts'

/** What is wrong, and the next step below it. */
export function problemView(
  { message, hint }: Pick<Problem, 'message' | 'hint'>,
  { style, width }: Page,
): string[] {
  const [first = '', ...rest] = wrapText(visible(message), width - LABEL.length)
  return [
    style.bold(style.red(LABEL)) + first,
    ...rest.map((line) => ' '.repeat(LABEL.length) + line),
    ...(hint === null
      ? []
      : wrapText(visible(hint), width - LABEL.length).map((line) => ' '.repeat(LABEL.length) + line)),
  ]
}

const LABEL = 'iq: '
