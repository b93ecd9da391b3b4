import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { screenfuls } from '../../src/terminal/screenful.ts'

describe('screenfuls', () => {
  it('leaves what fits', () => expect(screenfuls(['a', 'b'], 2)).toEqual([['a', 'b']]))
  it('cuts at the end of the screen', () =>
    expect(screenfuls(['a', 'b', 'c'], 2)).toEqual([['a', 'b'], ['c']]))
  it('rather cuts at an empty line near it', () =>
    expect(screenfuls(['a', 'b', 'c', '', 'd', 'e'], 4)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]))
  it('shows one empty screenful for nothing', () => expect(screenfuls([], 5)).toEqual([[]]))
  it('loses no text and fits every screen', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', 'a', 'b')), fc.integer({ min: -1, max: 9 }), (lines, rows) => {
        const pieces = screenfuls(lines, rows)
        expect(pieces.flat().filter(Boolean)).toEqual(lines.filter(Boolean))
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(Math.max(1, rows))
      }),
    ))
})
