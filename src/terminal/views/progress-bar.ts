import type { Progress } from '../../study/progress.ts'
import type { SessionKind } from '../../study/session.ts'
import type { Page } from '../page.ts'
import { widthOf } from '../width.ts'

/** How much of a session is done; in a review also what is left, by state. Nothing where there is no screen. */
export function progressBar({ planned, left }: Progress, kind: SessionKind, page: Page): string[] {
  if (!Number.isFinite(page.columns) || planned === 0) return []
  const counts = kind === 'review' ? `  ${left.new} new · ${left.learning} learning · ${left.due} due` : ''
  const room = Math.max(0, page.width - widthOf(counts))
  const share = 1 - (left.new + left.learning + left.due) / planned
  const done = Math.min(room, Math.max(0, Math.round(room * share)))
  return [page.style.green('━'.repeat(done)) + page.style.dim('─'.repeat(room - done) + counts)]
}
