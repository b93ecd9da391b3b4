import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/document/read.ts'
import { recognise } from '../../src/format/recognise.ts'
import { Problem } from '../../src/problem.ts'
import { knowledge } from './knowledge.ts'

/** Reads a text; a Problem is an answer too. What must not happen is a crash or a search without end. */
const read = (text: string): string => {
  try {
    return `${recognise(readDocument({ path: 'hostile.md', text }), knowledge).cards.length} cards`
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

const SIGNS = [
  '[',
  '>',
  '*',
  '_',
  '-',
  '`',
  '<',
  '#',
  '|',
  '!',
  '(',
  '~',
  '=',
  '+',
  '\\',
  '&',
  ':',
  '?',
  '$',
  '\t',
  '\u202e',
]
const WORDS = [
  '1. ',
  '- ',
  '> ',
  '[[',
  '](',
  '**a',
  '<a ',
  '<!--',
  '<details>',
  '<summary>',
  '</details>',
  '</summary>',
  '```\n',
  '~~~\n',
  'A: ',
  'Q: ',
  'Q\t',
  ' :: ',
  '1.1.1.1.',
  '[a](b)    ',
  '![a](b)',
  '<A.a.a>',
  'return a-',
  'a().b()',
  'select a from ',
  '{{c1::a}}',
  '__a ',
  '# What? ',
  '? ',
  '<h3>',
  '| a ',
  '问',
  '[a]: b\n',
  '<div>\n\n',
  '* x\n\n',
  '?\n',
  'Q: \n',
  '1. \n',
  '> > x\n',
  'a\n---\n',
]

describe('runs of signs and words end', () => {
  test.each([...SIGNS, ...WORDS])('%j', (piece) => {
    const line = piece.repeat(Math.ceil(9000 / piece.length))
    for (const text of [
      line,
      `${line} x`,
      `## What?\n\n${line}\n\nx`,
      `${piece}\n`.repeat(3000),
      `${piece.repeat(12)} x\n`.repeat(400),
    ]) {
      expect(read(text)).toMatch(/^\d+ cards$|^[a-z-]+$/)
    }
  })
})

describe('nesting', () => {
  test('deep quotes and lists are refused', () => {
    expect(read(`${'>'.repeat(500)} x`)).toBe('nested-too-deep')
    expect(read(Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n'))).toBe(
      'nested-too-deep',
    )
  })

  test('nested details are read', () => {
    const depth = 200
    expect(
      read(`${'<details><summary>What?</summary>\n'.repeat(depth)}x\n${'</details>\n'.repeat(depth)}`),
    ).toMatch(/cards$/)
  })

  test('very many blocks do not exhaust the stack', () => {
    expect(read('<div>\n\n'.repeat(150_000))).toBe('0 cards')
  })
})
