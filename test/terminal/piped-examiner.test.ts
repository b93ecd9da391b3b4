import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/card/card.ts'
import type { SessionKind } from '../../src/study/session.ts'
import { createPage } from '../../src/terminal/page.ts'
import { createPipedExaminer } from '../../src/terminal/piped-examiner.ts'
import type { Sink } from '../../src/terminal/sink.ts'
import { card } from '../study/cards.ts'
import { run, summary } from './session-fixtures.ts'

function memorySink(): Sink & { text: () => string } {
  let text = ''
  const write = (more: string) => {
    text += more
  }
  return { write, line: (more = '') => write(`${more}\n`), text: () => text }
}

/** A session over lines; `input` as it would stand in `printf`. */
async function piped(
  input: string | string[],
  cards: (string | Card)[] = ['a', 'b'],
  kind: SessionKind = 'quiz',
) {
  const results = memorySink()
  const notes = memorySink()
  const chunks = (Array.isArray(input) ? input : [input]).map((chunk) => Buffer.from(chunk))
  const examiner = createPipedExaminer({
    input: Readable.from(chunks),
    results,
    notes,
    page: createPage(undefined),
    zone: () => 0,
    summary,
  })
  const { session, records } = await run(examiner, cards, kind)
  return {
    records,
    ending: session.ending,
    skipped: session.skipped,
    results: results.text(),
    notes: notes.text(),
  }
}

describe('lines', () => {
  test('an empty line or r reveals, a digit or a word grades', async () => {
    const { records, ending } = await piped('\n3\nr\nagain\n\nHARD\r\n\n4', ['a', 'b', 'c', 'd'])
    expect(records).toEqual(['a-v1 3', 'b-v1 1', 'c-v1 2', 'd-v1 4'])
    expect(ending).toBe('finished')
  })

  test('a grade before the answer is refused with a note, and the card stays', async () => {
    const { records, notes, results } = await piped('3\n\n4\nq\n')
    expect(records).toEqual(['a-v1 4'])
    expect(notes).toContain('Not graded')
    expect(results.match(/Question a\?/g)).toHaveLength(1)
  })

  test('an empty line never grades', async () => {
    const { records, ending } = await piped('\n\n\n\n')
    expect(records).toEqual([])
    expect(ending).toBe('quit')
  })

  test('s skips, u takes back, q quits', async () => {
    const { records, skipped, ending } = await piped('\n1\ns\nu\nu\n\n3\nq\n\n3\n', ['a', 'b', 'c'])
    expect({ records, skipped, ending }).toEqual({ records: ['a-v1 3'], skipped: 0, ending: 'quit' })
  })

  test('the end of input quits, in the middle of a card too', async () => {
    for (const input of ['', '\n', '\n3', '\n3\n', 'h']) expect((await piped(input)).ending).toBe('quit')
  })

  test('lines may come in any pieces, in any UTF-8', async () => {
    const { records, notes } = await piped(['\n', '', '3', '\n\ng', 'ood', '\nпри', 'вет\n'], ['a', 'b', 'c'])
    expect(records).toEqual(['a-v1 3', 'b-v1 3'])
    expect(notes).toContain('No move: привет.')
  })

  test('a character cut in two by a chunk is one character', async () => {
    const [head, tail] = [Buffer.from('й').subarray(0, 1), Buffer.from('й').subarray(1)]
    const notes = memorySink()
    const examiner = createPipedExaminer({
      input: Readable.from([head, tail]),
      results: memorySink(),
      notes,
      page: createPage(undefined),
      zone: () => 0,
      summary,
    })
    await run(examiner, ['a'])
    expect(notes.text()).toContain('No move: й.')
  })

  test('what is no move says so, made safe to print', async () => {
    const { notes, records } = await piped('5\n\u001b[2Jx\n\n3\nq\n')
    expect(notes).toContain('No move: 5.')
    expect(notes).toContain('No move: ␛[2Jx.')
    expect(records).toEqual(['a-v1 3'])
  })
})

describe('more moves as words', () => {
  test('suspend, bury, flag and note', async () => {
    const { records, notes } = await piped('flag\nnote look it up\nsuspend\nbury\n')
    expect(records).toEqual(['a-v1 flagged', 'a-v1 noted', 'a-v1 suspended', 'b-v1 buried'])
    expect(notes).toMatch(/Flagged\..*Noted\..*Suspended\./s)
  })

  test('a note needs a text, an editor a terminal', async () => {
    const { records, notes } = await piped('note\nedit\nsource\nhistory\n')
    expect(records).toEqual([])
    expect(notes).toContain('Nothing noted')
    expect(notes).toContain('An editor needs a terminal')
    expect(notes).toContain('/notes/a.md:1')
    expect(notes).toContain('Nothing has happened')
  })

  test('t shows what was written beside the answer', async () => {
    const { records, results } = await piped('t A copy nearby\n3\n', ['a'])
    expect(results).toMatch(/You wrote\nA copy nearby\n\nAnswer\n/)
    expect(records).toEqual(['a-v1 3'])
  })
})

describe('what is shown', () => {
  const full = card('a', {
    intent: 'To see the intent.',
    guidance: 'Name two.',
    answerKind: 'example',
    section: 'Part',
  })

  test('header, question, hint, answer, guidance, in this order', async () => {
    const { results } = await piped('h\n\n3\n', [full])
    const order = [
      'Notes › Part',
      '1 of 1',
      'Question a?',
      'To see the intent.',
      'Example answer',
      'Answer a.',
      'Name two.',
    ]
    const places = order.map((part) => results.indexOf(part))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('nothing of the answer before it is asked for', async () => {
    const { results } = await piped('h\nq\n', [full])
    expect(results).not.toContain('Answer a.')
    expect(results).not.toContain('Name two.')
  })

  test('a card without an intent has no hint', async () => {
    expect((await piped('h\nq\n')).notes).toContain('no hint')
  })

  test('notes keep off the results', async () => {
    const { results } = await piped('3\n?\nx\n\n3\nq\n')
    expect(results).not.toMatch(/No move|Not graded|One move a line|1 missed/)
  })

  test('grades are named for the session, with intervals in a review', async () => {
    expect((await piped('\nq\n')).notes).toContain('1 missed  2 hard  3 knew it  4 easy')
    expect((await piped('\nq\n', ['a'], 'review')).notes).toContain(
      '1 Again 1m  2 Hard 6m  3 Good 10m  4 Easy 8d',
    )
  })

  test('a review grades one card good and ends by q', async () => {
    const { records, ending } = await piped('\n3\nq\n', ['a'], 'review')
    expect({ records, ending }).toEqual({ records: ['a-v1 3'], ending: 'quit' })
  })
})

test('input that never ends is let go when the session is over', async () => {
  const endless = new Readable({ read() {} })
  endless.push('\n3\n')
  const examiner = createPipedExaminer({
    input: endless,
    results: memorySink(),
    notes: memorySink(),
    page: createPage(undefined),
    zone: () => 0,
    summary,
  })
  expect((await run(examiner, ['a'])).records).toEqual(['a-v1 3'])
  expect(endless.destroyed).toBe(true)
})
