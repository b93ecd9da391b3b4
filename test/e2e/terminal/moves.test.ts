import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Desk, desk } from '../iq.ts'
import { shell, terminal } from './terminal.ts'

/** A home whose library holds only these questions, asked in this order by no means. */
function deskWith(questions: readonly string[]): Desk & { deck: string } {
  const place = desk()
  const text = questions.map((each) => `## What is ${each}?\n\nThe answer about ${each}.\n`).join('\n')
  const deck = place.write('deck.md', `# Deck\n\n${text}`)
  place.iq(['import', deck])
  return { ...place, deck }
}
const WORDS =
  'caching,hashing,sharding,paging,tracing,polling,queueing,logging,testing,linting,fuzzing,pairing'
const words = (count: number) =>
  Array.from({ length: count }, (_, i) => `${WORDS.split(',')[i % 12]} ${String.fromCharCode(97 + i)}`)

const kindsOf = (place: Desk): string[] =>
  place
    .json(['list'])
    .cards.flatMap(({ id }: { id: string }) => place.json(['show', id]).events)
    .map(({ kind, grade }: { kind: string; grade: number | null }) => `${kind} ${grade ?? ''}`.trim())

describe('keys typed ahead', () => {
  it('counts fifty keys, typed before the first card is on the screen', async () => {
    const place = deskWith(words(25))
    const screen = terminal(place, ['quiz', '-n', '25', '--seed', '1'])
    screen.type(' 3'.repeat(25))
    expect(await screen.until(/any other key leaves$/)).toContain('25 of 25 · 100 % right')
    screen.type('x')
    expect(await screen.exit).toBe(0)
    expect(kindsOf(place)).toEqual(Array.from({ length: 25 }, () => 'quizzed 3'))
  })
})

describe('undo', () => {
  it('goes back over cards, also after the last one', async () => {
    const place = deskWith(words(3))
    const screen = terminal(place, ['quiz', '--seed', '1'])
    await screen.until(/1 of 3/)
    screen.type(' 1 1 1')
    await screen.until(/0 of 3, missed 3/)
    screen.type('uuu')
    await screen.until(/0 of 3, missed 3.*3 of 3.*2 of 3.*1 of 3/s)
    screen.type(' 4 4 4')
    await screen.until(/3 of 3 · 100 % right.*u undo · any other key leaves$/s)
    screen.type('x')
    expect(await screen.exit).toBe(0)
    expect(place.json(['list', '--missed']).cards).toEqual([])
    expect(kindsOf(place).filter((kind) => kind === 'voided')).toHaveLength(3)
  })
})

describe('moves beside the grades', () => {
  it('suspends, buries, flags and notes', async () => {
    const place = deskWith(words(3))
    const screen = terminal(place, ['quiz', '--seed', '1'])
    await screen.until(/1 of 3/)
    screen.type('mnsee chapter 3\r')
    await screen.until(/noted/)
    screen.type('@')
    await screen.until(/suspended/)
    screen.type('-')
    await screen.until(/buried/)
    screen.type('tmy own words\r')
    expect(await screen.until(/You wrote/)).toContain('my own words')
    screen.type('3')
    await screen.until(/any other key leaves/)
    screen.type('x')
    expect(await screen.exit).toBe(0)
    expect(kindsOf(place).sort()).toEqual(['buried', 'flagged', 'noted', 'quizzed 3', 'suspended'])
  })
})

describe('the editor', () => {
  it('comes back to the card as it now reads', async () => {
    const place = deskWith(['caching'])
    const editor = place.write(
      'edit.sh',
      '#!/bin/sh\necho editing\nsed -i "s/The answer about/All about/" "$1"\n',
    )
    fs.chmodSync(editor, 0o755)
    const screen = terminal(place, ['quiz'], { env: { EDITOR: editor } })
    await screen.until(/1 of 1/)
    screen.type(' ')
    await screen.until(/The answer about caching/)
    screen.type('e')
    expect(await screen.until(/All about caching/)).toContain('editing')
    screen.type('4')
    await screen.until(/any other key leaves/)
    screen.type('x')
    expect(await screen.exit).toBe(0)
    expect(kindsOf(place)).toEqual(['linked', 'quizzed 4'])
  })

  it('says when there is none, and goes on', async () => {
    const place = deskWith(['caching'])
    const screen = terminal(place, ['quiz'], { env: { EDITOR: '/nowhere/vim' } })
    await screen.until(/1 of 1/)
    screen.type('e')
    await screen.until(/There is no editor/)
    screen.type(' 3')
    await screen.until(/any other key leaves/)
  })
})

