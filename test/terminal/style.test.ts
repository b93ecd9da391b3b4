import { describe, expect, it } from 'vitest'
import { createPage } from '../../src/terminal/page.ts'
import { colourLevel, createStyle, PLAIN } from '../../src/terminal/style.ts'
import { oneLine, visible } from '../../src/terminal/visible.ts'

describe('colourLevel', () => {
  it.each<[string, Record<string, string>, boolean, boolean, number]>([
    ['a terminal', { TERM: 'xterm' }, true, true, 1],
    ['a terminal of 256 colours', { TERM: 'xterm-256color' }, true, true, 2],
    ['a terminal of all colours', { TERM: 'xterm-256color', COLORTERM: 'truecolor' }, true, true, 3],
    ['a pipe', { TERM: 'xterm' }, true, false, 0],
    ['a dumb terminal', { TERM: 'dumb' }, true, true, 0],
    ['--no-color', { TERM: 'xterm', FORCE_COLOR: '1' }, false, true, 0],
    ['NO_COLOR', { TERM: 'xterm', NO_COLOR: '1' }, true, true, 0],
    ['NO_COLOR beside FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '3' }, true, true, 0],
    ['an empty NO_COLOR', { TERM: 'xterm', NO_COLOR: '' }, true, true, 1],
    ['FORCE_COLOR in a pipe', { FORCE_COLOR: '' }, true, false, 1],
    ['FORCE_COLOR=3', { FORCE_COLOR: '3' }, true, false, 3],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0', TERM: 'xterm' }, true, true, 0],
  ])('%s', (_, env, colourFlag, isTTY, level) => expect(colourLevel({ env, colourFlag, isTTY })).toBe(level))
})

describe('createStyle', () => {
  it('paints nothing at level 0', async () => expect((await createStyle(0)).bold('x')).toBe('x'))
  it('paints at level 1', async () => expect((await createStyle(1)).red('x')).toBe('\u001b[31mx\u001b[39m'))
  it('has the same looks with and without colour', async () =>
    expect(Object.keys(await createStyle(1))).toEqual(Object.keys(PLAIN)))
})

describe('createPage', () => {
  it.each([
    [undefined, 80, Number.POSITIVE_INFINITY],
    [0, 80, Number.POSITIVE_INFINITY],
    [40, 40, 40],
    [88, 88, 88],
    [200, 88, 200],
    [5, 20, 20],
  ])('%s columns', (columns, width, code) =>
    expect(createPage(columns)).toMatchObject({ width, columns: code }),
  )
})

describe('visible', () => {
  it('keeps lines and tabs and shows the rest', () =>
    expect(visible('a\r\nb\rc\td\u001b[31m')).toBe('a\nb\nc\td␛[31m'))
  it('keeps joined emoji and marks', () => expect(visible('👨‍👩‍👧 e\u0301')).toBe('👨‍👩‍👧 e\u0301'))
})

describe('oneLine', () => {
  it('folds newlines and tabs', () => expect(oneLine(' a\n\tb\u0007 ')).toBe('a b␇'))
})
