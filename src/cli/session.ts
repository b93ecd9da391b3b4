import type { Card } from '../card/card.ts'
import { cardsById, findCard, type ListedCard } from '../library/cards.ts'
import { eventsOf } from '../library/history.ts'
import type { Library } from '../library/open.ts'
import { outlook, recentPace } from '../library/outlook.ts'
import { record, undoEvent } from '../library/record.ts'
import { Problem } from '../problem.ts'
import type { Event } from '../review/event.ts'
import { type Examiner, examine, type Ledger } from '../study/examiner.ts'
import { summaryOf } from '../study/progress.ts'
import { begin, type Session, type SessionPlan } from '../study/session.ts'
import { createPage } from '../terminal/page.ts'
import { sessionSummary } from '../terminal/views/summary.ts'
import type { Context } from './context.ts'
import { compose, editCard } from './editor.ts'
import { leechLine } from './leech.ts'
import { printLines } from './print.ts'

/** Holds a session to its end, prints its summary, and gives the exit code: 130 when it was interrupted. */
export async function hold(context: Context, library: Library, plan: SessionPlan): Promise<0 | 130> {
  const { host, results, page } = context
  const start = begin({ pace: recentPace(library), ...plan }, host.now())
  const summary = async (session: Session) =>
    sessionSummary(
      summaryOf(session, host.now()),
      createPage(host.columns(), page),
      host.now(),
      await outlook(library),
    )
  if (start.ask === null) {
    printLines(results, await summary(start))
    return 0
  }
  const wish = new AbortController()
  const examiner = await examinerFor(context, summary, () => wish.abort())
  const leeches = new Map<string, number>()
  const session = await examine(start, examiner, ledgerOf(context, library, { signal: wish.signal, leeches }))
  for (const [id, lapses] of leeches) context.notes.line(leechLine(id, lapses, context.iq))
  if (session.recorded > 0) await keepSafe(context, library)
  return session.ending === 'interrupted' ? 130 : 0
}

/** A backup a day; that none could be made spoils no session. */
async function keepSafe({ notes }: Context, library: Library): Promise<void> {
  const { backUpDaily } = await import('../library/backup.ts')
  try {
    backUpDaily(library)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    notes.line(error.message)
  }
}

/** What is looked out for while a session runs. */
interface Watch {
  /** Ctrl-C. */
  signal: AbortSignal
  /** Cards forgotten so often that the person should hear of it, with how often. */
  leeches: Map<string, number>
}

function ledgerOf(
  context: Context,
  library: Library,
  { signal, leeches }: Watch,
): Ledger<Pick<Event, 'device' | 'seq'>> {
  const { host, interactive } = context
  return {
    now: host.now,
    async record(happening, at) {
      const { event, card, memory, leech } = await record(library, happening, { at, signal })
      if (leech && card !== null) leeches.set(card, memory.lapses)
      return event
    },
    takeBack: async (event, at) => void (await undoEvent(library, event, { at, signal })),
    history: (card) => eventsOf(library, card.id),
    edit: interactive ? editIn(context, library) : null,
  }
}

/** Opens a card's source in the editor; then how the cards of the session read. */
const editIn =
  (context: Context, library: Library) =>
  async ({ id }: Card, ids: readonly string[]) => {
    await editCard(context, library, (await findCard(library, id)).card)
    const rows = await cardsById(library, ids)
    const isGone = ({ state }: ListedCard) => state === 'retired' || state === 'draft'
    return {
      cards: rows.filter((row) => !isGone(row)).map(({ card }) => card),
      gone: rows.filter(isGone).map(({ card }) => card.id),
    }
  }

type SummaryLines = (session: Session) => Promise<readonly string[]>

/** Keys where standard input and output are terminals, lines elsewhere. */
async function examinerFor(
  { host, interactive, results, notes, page }: Context,
  summary: SummaryLines,
  interrupted: () => void,
): Promise<Examiner> {
  const { zone } = host
  if (!interactive) {
    const { createPipedExaminer } = await import('../terminal/piped-examiner.ts')
    return createPipedExaminer({ input: process.stdin, results, notes, page, zone, summary })
  }
  const { createPromptExaminer } = await import('../terminal/prompt-examiner.ts')
  return createPromptExaminer({
    page: () => createPage(host.columns(), page),
    rows: () => host.rows() ?? 24,
    input: process.stdin,
    output: process.stdout,
    interrupted,
    zone,
    now: host.now,
    summary,
    compose: (text) => compose(host, text),
  })
}
