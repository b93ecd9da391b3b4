import { expect, test } from 'vitest'
import { desk } from '../iq.ts'
import { terminal } from './terminal.ts'

test('a twenty-minute interview by keys at a fast clock', async () => {
  const place = desk()
  place.iq(['topics'])
  const screen = terminal(place, ['interview', '--minutes', '20', '-n', '3', '--seed', '1'], {
    env: { IQ_NOW: '2026-03-02T12:00:00Z*600' },
  })
  await screen.until(/Interview · 1 of 3/)
  await screen.until(/over by \d+:\d\d/)
  screen.type('t')
  await screen.until(/Your answer/)
  screen.type('words of mine\r')
  await screen.until(/You wrote\n\s*words of mine/)
  screen.type('1')
  await screen.until(/\[x\] 1 /)
  screen.type(' ')
  await screen.until(/your score 0-4/)
  screen.type('n')
  await screen.until(/Note:/)
  screen.type('read again\r')
  screen.type('2')
  await screen.until(/Interview · 2 of 3/)
  screen.type('p')
  await screen.until(/paused/)
  screen.type(' ')
  await screen.until(/space answered/)
  screen.type('s')
  await screen.until(/Interview · 3 of 3/)
  screen.type('q')
  const end = await screen.until(/It can go on: iq interview --resume/)
  expect(end).toMatch(/1 of 3 questions answered · 1 skipped/)
  expect(end).toContain('note: read again')
  expect(await screen.exit).toBe(0)
})

test('Ctrl-C leaves with 130 and keeps what was answered', async () => {
  const place = desk()
  place.iq(['topics'])
  const screen = terminal(place, ['interview', '-n', '2', '--seed', '1'])
  await screen.until(/Interview · 1 of 2/)
  screen.type(' ')
  await screen.until(/tick · space/)
  screen.type('\u0003')
  expect(await screen.exit).toBe(130)
  const [held] = place.json(['interviews']).interviews
  expect(held).toMatchObject({ ending: 'interrupted', canGoOn: true, answered: 0 })
  expect(place.json(['interview', '--report', '1']).interview.questions).toHaveLength(1)
})
