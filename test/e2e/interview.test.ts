import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bin, type Desk, desk } from './iq.ts'

const FAST = { IQ_NOW: '2026-03-02T12:00:00Z*6000' }
const four = ['interview', '--minutes', '20', '-n', '4', '--seed', '1']

/** Runs an interview by lines and kills it as soon as its output matches; standard input stays open. */
const killed = (place: Desk, input: string, pattern: RegExp): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...four], { cwd: place.home, env: place.env })
    let out = ''
    child.stdout.on('data', (data) => {
      out += data
      if (pattern.test(out)) child.kill('SIGKILL')
    })
    child.on('exit', () => resolve())
    child.stdin.write(input)
  })

describe('an interview by lines', () => {
  it('shows the plan without the questions', () => {
    const place = desk()
    const { out, code } = place.iq([...four, '--plan'])
    expect(code).toBe(0)
    expect(out).toMatch(/^4 questions in 20 minutes\n 1 {2}\S+ +warm-up {2}\d:\d\d\n/)
    expect(out).not.toContain('?')
    expect(place.json([...four, '--plan']).questions).toHaveLength(4)
  })

  it('asks, ticks, scores, notes and reports, and keeps all of it', () => {
    const place = desk()
    const moves = ['my own words', '1', '', '3', '', '', 'n look it up', '4', ':s', 'x', '', '0']
    const { out, code, err } = place.iq(four, { input: `${moves.join('\n')}\n`, env: FAST })
    expect(code).toBe(0)
    expect(err).toContain('suggested by')
    expect(out).toMatch(/Score 2\.3 of 4 · 3 of 4 questions answered · 1 skipped/)
    expect(out).toContain('my own words')
    expect(out).toContain('note: look it up')
    const { interviews } = place.json(['interviews'])
    expect(interviews).toMatchObject([
      { number: 1, ending: 'finished', canGoOn: false, answered: 3, skipped: 1 },
    ])
    const { interview } = place.json(['interview', '--report', '1'])
    expect(interview.questions.map(({ score }: { score: number | null }) => score)).toEqual([3, 4, null, 0])
    expect(interview.questions[0]).toMatchObject({ typed: 'my own words', basis: 'typed' })
    expect(interview.next).toHaveLength(2)
    expect(place.json(['topics']).topics.every(({ seen }: { seen: number }) => seen === 0)).toBe(true)
  })

  it('marks what took too long and ends when the time is over', () => {
    const place = desk()
    const slow = { IQ_NOW: '2026-03-02T12:00:00Z*999999' }
    const { out } = place.iq(['interview', '--minutes', '0.1', '-n', '3'], {
      input: 'a\n\n1\nb\n\n1\n',
      env: slow,
    })
    expect(out).toContain('time was over')
    expect(out).toMatch(/\d:\d\d of 0:0\d, over/)
  })

  it('loses nothing that was answered when it is killed, and goes on', async () => {
    const place = desk()
    await killed(place, 'first words\n\n2\nsecond words\n', /second words/)
    expect(place.json(['interviews']).interviews).toMatchObject([
      { ending: null, canGoOn: true, answered: 1 },
    ])
    const { out, code } = place.iq(['interview', '--resume'], { input: '\n4\n:s\n:s\n' })
    expect(code).toBe(0)
    expect(out).toContain('Interview · 2 of 4')
    expect(out).toContain('second words')
    const { interview } = place.json(['interview', '--report', '1'])
    expect(interview.questions.map(({ typed }: { typed: string | null }) => typed)).toEqual([
      'first words',
      'second words',
      null,
      null,
    ])
    expect(interview).toMatchObject({ canGoOn: false, answered: 2, skipped: 2 })
    expect(place.iq(['interview', '--resume']).code).toBe(3)
  })

  it('writes the report as Markdown, and over no other file', () => {
    const place = desk()
    place.iq(four, { input: 'words\n\n2\n' })
    const file = path.join(place.home, 'report.md')
    expect(place.iq(['interview', '--report', '1', '--markdown', file]).code).toBe(0)
    const text = fs.readFileSync(file, 'utf8')
    expect(text).toMatch(/^# Interview 1, /)
    expect(text).toContain('> words')
    expect(place.iq(['interview', '--markdown', file]).code).toBe(1)
  })

  it('says what is wrong with what cannot be', () => {
    const place = desk()
    expect(place.iq(['interview', '--report', '1']).code).toBe(3)
    expect(place.iq(['interview', '--topic', 'nonsense']).code).toBe(3)
    expect(place.iq(['interview', '--minutes', '0']).code).toBe(2)
    expect(place.iq(['interviews']).out).toContain('No interviews yet')
  })
})
