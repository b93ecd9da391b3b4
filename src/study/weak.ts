import { isMissed, isSeen, type Memory } from '../review/memory.ts'
import type { Scheduler } from '../review/scheduler.ts'

interface Weighable {
  topic?: string | null
  memory: Memory
}

/** The part of the topics that counts as the weakest. */
const WEAKEST = 1 / 3

/**
 * The cards of the weakest topics: those of which most is forgotten, by what was answered of them so far. Topics of
 * which nothing was answered are neither weak nor strong.
 */
export function ofWeakTopics<C extends Weighable>(
  pool: readonly C[],
  scheduler: Pick<Scheduler, 'retrievability'>,
  now: number,
): C[] {
  const topics = new Map<string, { forgotten: number; seen: number }>()
  for (const { topic, memory } of pool) {
    if (topic == null || !isSeen(memory)) continue
    const known = topics.get(topic) ?? { forgotten: 0, seen: 0 }
    known.forgotten += forgotten(memory, scheduler, now)
    known.seen++
    topics.set(topic, known)
  }
  const weakest = [...topics]
    .sort(([, a], [, b]) => b.forgotten / b.seen - a.forgotten / a.seen)
    .slice(0, Math.max(1, Math.ceil(topics.size * WEAKEST)))
  const weak = new Set(weakest.map(([topic]) => topic))
  return pool.filter(({ topic }) => topic != null && weak.has(topic))
}

/** 0-1: how likely a card is not known now. */
function forgotten(
  memory: Memory,
  { retrievability }: Pick<Scheduler, 'retrievability'>,
  now: number,
): number {
  if (isMissed(memory)) return 1
  return memory.lastAt === null ? 0 : 1 - retrievability(memory, now)
}
