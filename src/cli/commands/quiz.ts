import { candidates, itemsOf } from '../../library/candidates.ts'
import { Problem } from '../../problem.ts'
import { studyDay } from '../../review/study-day.ts'
import { quizQueue } from '../../study/queue.ts'
import type { Run } from '../command.ts'
import { hold } from '../session.ts'
import { wishesOf } from '../wishes.ts'

const QUESTIONS = 10

export const run: Run = async (context, _args, flags) => {
  const { host, iq } = context
  const library = await context.library()
  const pool = await candidates(library, wishesOf(flags))
  if (pool.length === 0) {
    throw new Problem('nothing-to-ask', 'No card fits that.', {
      hint: `See what there is: ${iq} topics, ${iq} list`,
      exitCode: 3,
    })
  }
  const chosen = quizQueue(pool, {
    seed: flags.seed ?? host.randomId(),
    day: studyDay(host.now(), await library.calendar()),
    limit: flags.number ?? QUESTIONS,
  })
  const queue = await itemsOf(library, chosen)
  return hold(context, library, { kind: 'quiz', queue })
}
