import { describe, expect, test } from 'vitest'
import type { Key } from '../../src/terminal/keys.ts'
import { EMPTY, type Line, write } from '../../src/terminal/line-editor.ts'

const char = (sequence: string): Key => ({ name: sequence, sequence })
const ctrl = (name: string): Key => ({ name, ctrl: true, sequence: '\u0001' })
const alt = (name: string): Key => ({ name, meta: true, sequence: `\u001b${name}` })
const named = (name: string): Key => ({ name, sequence: '\u001b[X' })

/** Letters are typed, `<left>` is a key of that name. */
function typed(text: string, line: Line = EMPTY): Line {
  const keys = [...text.matchAll(/<([^>]+)>|./gsu)].map(([whole, name]): Key => {
    if (name === undefined) return char(whole)
    if (name.startsWith('ctrl-')) return ctrl(name.slice(5))
    return name.startsWith('alt-') ? alt(name.slice(4)) : named(name)
  })
  return keys.reduce((now, key) => {
    const next = write(now, key)
    if (typeof next === 'string') throw new Error(`ended with ${next}`)
    return next
  }, line)
}

describe('writing', () => {
  test.each([
    ['caching', 'caching|'],
    ['cat<left><left>r', 'cr|at'],
    ['one two<ctrl-w>', 'one |'],
    ['one two<alt-b>x', 'one x|two'],
    ['one<ctrl-a>x<ctrl-e>y', 'xoney|'],
    ['one<left><ctrl-u>', '|e'],
    ['one<home><right><ctrl-k>', 'o|'],
    ['one<home><delete>', '|ne'],
    ['é👩‍💻<backspace>', 'é|'],
    ['a<alt-return>b', 'a\nb|'],
    ['a<enter>b', 'a\nb|'],
    ['a<tab>b', 'a b|'],
    ['a<up><f5>b', 'ab|'],
  ])('%s gives %s', (keys, result) => {
    const { before, after } = typed(keys)
    expect(`${before}|${after}`).toBe(result)
  })

  test('line ends that are pasted belong to the text', () => {
    expect(typed('<paste-start>a<return>b<paste-end>')).toEqual({ before: 'a\nb', after: '', pasting: false })
  })
})

test.each([
  [named('return'), 'done'],
  [named('escape'), 'cancel'],
  [ctrl('d'), 'cancel'],
  [ctrl('g'), 'editor'],
])('%o ends it: %s', (key, end) => {
  expect(write(EMPTY, key)).toBe(end)
})

test('ctrl-d inside a text deletes', () => {
  expect(write({ ...EMPTY, after: 'ab' }, ctrl('d'))).toMatchObject({ before: '', after: 'b' })
})
