import { type Mock, type Planned, paceOf, type Turn } from './mock.ts'

/** How one question went. */
export interface QuestionReport extends Planned, Omit<Turn, 'position'> {
  position: number
  /** It took longer than meant. */
  over: boolean
  /** Points that were not said. */
  missed: string[]
}

/** How a topic went; the mean of its scores is 0-4, null when none was scored. */
export interface TopicReport {
  topic: string
  questions: number
  mean: number | null
  ms: number
  missed: number
}

/** How an interview went. */
export interface MockReport {
  /** In the order asked. */
  questions: QuestionReport[]
  /** Weakest first. */
  topics: TopicReport[]
  /** 0-4; null when nothing was scored. */
  mean: number | null
  scored: number
  skipped: number
  planned: number
  /** Milliseconds spent on answers, and meant for all. */
  ms: number
  time: number
  /** Cards to review next, weakest first. */
  next: string[]
}

/** A score up to this asks for another look. */
const WEAK = 2

export function reportOf({ questions, turns, time }: Pick<Mock, 'questions' | 'turns' | 'time'>): MockReport {
  const reports = turns
    .toSorted((a, b) => a.position - b.position)
    .flatMap((turn): QuestionReport[] => {
      const planned = questions[turn.position]
      if (planned === undefined) return []
      const missed = turn.points.filter(({ ticked }) => !ticked).map(({ text }) => text)
      return [{ ...planned, ...turn, over: paceOf(turn.ms, planned.budget) === 'over', missed }]
    })
  const scored = reports.filter(({ score }) => score !== null)
  return {
    questions: reports,
    topics: topicsOf(reports),
    mean: meanOf(reports),
    scored: scored.length,
    skipped: reports.filter(({ skipped }) => skipped).length,
    planned: questions.length,
    ms: reports.reduce((sum, { ms }) => sum + ms, 0),
    time,
    next: reports
      .filter(({ score, skipped }) => skipped || (score !== null && score <= WEAK))
      .sort((a, b) => (a.score ?? 0) - (b.score ?? 0))
      .map(({ card }) => card),
  }
}

function topicsOf(reports: readonly QuestionReport[]): TopicReport[] {
  return [...new Set(reports.map(({ topic }) => topic))]
    .map((topic) => {
      const own = reports.filter((report) => report.topic === topic)
      return {
        topic,
        questions: own.length,
        mean: meanOf(own),
        ms: own.reduce((sum, { ms }) => sum + ms, 0),
        missed: own.reduce((sum, { missed }) => sum + missed.length, 0),
      }
    })
    .sort((a, b) => (a.mean ?? -1) - (b.mean ?? -1))
}

function meanOf(reports: readonly QuestionReport[]): number | null {
  const scores = reports.flatMap(({ score }) => score ?? [])
  return scores.length === 0 ? null : scores.reduce<number>((sum, score) => sum + score, 0) / scores.length
}
