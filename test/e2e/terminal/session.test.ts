import { describe, expect, it } from 'vitest'
import { desk } from '../iq.ts'
import { terminal } from './terminal.ts'

describe('a quiz by keys', () => {
  it('reveals, grades, lists what was missed and ends with 0', async () => {
    const place = desk()
    const screen = terminal(place, ['quiz', '--topic', 'security', '-n', '2', '--seed', '1'])
    await screen.until(/1 of 2/)
    screen.type(' ')
    await screen.until(/1 missed {2}2 hard {2}3 knew it {2}4 easy/)
    screen.type(' ')
    await screen.until(/2 of 2/)
    screen.type('\r')
    screen.type('1')
    const end = await screen.until(/Missed cards come first/)
    expect(end).toContain('1 of 2, missed 1 · 50 % right')
    screen.type('x')
    expect(await screen.exit).toBe(0)
  })

  it('loses no key that was typed ahead', async () => {
    const place = desk()
    place.iq(['topics'])
    const screen = terminal(place, ['quiz', '-n', '10', '--seed', '2'])
    await screen.until(/1 of 10/)
    screen.type(' 3'.repeat(9))
    screen.type(' 1')
    expect(await screen.until(/Missed/)).toContain('9 of 10, missed 1')
    screen.type('x')
    expect(await screen.exit).toBe(0)
  })

  it('ends with 130 on Ctrl-C and keeps everything graded', async () => {
    const place = desk()
    const screen = terminal(place, ['quiz', '-n', '3', '--seed', '1'])
    await screen.until(/1 of 3/)
    screen.type(' 1')
    await screen.until(/2 of 3/)
    screen.type('\u0003')
    expect(await screen.exit).toBe(130)
    expect(place.json(['list', '--missed']).cards).toHaveLength(1)
  })

  it('stops an answer that is taller than the screen at each screenful', async () => {
    const place = desk()
    const lines = Array.from({ length: 60 }, (_, i) => `- point ${i + 1} of the answer`)
    place.iq(['import', place.write('tall.md', `# Tall\n\n## What is tall?\n\n${lines.join('\n')}\n`)])
    const screen = terminal(place, ['quiz', '-n', '1', '--document', 'tall'], { rows: 20 })
    await screen.until(/What is tall/)
    screen.type(' ')
    const first = await screen.until(/point 10 /)
    expect(first).not.toContain('point 60')
    for (let i = 0; i < 6; i++) screen.type(' ')
    await screen.until(/point 60/)
  })
})

describe('a review by keys', () => {
  it('shows the next interval of each grade, undoes, and survives a narrow screen', async () => {
    const place = desk()
    const screen = terminal(place, ['review', '-n', '2'], { env: { IQ_NOW: '2026-01-05T12:00:00Z' } })
    await screen.until(/1 of 2/)
    screen.type(' ')
    await screen.until(/1 Again 1m {2}2 Hard \S+ {2}3 Good 10m {2}4 Easy \d+d/)
    screen.type('4')
    await screen.until(/2 of 2/)
    screen.type('u')
    screen.resize(40, 24)
    screen.type(' 4')
    screen.type(' 4')
    await screen.until(/any other key leaves/)
    screen.type('x')
    expect(await screen.exit).toBe(0)
    const kinds = place.json(['list']).cards.filter((card: { state: string }) => card.state === 'review')
    expect(kinds).toHaveLength(2)
  })
})

it('shows the day at a glance', async () => {
  const place = desk()
  const screen = terminal(place, [])
  const text = await screen.until(/iq review/)
  expect(text).toContain('10 new')
  expect(await screen.exit).toBe(0)
})
