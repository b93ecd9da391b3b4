import { describe, expect, test } from 'vitest'
import { decode } from '../../src/document/decode.ts'
import { Problem } from '../../src/problem.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)

const problemOf = (run: () => unknown): Problem => {
  try {
    run()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('no Problem was thrown')
}

describe('decode', () => {
  test('reads UTF-8 with and without its mark', () => {
    expect(decode(new TextEncoder().encode('Größe 你好'))).toBe('Größe 你好')
    expect(decode(bytes(0xef, 0xbb, 0xbf, 0x41))).toBe('A')
  })

  test('reads UTF-16 by its mark, in either order', () => {
    expect(decode(bytes(0xff, 0xfe, 0x41, 0, 0xe4, 0))).toBe('Aä')
    expect(decode(bytes(0xfe, 0xff, 0, 0x41, 0, 0xe4))).toBe('Aä')
  })

  test.each([
    ['a stray byte', [0x41, 0x42, 0xe4, 0x43], 2],
    ['an overlong sequence', [0x41, 0xc0, 0x80], 1],
    ['a surrogate', [0xed, 0xa0, 0x80], 0],
    ['a sequence cut short', [0x41, 0xe2, 0x82], 1],
    ['a value past the last code point', [0x41, 0x42, 0xf4, 0x90, 0x80, 0x80], 2],
  ])('names the offset of %s', (_, values, offset) => {
    const problem = problemOf(() => decode(bytes(...values)))
    expect(problem.code).toBe('not-text')
    expect(problem.message).toContain(`byte ${offset} `)
    expect(problem.hint).toContain('--encoding')
  })

  test('refuses NUL and names its offset', () => {
    expect(problemOf(() => decode(bytes(0x41, 0x42, 0, 0x43))).message).toContain('byte 2 is NUL')
  })

  test('takes the encoding it is told', () => {
    expect(decode(bytes(0x47, 0x72, 0xf6, 0xdf, 0x65), 'latin1')).toBe('Größe')
    expect(problemOf(() => decode(bytes(0x41), 'klingon'))).toMatchObject({
      code: 'unknown-encoding',
      exitCode: 2,
    })
  })
})
