import type { Library } from '../library/open.ts'
import { record, undoEvent } from '../library/record.ts'
import type { Event } from '../review/event.ts'
import { type Examiner, examine, type Ledger } from '../study/examiner.ts'
import { summaryOf } from '../study/progress.ts'
import type { Session } from '../study/session.ts'
import { createPage } from '../terminal/page.ts'
import { sessionSummary } from '../terminal/views/summary.ts'
import type { Context } from './context.ts'
import { printLines } from './print.ts'

/** Holds a session to its end, prints its summary, and gives the exit code: 130 when it was interrupted. */
export async function hold(context: Context, library: Library, start: Session): Promise<0 | 130> {
  const { host, results, page } = context
  const ledger: Ledger<Pick<Event, 'device' | 'seq'>> = {
    now: host.now,
    record: async (happening, at) => (await record(library, happening, { at })).event,
    takeBack: async (event, at) => void (await undoEvent(library, event, { at })),
  }
  const session = await examine(start, await examinerFor(context), ledger)
  const summary = summaryOf(session, host.now())
  printLines(results, sessionSummary(summary, page, host.now()))
  return summary.ending === 'interrupted' ? 130 : 0
}

/** Keys where standard input and output are terminals, lines elsewhere. */
async function examinerFor({ host, interactive, results, notes, page }: Context): Promise<Examiner> {
  if (!interactive) {
    const { createPipedExaminer } = await import('../terminal/piped-examiner.ts')
    return createPipedExaminer({ input: process.stdin, results, notes, page })
  }
  const { createPromptExaminer } = await import('../terminal/prompt-examiner.ts')
  return createPromptExaminer({
    page: () => createPage(host.columns(), page),
    rows: () => host.rows() ?? 24,
    input: process.stdin,
    output: process.stdout,
  })
}
