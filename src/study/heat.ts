import { addDays, dayNumber, dayOfNumber } from '../review/study-day.ts'

/** How much was done on a day: 0 nothing, 1-4 by quarters of what is usual. */
export type Heat = 0 | 1 | 2 | 3 | 4

/** A day of the map. */
export interface HeatDay {
  day: string
  count: number
  heat: Heat
}

/** Days as weeks from Monday to Sunday; null outside the span. */
export type Week = readonly (HeatDay | null)[]

export interface HeatMap {
  weeks: readonly Week[]
  /** The least count of heat 1 to 4. */
  steps: readonly [number, number, number, number]
}

/** 1970-01-05, a Monday. */
const MONDAY = 4

/** Lays the days from one to another out in weeks. The steps are quartiles of the days on which anything was done. */
export function heatMap(counts: ReadonlyMap<string, number>, from: string, to: string): HeatMap {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  const busy = days.flatMap((day) => counts.get(day) ?? []).filter((count) => count > 0)
  const steps = quartiles(busy)
  const heatOf = (count: number): Heat =>
    count === 0 ? 0 : (Math.max(1, steps.filter((step) => count >= step).length) as Heat)
  const weeks: (HeatDay | null)[][] = []
  const first = dayNumber(from) - ((((dayNumber(from) - MONDAY) % 7) + 7) % 7)
  for (let monday = first; dayOfNumber(monday) <= to; monday += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, offset) => {
        const day = dayOfNumber(monday + offset)
        const count = counts.get(day) ?? 0
        return day < from || day > to ? null : { day, count, heat: heatOf(count) }
      }),
    )
  }
  return { weeks, steps }
}

/** Where each quarter of the days begins, one above the other. */
function quartiles(counts: readonly number[]): [number, number, number, number] {
  const sorted = counts.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  const steps = [1, at(0.25) + 1, at(0.5) + 1, at(0.75) + 1]
  for (let i = 1; i < 4; i++) steps[i] = Math.max(steps[i]!, steps[i - 1]! + 1)
  return steps as [number, number, number, number]
}
