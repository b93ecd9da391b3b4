import type { Card } from '../card/card.ts'
import { type Ending, LONGEST, type Session, type SessionKind } from './session.ts'

/** How far a session is: what the header of a card tells. */
export interface Progress {
  /** The card on the screen is the `position`-th distinct card of `planned`. */
  position: number
  planned: number
  /** Cards left by state, the one on the screen included. */
  left: { new: number; learning: number; due: number }
  /** What the rest takes at the person's own pace; null while there are too few answers to judge by. */
  msLeft: number | null
}

/** What a session came to. Cards are counted once, however often they came back. */
export interface Summary {
  kind: SessionKind
  ending: Ending | null
  /** Cards graded. */
  asked: number
  /** Of these, never graded `again`. */
  right: number
  /** The others, in the order of the first miss. */
  missed: Card[]
  skipped: number
  /** Grades given. */
  answers: number
  /** Milliseconds from the first card to the end. */
  ms: number
  /** Cards inside a learning step that were not asked again. */
  learning: number
  /** When the soonest of those is due: UTC milliseconds. */
  learningDue: number | null
  /** By the first topic of each card, weakest first. */
  topics: { topic: string; asked: number; right: number }[]
}

/** A pace is judged by no fewer answers than the first and no more than the second. */
const ENOUGH = 3
const RECENT = 20

export function progressOf(session: Session): Progress {
  const items = [...session.waiting, ...session.learning, ...(session.ask === null ? [] : [session.ask.item])]
  const count = (...states: string[]) => items.filter(({ memory }) => states.includes(memory.state)).length
  const left = { new: count('new'), learning: count('learning', 'relearning'), due: count('review') }
  const pace = paceOf(session)
  // In a review a new card is asked once for each learning step.
  const rounds = Math.max(1, session.scheduler?.settings.learningSteps.length ?? 1)
  const answers = items.length + left.new * (rounds - 1)
  return {
    position: session.begun,
    planned: session.planned,
    left,
    msLeft: pace === null ? null : pace * answers,
  }
}

/** Milliseconds an answer takes the person: the median of the last ones, of earlier sessions while this is young. */
function paceOf({ pace, answers }: Session): number | null {
  const times = [...pace, ...answers.map(({ ms }) => ms)].slice(-RECENT).map((ms) => Math.min(ms, LONGEST))
  return times.length < ENOUGH ? null : median(times)
}

export function summaryOf(session: Session, at: number): Summary {
  const asked = new Set(session.answers.map(({ item }) => item.card.id))
  const missed = new Map<string, Card>()
  for (const { item, grade } of session.answers) if (grade === 1) missed.set(item.card.id, item.card)
  return {
    kind: session.kind,
    ending: session.ending,
    asked: asked.size,
    right: asked.size - missed.size,
    missed: [...missed.values()],
    skipped: session.skipped,
    answers: session.answers.length,
    ms: Math.max(0, at - session.startedAt),
    learning: session.learning.length,
    learningDue: session.learning[0]?.memory.due ?? null,
    topics: byTopic(session, new Set(missed.keys())),
  }
}

function byTopic({ answers }: Session, missed: ReadonlySet<string>): Summary['topics'] {
  const topics = new Map<string, { topic: string; asked: number; right: number }>()
  for (const card of new Map(answers.map(({ item }) => [item.card.id, item.card])).values()) {
    const topic = card.topics[0]
    if (topic === undefined) continue
    const score = topics.get(topic) ?? { topic, asked: 0, right: 0 }
    score.asked++
    if (!missed.has(card.id)) score.right++
    topics.set(topic, score)
  }
  return [...topics.values()].sort((a, b) => a.right / a.asked - b.right / b.asked || b.asked - a.asked)
}

/** The middle of some numbers; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
