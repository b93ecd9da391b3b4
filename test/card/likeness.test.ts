import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { ALIKE, filedUnder, likeness, shinglesOf } from '../../src/card/likeness.ts'

const alike = (a: string, b: string, context: [string | null, string | null] = [null, null]) => {
  const [one, two] = [shinglesOf(a, context[0]), shinglesOf(b, context[1])]
  return one !== null && two !== null && likeness(one, two) !== null
}

describe('ask the same', () => {
  test.each([
    ['What is CORS?', 'Explain CORS.'],
    ['What is a closure in JavaScript?', 'Can you explain what closures are in JavaScript?'],
    [
      'What is the difference between authentication and authorization?',
      'Explain the difference between authentication and authorisation',
    ],
    ['What is database normalization?', 'Explain database normalization.'],
    ['What is **event delegation**?', 'Describe event delegation'],
  ])('%s = %s', (a, b) => expect(alike(a, b)).toBe(true))
})

describe('ask something else', () => {
  test.each([
    ['What is new in React 18?', 'What is new in React 19?'],
    ['When should you use a goroutine pool?', 'When should you not use a goroutine pool?'],
    ['How do you secure a Python API?', 'How do you secure a Java API?'],
    ['How do you secure an API?', 'How do you secure a Python API?'],
    ['Convert a list to a tuple', 'Convert a tuple to a list'],
    ['What is C?', 'What is C++?'],
    ['What is `slice` for?', 'What is `splice` for?'],
    ['What is synchronous replication?', 'What is asynchronous replication?'],
    ['What is caching?', 'What is a CDN?'],
    ['What is it?', 'What are they?'],
  ])('%s ≠ %s', (a, b) => expect(alike(a, b)).toBe(false))

  it('by the code they are about', () => {
    expect(
      alike("What's the output?", "What's the output?", [
        '```js\nlog(typeof null)\n```',
        '```js\nlog(0.1 + 0.2)\n```',
      ]),
    ).toBe(false)
  })
})

const words = fc.uniqueArray(fc.stringMatching(/^[b-df-hj-np-tv-z]{3,5}$/), { minLength: 1, maxLength: 12 })

it('is symmetric, and the same question is wholly like itself', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [one, two] = [shinglesOf(a.join(' '), null)!, shinglesOf(b.join(' '), null)!]
      expect(likeness(one, one)).toBe(1)
      expect(likeness(one, two)).toBe(likeness(two, one))
    }),
  )
})

it('files cards that are alike under a common member', () => {
  fc.assert(
    fc.property(words, words, (common, own) => {
      const [one, two] = [
        shinglesOf(common.join(' '), null)!,
        shinglesOf([...common, ...own.slice(0, 2)].join(' '), null)!,
      ]
      const similarity = likeness(one, two)
      if (similarity === null) return
      expect(similarity).toBeGreaterThanOrEqual(ALIKE)
      expect(filedUnder(one).some((member) => filedUnder(two).includes(member))).toBe(true)
    }),
  )
})
