import type { Planned } from '../../study/mock/mock.ts'
import type { Held } from './mock-report.ts'

const schema = 1
const seconds = (ms: number): number => Math.round(ms / 1000)
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** The plan of an interview, without its questions. */
export const planJson = (questions: readonly Planned[], time: number) => ({
  schema,
  seconds: seconds(time),
  questions: questions.map(({ topic, part, budget }) => ({ topic, part, seconds: seconds(budget) })),
})

/** Interviews as a list, newest first. */
export const interviewsJson = (all: readonly Held[]) => ({ schema, interviews: all.map(heldJson) })

/** One interview with every question. */
export const reportJson = (held: Held) => ({
  schema,
  interview: {
    ...heldJson(held),
    questions: held.report.questions.map((question) => ({
      card: question.card,
      question: held.question(question.card),
      topic: question.topic,
      part: question.part,
      at: iso(question.at),
      seconds: seconds(question.ms),
      budget: seconds(question.budget),
      over: question.over,
      score: question.score,
      suggested: question.suggested,
      basis: question.basis,
      skipped: question.skipped,
      typed: question.typed,
      points: question.points.map(({ text, ticked }) => ({ text, said: ticked })),
      missed: question.missed,
      note: question.note,
    })),
    next: held.report.next,
  },
})

const heldJson = ({ number, startedAt, ending, open, report }: Held) => ({
  number,
  startedAt: iso(startedAt),
  ending,
  canGoOn: open,
  score: report.mean,
  planned: report.planned,
  answered: report.scored,
  skipped: report.skipped,
  seconds: seconds(report.ms),
  time: seconds(report.time),
  topics: report.topics.map(({ topic, mean, questions, ms, missed }) => ({
    topic,
    score: mean,
    questions,
    seconds: seconds(ms),
    missed,
  })),
})
