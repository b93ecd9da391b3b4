import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayNumber } from '../../src/review/study-day.ts'
import { heatMap } from '../../src/study/heat.ts'

const counts = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 500 })))
  .map((days) => new Map(days.map(([offset, count]) => [addDays('2026-05-20', offset), count])))

test('every day of the span stands once, in weeks from Monday', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 220 }), (done, length) => {
      const { weeks } = heatMap(done, '2026-05-20', addDays('2026-05-20', length))
      const days = weeks.flat().flatMap((day) => day ?? [])
      expect(days.map(({ day }) => day)).toEqual(
        Array.from({ length: length + 1 }, (_, i) => addDays('2026-05-20', i)),
      )
      for (const week of weeks) {
        week.forEach((day, row) => {
          if (day) expect((dayNumber(day.day) + 3) % 7).toBe(row)
        })
      }
    }),
  )
})

test('more is never cooler, something never cold, nothing never warm', () => {
  fc.assert(
    fc.property(counts, (done) => {
      const days = heatMap(done, '2026-05-20', '2026-12-06')
        .weeks.flat()
        .flatMap((day) => day ?? [])
      for (const day of days) expect(day.heat === 0).toBe(day.count === 0)
      const sorted = days.toSorted((a, b) => a.count - b.count)
      const heats = sorted.map(({ heat }) => heat)
      expect(heats).toEqual(heats.toSorted((a, b) => a - b))
    }),
  )
})
