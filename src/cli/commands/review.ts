import { candidates, itemsOf } from '../../library/candidates.ts'
import { changedDocuments } from '../../library/documents.ts'
import { today } from '../../library/today.ts'
import { reviewQueue } from '../../study/queue.ts'
import { begin } from '../../study/session.ts'
import { reviewJson, toJson } from '../../terminal/json.ts'
import { counted, waitText } from '../../terminal/time.ts'
import type { Run } from '../command.ts'
import { hold } from '../session.ts'
import { wishesOf } from '../wishes.ts'

export const run: Run = async (context, _args, flags) => {
  const { host, results, notes, iq, json } = context
  const library = await context.library()
  const [pool, day, scheduler] = await Promise.all([
    candidates(library, wishesOf({ ...(flags.topic && { topic: flags.topic }) })),
    today(library),
    library.scheduler(),
  ])
  const now = host.now()
  const chosen = reviewQueue(pool, {
    now,
    day: day.day,
    // The same order all day long: a session broken off goes on where it was.
    seed: day.day,
    newLimit: typeof flags.new === 'number' ? flags.new : day.newLimit,
    limit: flags.number,
    scheduler,
  })
  const queue = await itemsOf(library, chosen)
  if (json) {
    results.line(toJson(reviewJson(day.day, queue)))
    return 0
  }
  const changed = changedDocuments(library)
  if (changed > 0) notes.line(`${counted(changed, 'document')} changed: ${iq} import`)
  if (queue.length === 0) {
    const next = day.nextDue === null ? '' : ` The next card is due ${waitText(day.nextDue, now)}.`
    results.line(`Nothing is due.${next}`)
    return 0
  }
  const minutes = flags.minutes === undefined ? {} : { minutes: flags.minutes }
  return hold(context, library, begin({ kind: 'review', queue, scheduler, ...minutes }, now))
}
