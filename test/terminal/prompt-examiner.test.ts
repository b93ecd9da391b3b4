import { PassThrough, Writable } from 'node:stream'
import xterm from '@xterm/headless'
import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/card/card.ts'
import type { SessionKind } from '../../src/study/session.ts'
import type { Test } from '../../src/study/test.ts'
import { createPage } from '../../src/terminal/page.ts'
import { createPromptExaminer } from '../../src/terminal/prompt-examiner.ts'
import { card } from '../study/cards.ts'
import { run, summary } from './session-fixtures.ts'

interface Options {
  cards?: (string | Card)[]
  kind?: SessionKind
  columns?: number
  rows?: number
  test?: Test
}

/** A session on an emulated terminal. */
function open({ cards = ['a', 'b', 'c'], kind = 'quiz', columns = 80, rows = 24, test: how }: Options = {}) {
  const terminal = new xterm.Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    convertEol: true,
    scrollback: 500,
  })
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => input,
  }) as unknown as NodeJS.ReadStream & PassThrough
  const output = Object.assign(
    new Writable({ write: (chunk, _encoding, done) => terminal.write(chunk, done) }),
    // A terminal is not closed by what wrote to it.
    { columns, rows, isTTY: true, end: () => {} },
  ) as unknown as NodeJS.WriteStream
  const page = () => createPage(output.columns)
  const examiner = createPromptExaminer({
    input,
    output,
    page,
    rows: () => output.rows,
    zone: () => 0,
    now: () => Date.parse('2026-11-21T12:00:00Z'),
    summary,
    compose: async (text) => `${text} composed`,
  })
  const ended = run(examiner, cards, kind, how)

  /** Lets keys travel through the streams and the terminal draw; neither uses a timer. */
  async function settle() {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    await new Promise<void>((resolve) => terminal.write('', resolve))
  }
  const buffer = () => terminal.buffer.active
  const line = (row: number) => buffer().getLine(row)?.translateToString(true) ?? ''
  return {
    ended,
    /** Types keys and waits until the screen stands still. */
    async type(keys: string) {
      input.write(keys)
      await settle()
    },
    async resize(to: number, high: number) {
      terminal.resize(to, high)
      Object.assign(output, { columns: to, rows: high })
      output.emit('resize')
      await settle()
    },
    hangUp: () => input.end(),
    /** Everything written, scrolled off lines too. */
    text: () =>
      Array.from({ length: buffer().length }, (_, row) => line(row))
        .join('\n')
        .trimEnd(),
    /** The rows a person sees now. */
    screen: () => Array.from({ length: rows }, (_, row) => line(buffer().viewportY + row)),
    footer: () => line(buffer().baseY + buffer().cursorY),
  }
}

describe('keys', () => {
  test.each([
    [' 1', 1],
    [' f', 1],
    [' 2', 2],
    [' 3', 3],
    [' j', 3],
    ['  ', 3],
    ['\r\r', 3],
    [' 4', 4],
  ])('%j grades %i', async (keys, grade) => {
    const { type, ended } = open({ cards: ['a'] })
    await type(`${keys}x`)
    expect((await ended).records).toEqual([`a-v1 ${grade}`])
  })

  test('s skips, u takes back over cards, q quits', async () => {
    const { type, ended } = open()
    await type(' 1s u')
    await type('u 4q')
    expect(await ended).toMatchObject({ records: ['a-v1 4'], session: { ending: 'quit' } })
  })

  test('fifty keys typed before the first card count, each once', async () => {
    const cards = Array.from({ length: 25 }, (_, index) => `c${index}`)
    const { type, ended } = open({ cards })
    await type(`${' 3'.repeat(25)}x`)
    expect((await ended).records).toEqual(cards.map((id) => `${id}-v1 3`))
  })

  test('Ctrl-C ends the session and keeps what was graded', async () => {
    const { type, ended } = open()
    await type(' 3 ')
    await type('\u0003')
    expect(await ended).toMatchObject({ records: ['a-v1 3'], session: { ending: 'interrupted' } })
  })

  test.each(['\u0004', 'hang-up'])('the end of input quits: %j', async (how) => {
    const { type, ended, hangUp } = open()
    await type(' 3')
    if (how === 'hang-up') hangUp()
    else await type(how)
    expect(await ended).toMatchObject({ records: ['a-v1 3'], session: { ending: 'quit' } })
  })

  test('keys without a meaning do nothing', async () => {
    const { type, ended, footer } = open()
    await type('xyz0\u001b[A\t\u001bq\u0017é')
    expect(footer()).toMatch(/^space answer/)
    await type('q')
    expect((await ended).records).toEqual([])
  })
})