describe('the terminal', () => {
  it('stops on Ctrl-Z and takes up the card again in the foreground', async () => {
    const place = deskWith(words(2))
    const screen = shell(place)
    await screen.until(/^ready>$/)
    screen.type('iq quiz --seed 1\r')
    await screen.until(/1 of 2/)
    screen.type(' ')
    await screen.until(/1 missed/)
    screen.type('\u001a')
    await screen.until(/Stopped.*ready>$/s)
    screen.type('echo between\r')
    await screen.until(/^between$/m)
    screen.type('fg\r')
    await screen.until(/1 of 2.*The answer about.*1 missed {2}2 hard {2}3 knew it {2}4 easy$/s)
    screen.type('3 4')
    await screen.until(/2 of 2 · 100 % right/)
    screen.type('x')
    await screen.until(/ready>$/)
    screen.type('echo "code $?"; stty -a | grep -o " icanon"\r')
    await screen.until(/^code 0\n icanon$/m)
    expect(kindsOf(place).sort()).toEqual(['quizzed 3', 'quizzed 4'])
  })

  it('redraws at 40 columns and wider again', async () => {
    const place = desk()
    const question = 'What happens when a very long question does not fit into a narrow terminal any more?'
    place.iq(['import', place.write('deck.md', `# Deck\n\n## ${question}\n\nIt wraps.\n`)])
    const screen = terminal(place, ['quiz', '--document', 'deck.md'], { columns: 100 })
    await screen.until(/1 of 1/)
    screen.type(' ')
    await screen.until(/It wraps/)
    screen.resize(40, 20)
    const narrow = await screen.until(/narrow\s+terminal\s+any\s+more\?.*It wraps.*1 missed.*easy$/s)
    expect(narrow.split('\n').every((line) => line.length <= 40)).toBe(true)
    screen.resize(120, 30)
    await screen.until(/narrow\s+terminal\s+any\s+more\?.*1 missed {2}2 hard {2}3 knew it {2}4 easy$/s)
    screen.type('q')
    expect(await screen.exit).toBe(0)
  })

  it('ends with 130 on Ctrl-C in the middle of a text, keeps what was graded, and leaves it sane', async () => {
    const place = deskWith(words(2))
    const screen = shell(place)
    await screen.until(/^ready>$/)
    screen.type('iq quiz --seed 1\r')
    await screen.until(/1 of 2/)
    screen.type(' 1')
    await screen.until(/2 of 2/)
    screen.type('thalf an answ')
    await screen.until(/half an answ$/)
    screen.type('\u0003')
    await screen.until(/0 of 1, missed 1.*ready>$/s)
    screen.type('echo "code $?"\r')
    await screen.until(/^code 130$/m)
    expect(kindsOf(place)).toEqual(['quizzed 1'])
    expect(screen.raw().lastIndexOf('\u001b[?2004l')).toBeGreaterThan(screen.raw().indexOf('half'))
  })
})

it('adds a card whose answer is written in the editor', async () => {
  const place = desk()
  const editor = place.write('edit.sh', '#!/bin/sh\necho "Two threads wait." > "$1"\n')
  fs.chmodSync(editor, 0o755)
  const screen = terminal(place, ['add', 'What is a deadlock?'], { env: { EDITOR: editor } })
  await screen.until(/Added \w+: What is a deadlock\?/)
  expect(await screen.exit).toBe(0)
  const deck = path.join(place.home, '.local/share/iq/deck.md')
  expect(fs.readFileSync(deck, 'utf8')).toContain('Two threads wait.')
})
