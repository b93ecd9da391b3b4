import { twinsOf } from '../../library/alike.ts'
import { candidates, itemsOf } from '../../library/candidates.ts'
import { missedInLastSet } from '../../library/last-set.ts'
import type { Library } from '../../library/open.ts'
import type { Tested } from '../../library/quiz-tests.ts'
import { type ExitCode, Problem } from '../../problem.ts'
import { isSeen } from '../../review/memory.ts'
import { studyDay } from '../../review/study-day.ts'
import type { Mode } from '../../study/mode.ts'
import { quizQueue } from '../../study/queue.ts'
import { ofWeakTopics } from '../../study/weak.ts'
import { quizJson, toJson } from '../../terminal/json.ts'
import type { Flags, Run } from '../command.ts'
import type { Context } from '../context.ts'
import { foundBy } from '../found.ts'
import { hold } from '../session.ts'
import { wishesOf } from '../wishes.ts'

const QUESTIONS = 10
/** For each question in choice mode so many cards are looked at: not every card has good wrong options. */
const LOOKED_AT = 12

export const run: Run = async (context, _args, flags) => {
  const library = await context.library()
  const cards = flags.again ? againCards(library, context.iq) : await foundBy(context, library, flags)
  return quiz(context, library, flags, cards)
}

/** A quiz of the cards that the flags ask for; only of some of them when `cards` says which, by key. */
export async function quiz(
  context: Context,
  library: Library,
  flags: Flags,
  cards: readonly number[] | undefined,
): Promise<ExitCode> {
  const { host, iq, results, json } = context
  const queue = await chosen(library, flags, flags.seed ?? host.randomId(), cards)
  if (queue.length === 0) {
    throw new Problem('nothing-to-ask', 'No card fits that.', {
      hint: `See what there is: ${iq} topics, ${iq} list`,
      exitCode: 3,
    })
  }
  if (json) {
    results.line(toJson(quizJson(queue)))
    return 0
  }
  return hold(context, library, { kind: 'quiz', queue, timer: flags.timer })
}

async function chosen(
  library: Library,
  flags: Flags,
  seed: number | string,
  cards: readonly number[] | undefined,
): Promise<Tested[]> {
  const limit = flags.number ?? (flags.again ? Number.POSITIVE_INFINITY : QUESTIONS)
  const mode = flags.mixed ? 'mixed' : ((flags.mode ?? 'reveal') as Mode)
  let pool = await candidates(library, { ...wishesOf(flags), cards })
  if (flags.unseen) pool = pool.filter(({ memory }) => !isSeen(memory))
  if (flags.weak) pool = ofWeakTopics(pool, await library.scheduler(), library.ports.now())
  const queue = quizQueue(pool, {
    seed,
    day: studyDay(library.ports.now(), await library.calendar()),
    limit: mode === 'choice' ? limit * LOOKED_AT : limit,
    alike: twinsOf(library),
  })
  const items = await itemsOf(library, queue)
  if (mode === 'reveal') return items
  const { testsOf } = await import('../../library/quiz-tests.ts')
  return testsOf(library, items, { mode, seed, limit })
}

function againCards(library: Library, iq: string): number[] {
  const missed = missedInLastSet(library)
  if (missed.length > 0) return missed
  throw new Problem('nothing-missed', 'Nothing was missed in the last quiz.', {
    hint: `Another one: ${iq} quiz`,
    exitCode: 3,
  })
}
