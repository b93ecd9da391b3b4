import { itemsOf } from '../../library/candidates.ts'
import { dayQueue } from '../../library/day-queue.ts'
import { changedDocuments } from '../../library/documents.ts'
import { interviewPlan } from '../../library/interview.ts'
import { under } from '../../library/open.ts'
import { today } from '../../library/today.ts'
import { reviewJson, toJson } from '../../terminal/json.ts'
import { counted, waitText } from '../../terminal/time.ts'
import { backlogLine, interviewLine } from '../../terminal/views/plan.ts'
import type { Run } from '../command.ts'
import { foundBy } from '../found.ts'
import { hold } from '../session.ts'

export const run: Run = async (context, _args, flags) => {
  const { host, results, notes, iq, json } = context
  const own = await context.library()
  const library = flags.until === undefined ? own : under(own, { interview: flags.until })
  const { day, queue, backlog } = await dayQueue(library, {
    topics: flags.topic,
    cards: await foundBy(context, library, flags),
    limit: flags.number,
    newLimit: typeof flags.new === 'number' ? flags.new : undefined,
    all: json,
  })
  if (json) {
    results.line(
      toJson(
        reviewJson(
          day,
          queue.map(({ id, memory }) => ({ card: { id }, memory })),
        ),
      ),
    )
    return 0
  }
  const changed = changedDocuments(library)
  if (changed > 0) notes.line(`${counted(changed, 'document')} changed: ${iq} import`)
  const now = host.now()
  if (queue.length === 0) {
    const { nextDue } = await today(library)
    const next = nextDue === null ? '' : ` The next card is due ${waitText(nextDue, now)}.`
    results.line(`Nothing is due.${next}`)
    return 0
  }
  if (backlog !== null) notes.line(backlogLine(backlog))
  if ((await library.settings()).interview !== null) {
    const plan = await interviewPlan(library, { topics: flags.topic })
    if (plan !== null) notes.line(interviewLine(plan))
  }
  const minutes = flags.minutes === undefined ? {} : { minutes: flags.minutes }
  const [items, scheduler] = [await itemsOf(library, queue), await library.scheduler()]
  return hold(context, library, { kind: 'review', queue: items, scheduler, ...minutes })
}
