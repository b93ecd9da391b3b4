import { goesOn, type Key } from './keys.ts'
import type { Page } from './page.ts'
import { screenfuls } from './screenful.ts'
import { guard, type Sink } from './sink.ts'
import { PLAIN } from './style.ts'
import { shorten } from './width.ts'

interface PagerOptions {
  page: Page
  rows: number
  /** The environment: `PAGER` names the person's own pager. */
  env: Readonly<Record<string, string | undefined>>
  input: NodeJS.ReadStream
  output: NodeJS.WriteStream
  results: Sink
}

/** Prints lines on a terminal; those that don't fit on its screen in $PAGER, or else a screenful at a time. */
export async function printPaged(lines: readonly string[], options: PagerOptions): Promise<void> {
  const { page, rows, env, results } = options
  if (lines.length < rows || env.PAGER === '' || env.PAGER === 'cat') return results.write(textOf(lines))
  if (env.PAGER && (await runPager(env.PAGER, guard(textOf(lines), page.style !== PLAIN), env))) return
  // One row is the footer's.
  const [first = [], ...more] = screenfuls(lines, Math.max(2, rows - 1))
  results.write(textOf(first))
  await turnPages(more, options)
}

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

/** Whether the pager ran. What `less` needs to show colour, and to end at once when all fits, it is told as by git. */
async function runPager(pager: string, text: string, env: PagerOptions['env']): Promise<boolean> {
  const { spawnSync } = await import('node:child_process')
  const { status } = spawnSync(pager, {
    shell: true,
    input: text,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { LESS: 'FRX', ...env },
  })
  return status !== 127 && status !== 126
}

async function turnPages(pages: string[][], { page, input, output, results }: PagerOptions): Promise<void> {
  const { openFooter } = await import('./footer.ts')
  let pressed: (key: Key | null) => void = () => {}
  const typed: (Key | null)[] = []
  const take = (key: Key | null) => {
    typed.push(key)
    pressed(key)
  }
  const footer = openFooter({ input, output, key: take, redraw() {}, leave: () => take(null) })
  const text = page.style.inverse(shorten(' more: space · all: any other key · q quits ', page.columns - 1))
  for (let next = pages.shift(); next !== undefined; next = pages.shift()) {
    footer.show({ text, typed: '', cursor: 0 })
    if (typed.length === 0) await new Promise<unknown>((resolve) => (pressed = resolve))
    const key = typed.shift() ?? null
    if (key === null || key.name === 'q' || key.name === 'escape') break
    output.write('\r\u001b[J')
    results.write(textOf(goesOn(key) ? next : [...next, ...pages.splice(0).flat()]))
  }
  await footer.close()
}
