import { describe, expect, it } from 'vitest'
import { desk } from '../iq.ts'
import { terminal } from './terminal.ts'

const ESC = '\u001b'

describe('iq search -i', () => {
  it('finds while one types, previews the answer, and shows the card on enter', async () => {
    const place = desk()
    place.iq(['topics'])
    const screen = terminal(place, ['search', '-i'])
    await screen.until(/95 cards/)
    screen.type('cach')
    await screen.until(/› \w{6} {2}What is caching and/)
    await screen.until(/Answer\n/)
    screen.type('\u001b[B')
    await screen.until(/› \w{6} {2}What is caching, and how/)
    screen.type('\r')
    expect(await screen.exit).toBe(0)
    expect(screen.text()).toContain('What is caching, and how')
    expect(screen.text()).toContain('source')
    expect(screen.text()).not.toContain('esc leaves')
  })

  it('mends typos, takes filters while they are unfinished, and leaves on escape', async () => {
    const place = desk()
    place.iq(['topics'])
    const screen = terminal(place, ['search', '-i', 'cachng'])
    await screen.until(/Showing results for caching/)
    screen.type('\u0015topic:securty')
    await screen.until(/There is no topic "securty"/)
    screen.type('\u0015topic:security is:du')
    await screen.until(/Did you mean is:due/)
    screen.type(ESC)
    expect(await screen.exit).toBe(0)
    expect(screen.raw()).toContain(`${ESC}[?1049l`)
  })

  it('quizzes the list on ctrl-q', async () => {
    const place = desk()
    place.iq(['topics'])
    const screen = terminal(place, ['search', '-i', 'caching', '-n', '2'])
    await screen.until(/9 cards/)
    screen.type('\u0011')
    await screen.until(/1 of 2[\s\S]*space answer/)
    screen.type('q')
    expect(await screen.exit).toBe(0)
  })

  it('ends with 130 on ctrl-c and gives the screen back', async () => {
    const place = desk()
    place.iq(['topics'])
    const screen = terminal(place, ['search', '-i'])
    await screen.until(/95 cards/)
    screen.type('\u0003')
    expect(await screen.exit).toBe(130)
    expect(screen.raw()).toContain(`${ESC}[?1049l`)
  })

  it.each([
    [100, 40],
    [40, 12],
    [24, 6],
    [60, 3],
  ])('fits %i columns and %i rows, also when these come to be', async (columns, rows) => {
    const place = desk()
    place.iq(['topics'])
    const screen = terminal(place, ['search', '-i', 'caching'])
    await screen.until(/9 cards/)
    screen.resize(columns, rows)
    screen.type(' ')
    await screen.until(/9 cards/)
    screen.type('redi')
    await screen.until(/Search: caching redi/)
    await screen.until(/›[\s\S]*[Cc]ach/)
    const lines = screen.text().split('\n')
    expect(lines.length).toBeLessThanOrEqual(rows)
    expect(lines.at(-1)).toMatch(/^Search: caching redi/)
    screen.type(ESC)
    expect(await screen.exit).toBe(0)
  })

  it('makes the control characters of documents visible', async () => {
    const place = desk()
    const evil = place.write(
      'evil.md',
      `# T\n\n## What is ${ESC}]0;owned\u0007 evil?\n\nRed ${ESC}[31mtext${ESC}[2J.\n`,
    )
    place.iq(['import', evil])
    const screen = terminal(place, ['search', '-i', 'evil'])
    await screen.until(/Red ␛\[31mtext␛\[2J/)
    await screen.until(/› \w{6} {2}What is ␛\]0;owned␇ evil/)
    expect(screen.raw()).not.toContain(`${ESC}[31mtext`)
    screen.type(ESC)
    expect(await screen.exit).toBe(0)
  })

  it('loses no key typed while it starts', async () => {
    const place = desk()
    place.iq(['topics'])
    const screen = terminal(place, ['search', '-i'])
    screen.type('caching')
    await screen.until(/Search: caching/)
    await screen.until(/9 cards/)
    screen.type(ESC)
    expect(await screen.exit).toBe(0)
  })
})

describe('a long search', () => {
  it('stops at every screenful', async () => {
    const place = desk()
    place.iq(['topics'])
    const screen = terminal(place, ['search', 'performance', '--all'], { rows: 20 })
    await screen.until(/more: space/)
    expect(screen.text()).not.toContain('iq quiz --search')
    screen.type('  ')
    await screen.until(/more: space/)
    screen.type('a')
    await screen.until(/iq quiz --search performance/)
    expect(await screen.exit).toBe(0)
    expect(screen.text()).not.toContain('more: space')
  })

  it('goes to the pager where there is one', async () => {
    const place = desk()
    place.iq(['topics'])
    const env = { PAGER: 'sed "s/^/paged: /"' }
    const screen = terminal(place, ['search', 'performance', '--all'], { rows: 20, env })
    expect(await screen.exit).toBe(0)
    expect(screen.text()).toContain('paged: ')
    expect(screen.text()).toContain('iq quiz --search performance')
  })

  it('is printed whole where it fits, or where the pager does not start', async () => {
    const place = desk()
    place.iq(['topics'])
    const short = terminal(place, ['search', 'caching', '-n', '2'], {
      rows: 30,
      env: { PAGER: 'sed s/^/paged:/' },
    })
    expect(await short.exit).toBe(0)
    expect(short.text()).not.toContain('paged')
    const broken = terminal(place, ['search', 'performance', '--all'], {
      rows: 20,
      env: { PAGER: 'no-such-pager' },
    })
    await broken.until(/more: space/)
    broken.type('q')
    expect(await broken.exit).toBe(0)
  })
})
