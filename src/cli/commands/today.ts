import { candidates } from '../../library/candidates.ts'
import { changedDocuments } from '../../library/documents.ts'
import { today } from '../../library/today.ts'
import { listTopics } from '../../library/topics.ts'
import { reviewQueue } from '../../study/queue.ts'
import { counted } from '../../terminal/time.ts'
import { todayView } from '../../terminal/views/today.ts'
import type { Run } from '../command.ts'
import { printLines } from '../print.ts'

/** `iq` alone on a terminal: the day at a glance, and the next command. */
export const run: Run = async (context) => {
  const { host, results, notes, page, iq } = context
  const library = await context.library()
  const [pool, day, topics, scheduler] = await Promise.all([
    candidates(library),
    today(library),
    listTopics(library),
    library.scheduler(),
  ])
  const now = host.now()
  const queue = reviewQueue(pool, { now, day: day.day, seed: day.day, newLimit: day.newLimit, scheduler })
  const fresh = queue.filter(({ memory }) => memory.state === 'new').length
  const known = topics.flatMap(({ topic, readiness }) => (readiness === null ? [] : [{ topic, readiness }]))
  const weakest = known.sort((a, b) => a.readiness - b.readiness)[0] ?? null
  const changed = changedDocuments(library)
  if (changed > 0) notes.line(`${counted(changed, 'document')} changed: ${iq} import`)
  const view = {
    cards: pool.length,
    due: queue.length - fresh,
    new: fresh,
    ms: null,
    weakest,
    nextDue: day.nextDue,
  }
  printLines(results, todayView(view, page, now))
  return 0
}