describe('more keys', () => {
  test('u goes back after the last card', async () => {
    const { type, ended, text } = open({ cards: ['a'] })
    await type(' 1')
    expect(text()).toContain('Over: finished, 1 answered')
    await type('u')
    await type(' 4x')
    expect(await ended).toMatchObject({ records: ['a-v1 4'], session: { ending: 'finished' } })
  })

  test('@ suspends, - buries, m flags, each told in the footer', async () => {
    const { type, ended, footer } = open()
    await type('m')
    expect(footer()).toBe('flagged · space answer · ? keys · q quit · s skip')
    await type('@')
    expect(footer()).toMatch(/^suspended/)
    await type('-')
    expect(footer()).toMatch(/^buried until tomorrow/)
    await type('u')
    await type('q')
    expect((await ended).records).toEqual(['a-v1 flagged', 'a-v1 suspended'])
  })

  test('t takes an answer and shows it above the expected one', async () => {
    const { type, footer, text } = open()
    await type('t')
    expect(footer()).toBe('Your answer: enter when done · esc back · ctrl-g editor')
    await type('a cop')
    expect(footer()).toBe('Your answer: a cop')
    await type('\u007fpy 1q?')
    await type('\r')
    expect(text()).toMatch(/You wrote\na copy 1q\?\n\nAnswer\nAnswer a\./)
    expect(footer()).toBe('1 missed  2 hard  3 knew it  4 easy')
    await type('q')
  })

  test('a long text scrolls in its line, the cursor stands in it', async () => {
    const { type, footer } = open({ columns: 40 })
    await type(`n${'abcdefghij'.repeat(6)}`)
    expect(footer()).toBe(`Note: ${'abcdefghij'.repeat(6).slice(-32)}`)
    await type('\u0001X')
    expect(footer()).toMatch(/^Note: Xabc/)
    await type('\u001b')
    await type('\u0015\rq')
  })

  test('n notes in an editor too', async () => {
    const { type, ended } = open()
    await type('nsee\u0007')
    await type('q')
    expect((await ended).records).toEqual(['a-v1 noted'])
  })

  test('i says what happened, o where the card stands', async () => {
    const { type, text } = open()
    await type('io')
    expect(text()).toContain('Nothing has happened to this card yet.')
    expect(text()).toContain('/notes/a.md:1')
    await type('q')
  })

  test('keys typed ahead of a text go into it', async () => {
    const { type, ended, text } = open()
    await type('tjust q\r3q')
    expect(text()).toContain('just q')
    expect((await ended).records).toEqual(['a-v1 3'])
  })
})

describe('answers that are judged', () => {
  const typed: Test = {
    mode: 'typed',
    judge: (text) => ({ grade: text.startsWith('right') ? 4 : 1, reason: `of "${text}"`, points: [] }),
  }

  test('a typed card asks for a text at once; enter agrees with what it is worth', async () => {
    const { type, ended, footer, text } = open({ cards: ['a'], test: typed })
    await type('right\n')
    expect(footer()).toBe('Your answer: right⏎')
    await type('so\r')
    expect(text()).toContain('You wrote\nright\nso\n\nAnswer\nAnswer a.')
    expect(footer()).toBe('1 missed  2 hard  3 knew it  [4 easy]')
    await type('\rx')
    expect((await ended).records).toEqual(['a-v1 4'])
  })

  test('a move stands behind a colon, ctrl-d goes back to keys, space to the text', async () => {
    const { type, ended, footer } = open({ cards: ['a', 'b', 'c'], test: typed })
    await type(':s\r')
    await type('half')
    await type('\u0015')
    await type('\u0004')
    expect(footer()).toMatch(/^space answer/)
    await type(' wrong\r2:q\r')
    expect((await ended).records).toEqual(['b-v1 2'])
  })

  test('a question taller than the screen is shown whole before the text begins', async () => {
    const context = Array.from({ length: 40 }, (_, index) => `- point ${index}.`).join('\n')
    const { type, footer, text } = open({ cards: [card('a', { context })], test: typed })
    await type('')
    expect(footer()).toContain('more: space')
    await type(' ')
    expect(text()).toContain('point 39.')
    expect(footer()).toMatch(/^Your answer:/)
    await type('\u0004q')
  })

  test('a letter chooses', async () => {
    const options = ['one', 'two', 'three'].map((text, index) => ({ text, correct: index === 1 }))
    const choice: Test = {
      mode: 'choice',
      question: { options, several: false },
      judge: ([first]) => ({ grade: first === 1 ? 3 : 1, reason: '', points: [] }),
    }
    const { type, ended, footer, text } = open({ cards: ['a', 'b'], test: choice })
    await type('')
    expect(footer()).toMatch(/^a-c your choice · \? keys/)
    await type('b')
    expect(text()).toContain('✓ Right: b.')
    await type(' a2x')
    expect((await ended).records).toEqual(['a-v1 3', 'b-v1 2'])
  })
})

