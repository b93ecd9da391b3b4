import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { clusters, padStart, shorten, widthOf } from '../../src/terminal/width.ts'

describe('widthOf', () => {
  it.each([
    ['plain', 5],
    ['naïve — “quoted”…', 17],
    ['Вопрос', 6],
    ['缓存', 4],
    ['질문', 4],
    ['e\u0301', 1],
    ['👍🏽', 2],
    ['👨‍👩‍👧', 2],
    ['🇩🇪🇫🇷', 4],
    ['1️⃣', 2],
    ['❤️', 2],
    ['✅ done', 7],
    ['a\u200bb', 2],
    ['\u001b[1mbold\u001b[22m', 4],
    ['', 0],
  ])('%j takes %d columns', (text, width) => expect(widthOf(text)).toBe(width))

  it('agrees with string-width on letters, marks and emoji', () => {
    const letters = fc.constantFrom(
      ...'aZ9 é—“•→✓│ßЖ字あア한ｱＡ，。「」',
      ...['e\u0301', '👍', '👍🏽', '🇩🇪', '❤️', '✅', '👩‍💻', '1️⃣', '⚙', 'ไ', 'क'],
    )
    fc.assert(
      fc.property(fc.array(letters), (list) => {
        const text = list.join(' ')
        expect(widthOf(text)).toBe(stringWidth(text))
      }),
    )
  })

  it('agrees with string-width on every assigned character', () => {
    const different: string[] = []
    for (let code = 0xa0; code < 0x30000; code++) {
      const text = String.fromCodePoint(code)
      // A single letter of a flag is drawn as terminals like.
      if (/[\p{Cn}\p{Cs}\u{1f1e6}-\u{1f1ff}]/u.test(text)) continue
      if (widthOf(text) !== stringWidth(text)) different.push(code.toString(16))
    }
    expect(different).toEqual([])
  })
})

describe('clusters', () => {
  it('loses nothing', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => clusters(text).join('') === text)))
})

describe('shorten', () => {
  it('leaves what fits', () => expect(shorten('caching', 7)).toBe('caching'))
  it('cuts with an ellipsis, without a blank before it', () =>
    expect(shorten('what is caching', 9)).toBe('what is…'))
  it('never cuts a wide character in two', () => expect(shorten('缓存缓存', 4)).toBe('缓…'))
})

describe('padStart', () => {
  it('counts columns', () => expect(padStart('缓', 4)).toBe('  缓'))
})
