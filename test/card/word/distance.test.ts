import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance, isNear, letterMask } from '../../../src/card/word/distance.ts'

/** The textbook definition (optimal string alignment), whole matrix. */
function textbook(a: string, b: string): number {
  const cell = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(cell[i - 1]![j]! + 1, cell[i]![j - 1]! + 1, cell[i - 1]![j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, cell[i - 2]![j - 2]! + 1)
      }
      cell[i]![j] = cost
    }
  }
  return cell[a.length]![b.length]!
}

const word = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', '1'), { maxLength: 8 })
  .map((letters) => letters.join(''))

test.each([
  ['cachng', 'caching', 1],
  ['dokcer', 'docker', 1],
  ['kuberntes', 'kubernetes', 1],
  ['serialisation', 'serialization', 1],
  ['det', 'debt', 1],
  ['same', 'same', 0],
])('%s → %s: %d', (a, b, edits) => expect(distance(a, b, 2)).toBe(edits))

describe('laws', () => {
  test('is the textbook distance up to the bound, and one more beyond it', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        expect(distance(a, b, most)).toBe(Math.min(textbook(a, b), most + 1))
      }),
      { numRuns: 3000 },
    )
  })

  test('words within n edits differ by at most n letters gained and n lost', () => {
    const bits = (n: number): number => n.toString(2).replaceAll('0', '').length
    fc.assert(
      fc.property(word, word, (a, b) => {
        for (const most of [1, 2]) {
          if (!isNear(a, b, most)) continue
          expect(bits((letterMask(a) & ~letterMask(b)) >>> 0)).toBeLessThanOrEqual(most)
          expect(bits((letterMask(b) & ~letterMask(a)) >>> 0)).toBeLessThanOrEqual(most)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