describe('the screen', () => {
  test('cards stand above one footer, and the footer goes at the end', async () => {
    const { type, ended, text, footer } = open({ cards: ['a', 'b'] })
    await type('')
    expect(footer()).toBe('space answer · ? keys · q quit · s skip')
    await type(' ')
    expect(footer()).toBe('1 missed  2 hard  3 knew it  4 easy')
    await type('3 3')
    expect(footer()).toBe('u undo · any other key leaves')
    await type('x')
    await ended
    expect(text()).not.toMatch(/space answer|knew it|leaves/)
    expect(text().match(/Question [ab]\?/g)).toEqual(['Question a?', 'Question b?'])
    expect(text()).toContain('2 of 2')
  })

  test('a review names the next interval of each grade, without names where there is no room', async () => {
    const wide = open({ kind: 'review' })
    await wide.type(' ')
    expect(wide.footer()).toBe('1 Again 1m  2 Hard 6m  3 Good 10m  4 Easy 8d')
    await wide.type('q')
    const narrow = open({ kind: 'review', columns: 40 })
    await narrow.type(' ')
    expect(narrow.footer()).toBe('1 1m  2 6m  3 10m  4 8d')
    await narrow.type('q')
  })

  test('a refused move is told in the footer, until the next', async () => {
    const { type, footer } = open()
    await type('3')
    expect(footer()).toMatch(/^see the answer first · space answer/)
    await type(' ')
    expect(footer()).toBe('1 missed  2 hard  3 knew it  4 easy')
    await type('q')
  })

  test('a hint is offered where there is one, and shown once', async () => {
    const { type, footer, text } = open({ cards: [card('a', { intent: 'To see the intent.' })] })
    await type('')
    expect(footer()).toContain('h hint')
    await type('hh')
    expect(footer()).not.toContain('h hint')
    expect(text().match(/To see the intent/g)).toHaveLength(1)
    await type('q')
  })

  test('? lists the keys', async () => {
    const { type, text } = open()
    await type('?')
    expect(text()).toContain('1 2 3 4      missed, hard, knew it, easy')
    await type('q')
  })

  const tall = card('tall', {
    answer: Array.from({ length: 60 }, (_, index) => `- point ${index}.`).join('\n'),
  })

  test('an answer taller than the screen stops at each screenful', async () => {
    const { type, screen, footer, ended, text } = open({ cards: [tall] })
    await type(' ')
    expect(footer()).toContain('more: space')
    expect(screen()[0]).toContain('Answer')
    expect(text()).not.toContain('point 40.')
    await type(' ')
    expect(footer()).toContain('more: space')
    await type(' ')
    expect(text()).toContain('point 59.')
    expect(footer()).toBe('1 missed  2 hard  3 knew it  4 easy')
    await type('2x')
    expect((await ended).records).toEqual(['tall-v1 2'])
  })

  test('a grade typed ahead shows the rest of a tall answer and counts', async () => {
    const { type, ended, text } = open({ cards: [tall] })
    await type(' 2x')
    expect((await ended).records).toEqual(['tall-v1 2'])
    expect(text()).toContain('point 59.')
  })

  test.each([40, 60, 200])('a resize to %i columns redraws the card', async (columns) => {
    const question = `What ${'really '.repeat(20)}happens?`
    const { type, resize, screen, footer } = open({
      cards: [card('a', { question })],
      columns: 100,
      rows: 24,
    })
    await type(' ')
    await resize(columns, 24)
    const rows = screen().filter((row) => row !== '')
    expect(rows[0]).toContain('Notes')
    expect(rows.join(' ')).toContain('happens?')
    expect(rows.join(' ')).toContain('Answer a.')
    expect(rows.every((row) => row.length <= Math.min(columns, 88))).toBe(true)
    expect(footer()).toBe('1 missed  2 hard  3 knew it  4 easy')
    await type('q')
  })

  test('what would steer the terminal is made visible', async () => {
    const { type, text } = open({ cards: [card('a', { question: 'Clear \u001b[2J this?' })] })
    await type('')
    expect(text()).toContain('Clear ␛[2J this?')
    await type('q')
  })
})
