import type { Card } from '../card/card.ts'
import { Problem } from '../problem.ts'
import { studyDay } from '../review/study-day.ts'
import { cardOfVersion } from '../store/cards.ts'
import {
  endInterview,
  insertInterview,
  type KeptInterview,
  keptInterviews,
  putTurn,
} from '../store/interviews.ts'
import { answerKey } from '../study/grading/grading.ts'
import type { MockLedger } from '../study/mock/examiner.ts'
import type { Planned } from '../study/mock/mock.ts'
import { planMock } from '../study/mock/plan.ts'
import { rubricOf } from '../study/mock/rubric.ts'
import { quizQueue } from '../study/queue.ts'
import { candidates, itemsOf } from './candidates.ts'
import { cardsById } from './cards.ts'
import { readLexicon } from './lexicon.ts'
import type { Library } from './open.ts'
import { resolveTopics } from './topic-names.ts'
import { listTopics } from './topics.ts'
import { patientTransaction } from './transaction.ts'

export interface InterviewWishes {
  topics: readonly string[]
  minutes: number
  limit?: number | undefined
  seed: number | string
}

/** Whole cards that a plan is made of: enough for any interview, few enough to be read at once. */
const LOOKED_AT = 400

/**
 * The questions of a new interview; nothing is written.
 * @throws Problem unknown-topic, nothing-to-ask (exit 3).
 */
export async function planInterview(library: Library, wishes: InterviewWishes): Promise<Planned[]> {
  const topics = (await resolveTopics(library, wishes.topics)).map(({ name }) => name)
  const pool = await candidates(library, { topics: wishes.topics })
  const day = studyDay(library.ports.now(), await library.calendar())
  const chosen = quizQueue(pool, { seed: wishes.seed, day, limit: LOOKED_AT })
  const readiness = new Map((await listTopics(library)).map(({ topic, readiness }) => [topic, readiness]))
  const questions = planMock(await itemsOf(library, chosen), { ...wishes, topics, readiness })
  if (questions.length === 0) {
    throw new Problem('nothing-to-ask', 'No card fits that.', {
      hint: 'See what there is: iq topics, iq list',
      exitCode: 3,
    })
  }
  return questions
}

/** Writes a planned interview down and opens it. */
export async function startInterview(
  library: Library,
  questions: readonly Planned[],
  wishes: InterviewWishes,
): Promise<KeptInterview> {
  const { db, device, ports } = library
  await patientTransaction(library, () =>
    insertInterview(db, device, {
      startedAt: freeInstant(keptInterviews(db), ports.now()),
      time: wishes.minutes * 60_000,
      topics: [...wishes.topics],
      questions: [...questions],
    }),
  )
  return keptInterviews(db)[0]!
}

/** Two interviews of one device never start at the same millisecond, wherever the clock stands. */
const freeInstant = (kept: readonly KeptInterview[], now: number): number =>
  Math.max(now, (kept[0]?.startedAt ?? 0) + 1)

/** All interviews, newest first. */
export const interviews = ({ db }: Library): KeptInterview[] => keptInterviews(db)

/**
 * The interview with this number, counted from the first; without one the newest.
 * @throws Problem unknown-interview (exit 3).
 */
export function findInterview(library: Library, number: number | null): KeptInterview {
  const kept = interviews(library)
  const found = number === null ? kept[0] : kept[kept.length - number]
  if (found === undefined) {
    const none = kept.length === 0
    throw new Problem(
      'unknown-interview',
      none ? 'There is no interview yet.' : `There is no interview ${number}.`,
      {
        hint: none ? 'Start one: iq interview' : 'See them: iq interviews',
        exitCode: 3,
      },
    )
  }
  return found
}

/** Whether it was broken off and can go on: it has questions that were neither scored nor passed over. */
export const canGoOn = ({ ending, questions, turns }: KeptInterview): boolean =>
  ending !== 'finished' &&
  ending !== 'out-of-time' &&
  turns.filter(({ score, skipped }) => score !== null || skipped).length < questions.length

/** The cards of an interview by the ids they were planned with; one merged into another since is that other. */
export async function cardsOf(
  library: Library,
  { questions }: Pick<KeptInterview, 'questions'>,
): Promise<Map<string, Card>> {
  const present = new Map<string, string>()
  for (const { card } of questions) {
    const found = cardOfVersion(library.db, card)
    if (found !== null) present.set(card, found.id)
  }
  const cards = new Map(
    (await cardsById(library, [...new Set(present.values())])).map(({ card }) => [card.id, card]),
  )
  return new Map([...present].map(([planned, id]) => [planned, cards.get(id)!]))
}

/** Where an interview's turns are kept, and what its answers are held against. */
export function mockLedger(
  library: Library,
  { key, questions }: KeptInterview,
  cards: ReadonlyMap<string, Card>,
): MockLedger {
  const { db, ports } = library
  const lexicon = readLexicon(library)
  return {
    now: ports.now,
    card: (id) => cards.get(id)!,
    rubric: (card, typed) => rubricOf(answerKey(card, lexicon), typed, lexicon),
    keep: (turn) => patientTransaction(library, () => putTurn(db, key, questions[turn.position]!.card, turn)),
    end: (ending) => patientTransaction(library, () => endInterview(db, key, ending, ports.now())),
  }
}

/** The number by which a person knows an interview: counted from the first. */
export const numberOf = (library: Library, { key }: Pick<KeptInterview, 'key'>): number => {
  const kept = interviews(library)
  return kept.length - kept.findIndex((each) => each.key === key)
}
