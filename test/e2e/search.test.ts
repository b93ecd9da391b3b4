import { describe, expect, it, test } from 'vitest'
import { desk } from './iq.ts'

const seeded = () => {
  const place = desk()
  place.iq(['topics'])
  return place
}

describe('iq search in a pipe', () => {
  it('prints ids alone with --ids, as many as --all finds', () => {
    const { iq, json } = seeded()
    const ids = iq(['search', '--ids', '--all', 'performance']).out.trimEnd().split('\n')
    expect(ids.length).toBeGreaterThan(10)
    for (const id of ids) expect(id).toMatch(/^[a-z2-7]{26}$/)
    const { total, cards } = json(['search', '--all', 'performance'])
    expect(total).toBe(cards.length)
    expect(cards.map(({ id }: { id: string }) => id)).toEqual(ids)
  })

  it('mends what is misspelt and says so, but not with --exact', () => {
    const { iq } = seeded()
    const mended = iq(['search', 'cachng', '--ids'])
    expect(mended.err).toContain('Showing results for caching')
    expect(mended.out.split('\n')[0]).toBe(iq(['search', 'caching', '--ids']).out.split('\n')[0])
    expect(iq(['search', 'cachng', '--exact'])).toMatchObject({ code: 3, out: '' })
  })

  it('counts what it shows', () => {
    const { total, cards } = seeded().json(['search', 'rate', 'limitng'])
    expect(total).toBe(cards.length)
  })

  it('takes filters in the query and as a flag', () => {
    const { json } = seeded()
    const byQuery = json(['search', 'how', 'topic:security', 'is:new'])
    const byFlag = json(['search', 'how', '--topic', 'security'])
    expect(byQuery.total).toBeGreaterThan(0)
    expect(byQuery.cards).toEqual(byFlag.cards)
    const code = json(['search', 'has:code', '--all'])
    for (const { question, context, answer } of code.cards)
      expect(`${question}${context}${answer}`).toMatch(/```|~~~/)
  })

  test.each([
    [['is:leach'], 3, 'Did you mean is:leech?'],
    [['has:banana'], 3, 'has:code|choices'],
    [['tpoic:security'], 3, 'Did you mean topic:security?'],
    [['topic:securty'], 3, 'security'],
    [['document:nowhere', 'caching'], 3, 'No document is called "nowhere"'],
    [['"is:leach"'], 3, 'Nothing found'],
    [['xyzzyqq'], 3, 'Nothing found for "xyzzyqq"'],
    [['-i'], 2, 'needs a terminal'],
  ])('%j exits %i and says %s', (args, code, text) => {
    const run = seeded().iq(['search', ...args])
    expect(run.code).toBe(code)
    expect(run.out).toBe('')
    expect(run.err).toContain(text)
  })

  it('asks for cards found with quiz --search and review --search', () => {
    const { iq } = seeded()
    const quiz = iq(['quiz', '--search', 'rate', 'limitng', '-n', '9'], { input: '\n3\nq\n' })
    expect(quiz.err).toContain('Showing results for')
    expect(quiz.out).toMatch(/1 of [1-4]\n/)
    const review = iq(['review', '--search', 'caching', '-n', '1'], { input: '\n3\n' })
    expect(review.out).toMatch(/cach/i)
    expect(iq(['quiz', '--search', 'xyzzyqq'])).toMatchObject({ code: 3, out: '' })
  })
})
