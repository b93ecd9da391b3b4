import { describe, expect, it, test } from 'vitest'
import { desk } from './iq.ts'

describe('a quiz on lines', () => {
  it('asks, reveals, scores, lists what was missed and ends with 0', () => {
    const { iq } = desk()
    const { code, out } = iq(['quiz', '--topic', 'security', '-n', '3', '--seed', '1'], {
      input: '\n3\n\n1\nq\n',
    })
    expect(code).toBe(0)
    expect(out).toContain('1 of 3')
    expect(out).toMatch(/^(Answer|Example answer|What they look for)$/m)
    expect(out).toContain('1 of 2, missed 1')
    expect(out).toMatch(/Missed\n[a-z2-7]{6} {2}\S/)
    expect(out).toContain('Practice only: your review schedule is unchanged.')
  })

  it('puts missed cards first into the next review, and moves no schedule', () => {
    const { iq, json } = desk()
    const { out } = iq(['quiz', '-n', '2', '--seed', '3'], { input: '\n1\n\n1\n' })
    const missed = [...out.matchAll(/^([a-z2-7]{6}) {2}/gm)].map(([, id]) => id!)
    const { queue } = json(['review'])
    expect(missed).toHaveLength(2)
    expect(
      queue
        .slice(0, 2)
        .map((item: { card: string }) => item.card.slice(0, 6))
        .sort(),
    ).toEqual(missed.sort())
    expect(queue.every((item: { state: string }) => item.state === 'new')).toBe(true)
    expect(json(['list', '--missed']).cards).toHaveLength(2)
  })

  it('refuses a grade before the answer, and never grades on an empty line', () => {
    const { iq, json } = desk()
    const { code, err, out } = iq(['quiz', '-n', '1', '--seed', '1'], { input: '3\n\n\n\n' })
    expect(code).toBe(0)
    expect(err).toContain('Not graded: see the answer first')
    expect(out).toContain('Nothing answered.')
    expect(json(['topics']).topics.every((topic: { seen: number }) => topic.seen === 0)).toBe(true)
  })

  it('takes back a grade', () => {
    const { iq } = desk()
    const { out } = iq(['quiz', '-n', '1', '--seed', '1'], { input: '\n1\n' })
    expect(out).toContain('0 of 1, missed 1')
    expect(iq(['quiz', '-n', '2', '--seed', '1'], { input: '\n1\nu\n\n3\n' }).out).toContain('1 of 1')
  })

  it('draws the same cards for the same seed', () => {
    const { iq } = desk()
    const ask = (seed: string) => iq(['quiz', '-n', '5', '--seed', seed], { input: 's\ns\ns\ns\ns\n' }).out
    expect(ask('7')).toBe(ask('7'))
    expect(ask('7')).not.toBe(ask('8'))
  })
})

test('an unknown topic suggests near ones and exits 3', () => {
  const { iq } = desk()
  const { code, err } = iq(['quiz', '--topic', 'securty'])
  expect(code).toBe(3)
  expect(err).toContain('Did you mean security?')
})

test('a tag that is no topic is found too', () => {
  const { iq } = desk()
  expect(iq(['list', '--topic', 'server']).out.trim().split('\n')).toHaveLength(45)
})

test('commands that iq suggests work as typed under npx', () => {
  const { iq } = desk()
  const { out } = iq(['quiz', '-n', '1'], { input: '\n1\n', env: { npm_lifecycle_event: 'npx' } })
  expect(out).toContain('`npx iq review`')
})
