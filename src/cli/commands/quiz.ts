import { twinsOf } from '../../library/alike.ts'
import { candidates, itemsOf } from '../../library/candidates.ts'
import type { Library } from '../../library/open.ts'
import { type ExitCode, Problem } from '../../problem.ts'
import { studyDay } from '../../review/study-day.ts'
import { quizQueue } from '../../study/queue.ts'
import type { Flags, Run } from '../command.ts'
import type { Context } from '../context.ts'
import { foundBy } from '../found.ts'
import { hold } from '../session.ts'
import { wishesOf } from '../wishes.ts'

const QUESTIONS = 10

export const run: Run = async (context, _args, flags) => {
  const library = await context.library()
  return quiz(context, library, flags, await foundBy(context, library, flags))
}

/** A quiz of the cards that the flags ask for; only of some of them when `cards` says which, by key. */
export async function quiz(
  context: Context,
  library: Library,
  flags: Flags,
  cards: readonly number[] | undefined,
): Promise<ExitCode> {
  const { host, iq } = context
  const pool = await candidates(library, { ...wishesOf(flags), cards })
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
    alike: twinsOf(library),
  })
  const queue = await itemsOf(library, chosen)
  return hold(context, library, { kind: 'quiz', queue })
}
