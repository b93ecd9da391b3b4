import type { StatusLine } from './sink.ts'

/** What a long piece of work reports to. */
interface Progress {
  /** `label` says what is being worked on now. */
  step(done: number, total: number, label: string): void
  /** Takes the line away. */
  end(): void
}

const QUIET_MS = 500
const EVERY_MS = 100

/** A line that appears once the work has taken half a second and is rewritten at most ten times a second. */
export function createProgress(status: StatusLine, now: () => number): Progress {
  const start = now()
  let last = Number.NEGATIVE_INFINITY
  return {
    step(done, total, label) {
      const at = now()
      if (at - start < QUIET_MS || at - last < EVERY_MS) return
      last = at
      status.show(`${done} of ${total}  ${label}`)
    },
    end: () => status.clear(),
  }
}

/** For where nobody watches. */
export const NO_PROGRESS: Progress = { step() {}, end() {} }
