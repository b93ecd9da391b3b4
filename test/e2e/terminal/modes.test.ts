import { expect, it } from 'vitest'
import { desk } from '../iq.ts'
import { terminal } from './terminal.ts'

const PORTS = '# Ports\n\n## Which port does HTTPS use?\n\n443\n'
const METHODS =
  '# Methods\n\n## Which of these change nothing?\n\n- [x] GET\n- [ ] POST\n- [x] HEAD\n- [ ] PUT\n'

it('takes a typed answer, and enter agrees with what it is worth', async () => {
  const place = desk()
  place.iq(['import', place.write('ports.md', PORTS)])
  const screen = terminal(place, ['quiz', '--mode', 'typed', '--document', 'ports'])
  await screen.until(/Your answer: enter when done/)
  screen.type('4434\u007f')
  await screen.until(/Your answer: 443$/)
  screen.type('\r')
  await screen.until(/You wrote\n443.*1 missed {2}2 hard {2}\[3 knew it\] {2}4 easy$/s)
  screen.type('\r')
  await screen.until(/1 of 1 · 100 % right/)
  screen.type('x')
  expect(await screen.exit).toBe(0)
})

it('marks several choices by letter', async () => {
  const place = desk()
  place.iq(['import', place.write('methods.md', METHODS)])
  const args = ['quiz', '--mode', 'choice', '--document', 'methods', '--seed', '2']
  const [card] = place.json(args).cards as { options: { correct: boolean }[] }[]
  const right = (card?.options ?? []).flatMap(({ correct }, i) => (correct ? ['abcd'.charAt(i)] : []))
  const wrong = [...'abcd'].find((each) => !right.includes(each))
  const screen = terminal(place, args)
  await screen.until(/a-d all that are right, then enter/)
  screen.type(`${wrong}${right.join('')}${wrong}`)
  await screen.until(new RegExp(`picked ${right.join(' ')} · enter when done`))
  screen.type('\r')
  await screen.until(/✓ Right.*\[3 knew it\]/s)
  screen.type(' ')
  await screen.until(/1 of 1 · 100 % right/)
})

it('shows the answer when the time of a card is over', async () => {
  const place = desk()
  place.iq(['import', place.write('ports.md', PORTS)])
  const screen = terminal(place, ['quiz', '--document', 'ports', '--timer', '1'])
  await screen.until(/1 s · space answer/)
  await screen.until(/443.*time is up · \[1 missed\]/s)
  screen.type('q')
  expect(await screen.exit).toBe(0)
})
