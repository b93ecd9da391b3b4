import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { desk } from './iq.ts'

const MORNING = { IQ_NOW: '2026-11-21T09:00:00Z' }

describe('iq config', () => {
  it('lists every setting with its value and origin, gets one and sets one', () => {
    const { iq, json, home, write } = desk()
    write('.config/iq/config.toml', '# mine\n[review]\nretention = 0.85 # low\n')
    expect(iq(['config', 'get', 'review.retention'])).toMatchObject({ code: 0, out: '0.85\n' })
    expect(iq(['config', 'set', 'learning_steps', '5m', '1h']).code).toBe(0)
    const file = path.join(home, '.config/iq/config.toml')
    expect(fs.readFileSync(file, 'utf8')).toBe(
      '# mine\n[review]\nretention = 0.85 # low\nlearning_steps = "5m 1h"\n',
    )
    const { settings } = json(['config'])
    const origins = Object.fromEntries(
      settings.map(({ key, origin }: { key: string; origin: string }) => [key, origin]),
    )
    expect(origins).toMatchObject({ retention: `${file}:3`, learning_steps: `${file}:4`, fuzz: 'default' })
    expect(iq(['config', 'set', 'retention', '7'])).toMatchObject({ code: 2 })
    expect(iq(['config', 'get', 'colour'])).toMatchObject({ code: 3 })
    expect(fs.existsSync(path.join(home, '.local/share/iq'))).toBe(false)
  })

  it('a bad file is told with its line', () => {
    const { iq, write } = desk()
    write('.config/iq/config.toml', '[review]\n\nretention = 9\n')
    const { code, err } = iq(['review', '--json'])
    expect(code).toBe(1)
    expect(err).toContain('config.toml:3: retention must be')
  })
})

describe('a card', () => {
  it('is suspended, resumed and reset, and each can be undone', () => {
    const { iq, json } = desk()
    const id = json(['list']).cards[0].id
    iq(['grade', id, 'easy'])
    expect(json(['suspend', id])).toMatchObject({ card: id, state: 'suspended' })
    expect(json(['list']).cards[0].state).toBe('suspended')
    expect(json(['resume', id]).state).toBe('review')
    expect(json(['reset', id])).toMatchObject({ state: 'new', reps: 0, due: null })
    iq(['undo'])
    expect(json(['show', id]).memory).toMatchObject({ state: 'review', reps: 1 })
  })
})

describe('an interview date', () => {
  it('spreads the new cards over the days left and says what to expect', () => {
    const { iq, json } = desk()
    expect(json(['review'], { env: MORNING }).queue).toHaveLength(10)
    expect(iq(['config', 'set', 'review.interview', '2027-01-15']).code).toBe(0)
    expect(json(['review'], { env: MORNING }).queue).toHaveLength(2)
    const { err } = iq(['review'], { env: MORNING })
    expect(err).toMatch(/55 days to the interview on 2027-01-15: about \d+ answers a day, 2 new/)
    iq(['config', 'set', 'interview', 'none'])
    expect(iq(['review', '--until', '2026-12-01'], { env: MORNING }).err).toContain(
      '10 days to the interview',
    )
    expect(iq(['review', '--until', 'soon']).code).toBe(2)
  })
})

describe('iq stats', () => {
  it('is readable in 80 columns of ASCII', () => {
    const { iq, json } = desk()
    const [a, b] = json(['list']).cards
    for (const [day, id, grade] of [
      ['19', a.id, 'easy'],
      ['20', b.id, 'easy'],
      ['21', a.id, 'again'],
    ]) {
      iq(['grade', id, grade], { env: { IQ_NOW: `2026-11-${day}T09:00:00Z` } })
    }
    const { out } = iq(['stats'], { env: { ...MORNING, LANG: 'C' } })
    expect(out).toMatch(/^[\x00-\x7f]*$/)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(out).toContain('3 answers on 3 days')
    expect(json(['stats'], { env: MORNING }).months).toEqual([
      { month: '2026-11', asked: 1, right: 0, retention: 0 },
    ])
  })
})

describe('backup and restore', () => {
  it('brings back what was, after asking', () => {
    const { iq, json, home } = desk()
    const id = json(['list']).cards[0].id
    iq(['grade', id, 'easy'])
    const { file } = json(['backup'])
    expect(file.startsWith(path.join(home, '.local/state/iq/backups'))).toBe(true)
    iq(['grade', id, 'again'])
    expect(iq(['restore'])).toMatchObject({ code: 2 })
    expect(iq(['restore', '--yes']).out).toContain('Restored')
    expect(json(['show', id]).memory).toMatchObject({ reps: 1, state: 'review' })
    expect(iq(['doctor']).code).toBe(0)
  })
})
