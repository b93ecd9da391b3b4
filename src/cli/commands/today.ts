import { countCards, dayQueue } from '../../library/day-queue.ts'
import { changedDocuments } from '../../library/documents.ts'
import { interviewPlan } from '../../library/interview.ts'
import { recentPace } from '../../library/outlook.ts'
import { today } from '../../library/today.ts'
import { listTopics } from '../../library/topics.ts'
import { median } from '../../study/progress.ts'
import { counted } from '../../terminal/time.ts'
import { todayView } from '../../terminal/views/today.ts'
import type { Run } from '../command.ts'
import { printLines } from '../print.ts'

/** `iq` alone on a terminal: the day at a glance, and the next command. */
export const run: Run = async (context) => {
  const { host, results, notes, page, iq } = context
  const library = await context.library()
  const [drill, { nextDue }, topics, interview] = await Promise.all([
    dayQueue(library),
    today(library),
    listTopics(library),
    interviewPlan(library),
  ])
  const known = topics.flatMap(({ topic, readiness }) => (readiness === null ? [] : [{ topic, readiness }]))
  const weakest = known.sort((a, b) => a.readiness - b.readiness)[0] ?? null
  const changed = changedDocuments(library)
  if (changed > 0) notes.line(`${counted(changed, 'document')} changed: ${iq} import`)
  const pace = recentPace(library)
  const { queue, due, backlog } = drill
  const fresh = queue.filter(({ memory }) => memory.state === 'new').length
  const ms = pace.length === 0 ? null : median(pace) * (due + fresh)
  const view = { cards: countCards(library), due, new: fresh, ms, weakest, nextDue, backlog, interview }
  printLines(results, todayView(view, page, host.now()))
  return 0
}
