import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { CardText } from '../../src/card/card.ts'
import { versionId } from '../../src/card/identity.ts'
import { type Found, type Known, succeed } from '../../src/card/succession.ts'
import { createRandom } from '../../src/study/random.ts'
import * as scripts from './edit-scripts.ts'

const ANSWER =
  'It keeps the results of expensive work close at hand, so that the next request is answered sooner.'

const text = (
  question: string | null,
  answer: string | null = ANSWER,
  more: Partial<CardText> = {},
): CardText => ({
  kind: question === null ? 'answer-only' : 'open',
  question,
  context: null,
  answer,
  answerKind: null,
  choices: null,
  intent: null,
  guidance: null,
  ...more,
})
const known = (card: CardText): Known => ({
  id: `card-${versionId(card)}`,
  version: versionId(card),
  text: card,
})
const found = (card: CardText): Found => ({ version: versionId(card), text: card })

/** What became of one card whose text was changed: linked, offered or lost. */
function fate(before: CardText, after: CardText): string {
  const { same, linked, offered } = succeed([known(before)], [found(after)])
  return same.length ? 'same' : linked.length ? linked[0]!.rule : offered.length ? 'offered' : 'apart'
}

describe('one card edited', () => {
  test.each<[string, CardText, CardText, string]>([
    ['nothing', text('What is caching?'), text('What is caching?'), 'same'],
    ['number and markup', text('3. What is **caching**?'), text('7) What is caching'), 'same'],
    ['the answer', text('What is caching?'), text('What is caching?', 'Something else entirely.'), 'edited'],
    ['an answer where there was none', text('What is caching?', null), text('What is caching?'), 'edited'],
    ['function words', text('What is caching?'), text('Can you explain caching to me?'), 'offered'],
    [
      'the way of asking',
      text('What is database caching?'),
      text('What is database caching good for?'),
      'reworded',
    ],
    [
      'doubled letter in a long word',
      text('What is the acommodation of memory pages?'),
      text('What is the accommodation of memory pages?'),
      'reworded',
    ],
    [
      'a swapped word',
      text('What does slice do to an array?'),
      text('What does splice do to an array?'),
      'offered',
    ],
    [
      'a turned word',
      text('What is synchronous replication?'),
      text('What is asynchronous replication?'),
      'offered',
    ],
    ['a version', text('What is new in React 18?'), text('What is new in React 19?'), 'offered'],
    ['a negation', text('When should you use caching?'), text('When should you not use caching?'), 'offered'],
    [
      'the question alone, unanswered',
      text('What is the caching of pages?', null),
      text('What is caching of the pages good for?', null),
      'offered',
    ],
    [
      'everything',
      text('What is caching?'),
      text('How do you deploy?', 'With a pipeline that builds, tests and ships.'),
      'apart',
    ],
    ['a question that the document now holds', text(null), text('What is caching?'), 'reworded'],
    ['a few words of an answer without question', text(null), text(null, `${ANSWER} Mostly.`), 'reworded'],
    [
      'code of the question',
      text("What's the output?", 'It logs 1.', { context: '```js\nlog(1)\n```' }),
      text("What's the output?", 'It throws an error.', { context: '```js\nlog(a.b.c.d)\n```' }),
      'apart',
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(fate(before, after)).toBe(expected)
  })
})

it('pairs a question that stands twice by its answers', () => {
  const one = text('What is REST?', 'An architectural style by Fielding.')
  const two = text('What is REST?', 'Sleep, mostly, and nothing else.')
  const one2 = text('What is REST?', 'An architectural style by Roy Fielding.')
  const two2 = text('What is REST?', 'Sleep, mostly, and nothing more.')
  const { linked } = succeed([known(one), known(two)], [found(two2), found(one2)])
  expect(linked.map((tie) => [tie.old.version, tie.found.version]).sort()).toEqual(
    [
      [versionId(one), versionId(one2)],
      [versionId(two), versionId(two2)],
    ].sort(),
  )
})

it('offers instead of linking when a runner-up is as good', () => {
  const before = text('How does the page cache of a kernel work?')
  const { linked, offered } = succeed(
    [known(before)],
    [
      found(text('How does the page cache of a kernel work then?')),
      found(text('How does the page cache of a kernel work now?')),
    ],
  )
  expect(linked).toEqual([])
  expect(offered).toHaveLength(1)
})

describe('a deck of 300 cards, edited', () => {
  const cards = scripts.generatedDeck(300, 'a deck')
  test.each(Object.entries(scripts.KEEPING))('%s: every card goes on, none as another', (name, edit) => {
    const outcome = succeed(cards.map(known), edit(cards, createRandom(name)).map(found))
    expect(scripts.verdict(outcome)).toEqual({ kept: cards.length, wrong: 0 })
  })
  test.each(Object.entries(scripts.PARTING))('%s: none is linked', (name, change) => {
    const random = createRandom(name)
    const { linked } = succeed(
      cards.map(known),
      cards.map((old) => found(change(old, random))),
    )
    expect(linked.filter(({ rule }) => rule === 'reworded')).toEqual([])
  })
  it('of which half is gone and the other half new: 22,500 pairs, none linked', () => {
    const { gone, fresh } = scripts.halves(cards)
    expect(gone.length * fresh.length).toBeGreaterThan(20_000)
    expect(succeed(gone, fresh).linked).toEqual([])
  })
})

describe('a question that the document asks several times', () => {
  const asked = 'What is the output of this program?'
  const [one, two, three] = [
    'It prints 1, since the loop ends at once.',
    'A compiler error.',
    'Nothing: the thread waits for a lock.',
  ]
  it('goes on by its answer, and not at all under another one', () => {
    const edited = text(asked, `${one} Then it stops.`)
    expect(succeed([known(text(asked, one))], [found(edited)], [text(asked, two)]).linked).toHaveLength(1)
    expect(
      succeed([known(text(asked, one))], [found(text(asked, three))], [text(asked, two)]).linked,
    ).toEqual([])
  })
})

test.each([
  [
    'words that change places',
    'Convert a list of numbers to a tuple',
    'Convert a tuple of numbers to a list',
  ],
  [
    'a word for another that stays too',
    'Print user names and company names, the user name first',
    'Print user names and company names, the company name first',
  ],
  [
    'another gap of a cloze',
    'A unit vector […] has a magnitude of one and keeps its direction',
    'A unit vector $v$ has a magnitude of […] and keeps its direction',
  ],
])('%s: offered', (_what, before, after) => expect(fate(text(before), text(after))).toBe('offered'))

const word = fc.stringMatching(/^[a-z]{3,9}$/)
const card = fc
  .tuple(fc.array(word, { minLength: 3, maxLength: 9 }), fc.array(word, { minLength: 8, maxLength: 30 }))
  .map(([q, a]) => text(`${q.join(' ')}?`, `${a.join(' ')}.`))
const deck = fc.uniqueArray(card, { minLength: 2, maxLength: 12, selector: versionId })

it('accounts for every old and every new text once', () => {
  fc.assert(
    fc.property(deck, deck, (before, after) => {
      const { same, linked, fresh, gone } = succeed(before.map(known), after.map(found))
      expect(same.length + linked.length + gone.length).toBe(before.length)
      expect(same.length + linked.length + fresh.length).toBe(after.length)
    }),
  )
})

it('keeps every card through reordering and edited answers, and never links strangers', () => {
  fc.assert(
    fc.property(deck, fc.integer({ min: 1, max: 11 }), (cards, cut) => {
      const moved = [...cards.slice(cut), ...cards.slice(0, cut)]
      expect(succeed(cards.map(known), moved.map(found)).same).toHaveLength(cards.length)
      const edited = cards.map((old) => ({ ...old, answer: `${old.answer} More.` }))
      const { linked } = succeed(cards.map(known), edited.map(found))
      expect(new Set(linked.map((tie) => `${tie.old.text.question} ${tie.found.text.question}`)).size).toBe(
        cards.length,
      )
      for (const tie of linked) expect(tie.found.text.question).toBe(tie.old.text.question)
      const half = Math.floor(cards.length / 2)
      expect(succeed(cards.slice(0, half).map(known), cards.slice(half).map(found)).linked).toEqual([])
    }),
  )
})
