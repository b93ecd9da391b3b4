import { isSeen } from '../review/memory.ts'
import { studyDay } from '../review/study-day.ts'
import { labelled } from '../store/labels.ts'
import { memoriesOf } from '../store/memories.ts'
import type { Library } from './open.ts'

/** A topic of the library, its children included. */
interface TopicCount {
  topic: string
  cards: number
  /** Answered at least once, in a quiz or a review. */
  seen: number
  due: number
  /** Mean retrievability now x share seen, 0-1; null until a card of the topic was reviewed. */
  readiness: number | null
}

/** Every topic of the library with its counts, by name. */
export async function listTopics(library: Library): Promise<TopicCount[]> {
  const { db, ports } = library
  const now = ports.now()
  const day = studyDay(now, await library.calendar())
  const cardsOf = labelled(db)
  const memories = memoriesOf(db, [...new Set([...cardsOf.values()].flat())])
  const reviewed = [...memories.values()].some(({ stability }) => stability !== null)
  const scheduler = reviewed ? await library.scheduler() : null
  return [...cardsOf].map(([topic, cards]) => {
    const known = cards.flatMap((card) => memories.get(card) ?? [])
    const seen = known.filter(isSeen).length
    const graded = known.filter(({ stability }) => stability !== null)
    const held = graded.map((memory) => scheduler?.retrievability(memory, now) ?? 0)
    return {
      topic,
      cards: cards.length,
      seen,
      due: known.filter((memory) => isDue(memory, now, day)).length,
      readiness:
        graded.length === 0
          ? null
          : (held.reduce((a, b) => a + b, 0) / graded.length) * (seen / cards.length),
    }
  })
}

const isDue = (
  { suspended, due, dueDay }: { suspended: boolean; due: number | null; dueDay: string | null },
  now: number,
  day: string,
): boolean => !suspended && (dueDay === null ? due !== null && due <= now : dueDay <= day)
