import type { Grade } from '../review/event.ts'
import type { Memory } from '../review/memory.ts'
import type { View } from '../study/examiner.ts'
import { intervalText } from './time.ts'

const DAY = 86_400_000
const GRADES = [1, 2, 3, 4] as const satisfies Grade[]
const NAMES = {
  quiz: { 1: 'missed', 2: 'hard', 3: 'knew it', 4: 'easy' },
  review: { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' },
} as const

/**
 * The four grades with their digits; in a review with the interval each leads to:
 * `1 Again 10m  2 Hard 6d  3 Good 14d  4 Easy 31d`. Names go where `width` has no room for them. The grade that
 * an answer earned by itself stands in brackets.
 */
export function gradeLine(
  { kind, outcomes, now, ask }: Pick<View, 'kind' | 'outcomes' | 'now' | 'ask'>,
  width: number,
): string {
  const line = (named: boolean) =>
    GRADES.map((grade) => {
      const interval = outcomes === null ? [] : [intervalText(waiting(outcomes[grade], now))]
      const name = named || outcomes === null ? [NAMES[kind][grade]] : []
      const told = [grade, ...name, ...interval].join(' ')
      return grade === ask.verdict?.grade ? `[${told}]` : told
    }).join('  ')
  return line(true).length <= width ? line(true) : line(false)
}

/** Milliseconds until a memory is due; whole study days count as days, whatever the hour. */
const waiting = ({ intervalDays, due }: Memory, now: number): number =>
  intervalDays > 0 ? intervalDays * DAY : Math.max(0, (due ?? now) - now)
