import { describe, expect, it } from 'vitest'
import { type Desk, desk } from './iq.ts'

const CHOICES = [
  '# Methods\n',
  '## Which of these change nothing?\n',
  '- [x] GET\n- [ ] POST\n- [x] HEAD\n- [ ] PUT\n',
  '**Answer:** GET and HEAD only read.\n',
].join('\n')

interface Asked {
  mode: string
  question: string
  options: { text: string; correct: boolean }[] | null
}

/** The letters of the right options, as the quiz with this seed will show them. */
function rightOf(place: Desk, args: string[]): string[] {
  const { cards } = place.json(['quiz', ...args]) as { cards: Asked[] }
  return cards.map(({ options }) =>
    (options ?? []).flatMap(({ correct }, i) => (correct ? [String.fromCharCode(97 + i)] : [])).join(' '),
  )
}

describe('iq quiz --mode choice', () => {
  it('asks by letters, several at once, and goes on by itself', () => {
    const place = desk()
    place.iq(['import', place.write('methods.md', CHOICES)])
    const args = ['--mode', 'choice', '--seed', '5', '--document', 'methods']
    const [right] = rightOf(place, args)
    const run = place.iq(['quiz', ...args], { input: `${right}\n` })
    expect(run.out).toContain('✓ Right')
    expect(run.out).toContain('1 of 1 · 100 % right')
    expect(place.iq(['quiz', ...args], { input: `${right?.[0]}\n` }).out).toContain('✗ Wrong')
  })

  it('finds wrong options for open cards, and only asks cards that have three', () => {
    const place = desk()
    const args = ['--mode', 'choice', '-n', '3', '--seed', '1']
    const letters = rightOf(place, args)
    expect(letters).toHaveLength(3)
    const run = place.iq(['quiz', ...args], { input: `${letters.join('\n')}\n` })
    expect(run.out).toContain('3 of 3 · 100 % right')
  })

  it('takes moves beside letters, and an answer back', () => {
    const place = desk()
    const args = ['--mode', 'choice', '-n', '2', '--seed', '1']
    const [first] = rightOf(place, args)
    const run = place.iq(['quiz', ...args], { input: `${first}\nu\n${first}\ns\n` })
    expect(run.out).toContain('1 of 1 · 100 % right · skipped 1')
  })
})

describe('iq quiz --mode typed', () => {
  const SHORT = '# Ports\n\n## Which port does HTTPS use?\n\n443\n\n## Which port does SSH use?\n\n22\n'
  const asked = (place: Desk, input: string, ...more: string[]) => {
    place.iq(['import', place.write('ports.md', SHORT)])
    return place.iq(['quiz', '--mode', 'typed', '--document', 'ports', '--seed', '1', ...more], { input })
  }

  it('takes a line for the answer, suggests a grade, and leaves it to the person', () => {
    const place = desk()
    const run = asked(place, '443\nok\n443\n2\n')
    expect(run.out).toContain('You wrote\n443')
    expect(run.err).toContain('[3 knew it]')
    expect(run.err).toContain('[1 missed]')
    expect(run.out).toMatch(/2 of 2 · 100 % right|1 of 2, missed 1/)
  })

  it('has moves behind a colon', () => {
    const run = asked(desk(), 's\n1\n:s\n:u\n:q\n')
    expect(run.out).toContain('You wrote\ns')
    expect(run.out).toContain('0 of 1, missed 1')
  })
})

describe('which cards', () => {
  it('repeats the misses of the last set', () => {
    const place = desk()
    expect(place.iq(['quiz', '--again']).code).toBe(3)
    place.iq(['quiz', '-n', '3', '--seed', '1'], { input: '\n1\n\n4\n\n1\n' })
    const missed = place.json(['list', '--missed']).cards.map(({ id }: { id: string }) => id)
    const again = place.json(['quiz', '--again']).cards.map(({ id }: { id: string }) => id)
    expect(again.sort()).toEqual(missed.sort())
    place.iq(['quiz', '--again'], { input: '\n3\n\n3\n' })
    expect(place.iq(['quiz', '--again']).code).toBe(3)
  })

  it('asks what was never seen, and what is weakest', () => {
    const place = desk()
    place.iq(['quiz', '--topic', 'security', '-n', '2', '--seed', '1'], { input: '\n1\n\n1\n' })
    const seen = place.json(['list', '--missed']).cards.map(({ id }: { id: string }) => id)
    const unseen = place.json(['quiz', '--unseen', '-n', '95']).cards.map(({ id }: { id: string }) => id)
    expect(unseen).toHaveLength(93)
    expect(unseen.some((id: string) => seen.includes(id))).toBe(false)
    for (const { topics } of place.json(['quiz', '--weak']).cards) expect(topics[0]).toMatch(/^security/)
  })

  it('prints questions for other programs, each with the mode that suits it', () => {
    const { schema, cards } = desk().json(['quiz', '--mixed', '-n', '20', '--seed', '1'])
    expect(schema).toBe(1)
    expect(cards).toHaveLength(20)
    expect(new Set(cards.map(({ mode }: Asked) => mode))).toEqual(new Set(['reveal', 'typed', 'choice']))
    for (const { mode, options } of cards as Asked[]) expect(options !== null).toBe(mode === 'choice')
  })
})
