import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { widthOf } from '../../src/terminal/width.ts'
import { type Span, wrapSpans, wrapText } from '../../src/terminal/wrap.ts'

const mark = (left: string, right: string) => (text: string) => `${left}${text}${right}`
const plain = (text: string) => text

describe('wrapText', () => {
  it.each<[string, string, number, string[]]>([
    ['breaks at blanks', 'the quick brown fox', 10, ['the quick', 'brown fox']],
    ['folds runs of white space', ' a \t  b ', 10, ['a b']],
    ['keeps the lines of the text', 'a\n\nb', 10, ['a', '', 'b']],
    ['gives one empty line for nothing', '', 10, ['']],
    ['breaks a word that fits no line', 'see abcdefghijklm now', 5, ['see', 'abcde', 'fghij', 'klm', 'now']],
    ['breaks between wide characters', '缓存是什么', 6, ['缓存是', '什么']],
    ['starts no line with a closing mark', '缓存是，什么', 6, ['缓存', '是，什', '么']],
    ['ends no line with an opening mark', '缓存（什么）', 6, ['缓存', '（什', '么）']],
    ['keeps Latin words whole between wide characters', '使用Redis缓存', 8, ['使用', 'Redis缓', '存']],
    ['keeps flags and families whole', '👨‍👩‍👧🇩🇪👍🏽', 2, ['👨‍👩‍👧', '🇩🇪', '👍🏽']],
    ['never makes an empty line for a blank at the end', 'abcde ', 5, ['abcde']],
  ])('%s', (_, text, width, lines) => expect(wrapText(text, width)).toEqual(lines))
})

describe('wrapSpans', () => {
  const spans: Span[] = [
    { text: 'plain ', paint: plain },
    { text: 'bold and ', paint: mark('<', '>') },
    { text: 'x  y', paint: mark('[', ']'), verbatim: true },
    { text: ', done', paint: plain },
  ]
  it('paints each line for itself and runs a look through its blanks', () =>
    expect(wrapSpans(spans, 30)).toEqual(['plain <bold and >[x  y], done']))
  it('keeps what touches together', () =>
    expect(wrapSpans(spans, 12)).toEqual(['plain <bold>', '<and >[x  y],', 'done']))
  it('keeps blanks at the start of verbatim text', () =>
    expect(wrapSpans([{ text: '  x', paint: plain, verbatim: true }], 9)).toEqual(['  x']))

  it('makes no line wider than the width and loses no character', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 2, max: 60 }),
        (texts, width) => {
          const lines = wrapSpans(
            texts.map((text) => ({ text, paint: plain })),
            width,
          )
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
          const letters = (text: string) => text.replace(/\s/g, '')
          expect(letters(lines.join(''))).toBe(letters(texts.join('')))
        },
      ),
    ))
})
