import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Event, Grade } from '../../src/review/event.ts'
import { NEW } from '../../src/review/memory.ts'
import { createScheduler } from '../../src/review/scheduler.ts'
import { DEFAULT_SETTINGS } from '../../src/review/settings.ts'
import type { Move } from '../../src/study/move.ts'
import { progressOf, summaryOf } from '../../src/study/progress.ts'
import { begin, type Session } from '../../src/study/session.ts'
import { step } from '../../src/study/step.ts'
import { event } from '../review/history.ts'
import { card, reviewing } from './cards.ts'

const T = Date.parse('2026-11-21T12:00:00Z')
const MINUTE = 60_000
const scheduler = createScheduler(DEFAULT_SETTINGS, { zone: () => 0, rolloverHour: 4 })
const items = (...ids: string[]) => ids.map((id) => ({ card: card(id), memory: NEW }))
const quiz = (...ids: string[]) => begin({ kind: 'quiz', queue: items(...ids) }, T)
const review = (...ids: string[]) => begin({ kind: 'review', queue: items(...ids), scheduler }, T)
const reveal: Move = { kind: 'reveal' }
const grade = (grade: Grade): Move => ({ kind: 'grade', grade })
const undo: Move = { kind: 'undo' }
const skip: Move = { kind: 'skip' }
const suspend: Move = { kind: 'suspend' }
const bury: Move = { kind: 'bury' }
const flag: Move = { kind: 'flag' }

/** The session after some moves, a second apart from `at` on. */
function played(session: Session, moves: readonly Move[], at = T): Session {
  return moves.reduce((now, move, index) => step(now, move, at + (index + 1) * 1000).session, session)
}
const asked = (session: Session) => session.ask?.item.card.id ?? null

describe('a quiz', () => {
  test('asks, reveals, grades and ends', () => {
    const shown = step(quiz('a', 'b'), reveal, T + 2000)
    expect(shown).toMatchObject({ effect: null, note: null, session: { ask: { revealed: true, since: T } } })
    const graded = step(shown.session, grade(1), T + 5000)
    expect(graded.effect).toEqual({
      kind: 'record',
      happening: {
        kind: 'quizzed',
        card: 'a-v1',
        grade: 1,
        ms: 5000,
        data: { set: T, mode: 'reveal' },
      },
      at: T + 5000,
      passes: true,
    })
    expect(graded.session.ask).toMatchObject({
      item: { card: { id: 'b' } },
      turn: 2,
      revealed: false,
      since: T + 5000,
    })
    expect(played(graded.session, [reveal, grade(3)])).toMatchObject({ ask: null, ending: 'finished' })
  })

  test('never asks a card again, however badly it went', () => {
    expect(played(quiz('a'), [reveal, grade(1)]).ending).toBe('finished')
  })

  test('with nothing to ask has ended at once', () => {
    expect(quiz()).toMatchObject({ ask: null, ending: 'finished', planned: 0 })
  })

  test('leaves out drafts and suspended cards', () => {
    const queue = [
      { card: card('draft', { question: null }), memory: NEW },
      { card: card('away'), memory: { ...NEW, suspended: true } },
      ...items('a'),
    ]
    expect(begin({ kind: 'quiz', queue }, T)).toMatchObject({
      planned: 1,
      waiting: [],
      ask: { item: queue[2] },
    })
  })
})

describe('moves that change nothing say why', () => {
  const hinted = begin({ kind: 'quiz', queue: [{ card: card('a', { intent: 'To see.' }), memory: NEW }] }, T)

  test.each([
    ['a grade before the answer', quiz('a'), grade(3), 'reveal-first'],
    ['a second reveal', played(quiz('a'), [reveal]), reveal, 'already-revealed'],
    ['a hint without an intent', quiz('a'), { kind: 'hint' }, 'no-hint'],
    ['an undo with nothing behind it', quiz('a'), undo, 'nothing-to-undo'],
    ['help', quiz('a'), { kind: 'help' }, 'help'],
    ['a skip after the end', played(quiz('a'), [skip]), skip, 'nothing-asked'],
  ] as const)('%s', (_name, session, move, note) => {
    expect(step(session, move, T)).toEqual({ session, effect: null, note })
  })

  test('a hint shows the intent once there is one', () => {
    expect(step(hinted, { kind: 'hint' }, T)).toMatchObject({
      note: null,
      session: { ask: { hinted: true } },
    })
  })
})

describe('undo', () => {
  test('goes back over grades and skips, as far as the session goes', () => {
    const session = played(quiz('a', 'b', 'c'), [reveal, grade(3), skip, reveal, grade(1)])
    expect(session.ending).toBe('finished')
    const one = step(session, undo, T)
    expect([asked(one.session), one.effect?.kind]).toEqual(['c', 'take-back'])
    const two = step(one.session, undo, T)
    expect([asked(two.session), two.effect]).toEqual(['b', null])
    const three = step(two.session, undo, T)
    expect([asked(three.session), three.effect?.kind]).toEqual(['a', 'take-back'])
    expect(step(three.session, undo, T).note).toBe('nothing-to-undo')
  })

  test('puts the question back, and times the card anew', () => {
    const session = played(quiz('a', 'b'), [reveal, grade(1)])
    const back = step(session, undo, T + 9000).session
    expect(back.ask).toMatchObject({ revealed: false, hinted: false, turn: 3, since: T + 9000 })
    expect(summaryOf(played(back, [reveal, grade(3)]), T)).toMatchObject({ asked: 1, right: 1, missed: [] })
  })

  test('is as if the card had never been graded', () => {
    const moves = fc.array(fc.constantFrom<Move>(reveal, grade(1), grade(3), skip, undo), { maxLength: 12 })
    fc.assert(
      fc.property(moves, fc.constantFrom<Grade>(1, 2, 3, 4), (path, last) => {
        const before = played(review('a', 'b', 'c'), path)
        fc.pre(before.ask !== null)
        const back = played(before, before.ask!.revealed ? [grade(last), undo] : [reveal, grade(last), undo])
        const { ask, turns, ...rest } = before
        expect({ ...back, ask: null, turns: 0 }).toEqual({ ...rest, ask: null, turns: 0 })
        expect(back.ask?.item).toEqual(ask?.item)
      }),
    )
  })

  test('takes back exactly what was recorded for cards and not taken back', () => {
    const each = [reveal, grade(1), grade(4), skip, undo, suspend, bury, flag]
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Move>(...each), { maxLength: 40 }), (path) => {
        let session = review('a', 'b', 'c', 'd')
        const standing: string[] = []
        for (const [index, move] of path.entries()) {
          const { session: next, effect } = step(session, move, T + index * 1000)
          if (effect?.kind === 'take-back') expect(standing.pop()).toBeDefined()
          if (effect?.kind === 'record' && effect.passes) standing.push(effect.happening.kind)
          session = next
          expect(session.recorded).toBe(standing.length)
          expect(session.answers.length).toBe(standing.filter((kind) => kind === 'graded').length)
          expect(session.ask === null).toBe(session.ending !== null)
        }
      }),
    )
  })
})

describe('a review', () => {
  test('brings learning cards back when their time comes, before the next card', () => {
    let session = played(review('a', 'b', 'c'), [reveal, grade(1)])
    expect(asked(session)).toBe('b')
    session = played(session, [reveal, grade(4)], T + 2 * MINUTE)
    expect(session.ask?.item).toMatchObject({
      card: { id: 'a' },
      again: true,
      memory: { state: 'learning', reps: 1 },
    })
    expect(session).toMatchObject({ begun: 2, planned: 3 })
  })

  test('asks cards due within 20 minutes early when nothing else is left', () => {
    const session = played(review('a'), [reveal, grade(3)])
    expect(session.ask?.item).toMatchObject({ card: { id: 'a' }, again: true })
    expect(played(session, [reveal, grade(3)]).ending).toBe('finished')
  })

  test('leaves a longer step for later and says so', () => {
    const slow = createScheduler(
      { ...DEFAULT_SETTINGS, learningSteps: [1, 60] },
      { zone: () => 0, rolloverHour: 4 },
    )
    const session = played(begin({ kind: 'review', queue: items('a'), scheduler: slow }, T), [
      reveal,
      grade(3),
    ])
    expect(session.ending).toBe('finished')
    expect(summaryOf(session, T)).toMatchObject({ learning: 1, learningDue: T + 2000 + 60 * MINUTE })
  })

  test('starts with a learning card whose time has come, wherever it stands in the queue', () => {
    const learning = {
      ...NEW,
      state: 'learning' as const,
      due: T - 1,
      stability: 1,
      difficulty: 5,
      lastAt: T - MINUTE,
    }
    const queue = [...items('a'), { card: card('b'), memory: learning }]
    expect(asked(begin({ kind: 'review', queue, scheduler }, T))).toBe('b')
  })

  test('stops after the card that passes the minutes', () => {
    const session = begin({ kind: 'review', queue: items('a', 'b', 'c'), scheduler, minutes: 5 }, T)
    const second = played(session, [reveal, grade(4)], T + 4 * MINUTE)
    expect(asked(second)).toBe('b')
    expect(played(second, [reveal, grade(4)], T + 6 * MINUTE)).toMatchObject({
      ask: null,
      ending: 'out-of-time',
    })
  })

  test('records `graded`', () => {
    const { effect } = step(played(review('a'), [reveal]), grade(2), T + 3000)
    expect(effect).toMatchObject({
      kind: 'record',
      happening: { kind: 'graded', card: 'a-v1', grade: 2, ms: 3000 },
    })
  })

  test('measures no time below zero when the clock is put back', () => {
    const { effect } = step(played(review('a'), [reveal]), grade(3), T - MINUTE)
    expect(effect).toMatchObject({ happening: { ms: 0 } })
  })
})

describe('quitting', () => {
  test.each([
    [{ kind: 'quit' }, 'quit'],
    [{ kind: 'quit', interrupted: true }, 'interrupted'],
  ] as const)('%o', (move, ending) => {
    const session = played(quiz('a', 'b'), [reveal, grade(3), move])
    expect(session).toMatchObject({ ask: null, ending })
    expect(summaryOf(session, T + 7000)).toMatchObject({ asked: 1, right: 1, ms: 7000, ending })
  })
})

describe('what a session tells', () => {
  test('counts a card once, however often it came back', () => {
    const session = played(review('a', 'b'), [
      reveal,
      grade(4),
      reveal,
      grade(1),
      reveal,
      grade(1),
      reveal,
      grade(4),
    ])
    expect(session.ending).toBe('finished')
    expect(summaryOf(session, T)).toMatchObject({
      asked: 2,
      right: 1,
      missed: [{ id: 'b' }],
      answers: 4,
      learning: 0,
    })
  })

  test('position, what is left, and honest minutes', () => {
    const due = { card: card('d'), memory: reviewing('2026-11-21', '2026-11-01', 20) }
    let session = begin({ kind: 'review', queue: [due, ...items('a', 'b', 'c', 'e')], scheduler }, T)
    expect(progressOf(session)).toEqual({
      position: 1,
      planned: 5,
      left: { new: 4, learning: 0, due: 1 },
      msLeft: null,
    })
    let at = T
    for (const took of [3000, 5 * 60 * MINUTE, 5000]) {
      session = step(session, reveal, at).session
      at += took
      session = step(session, grade(4), at).session
    }
    expect(progressOf(session)).toMatchObject({
      position: 4,
      left: { new: 2, learning: 0, due: 0 },
      // Two learning steps each.
      msLeft: 20_000,
    })
  })

  test('judges a young session by the answers before it', () => {
    const pace = [4000, 2 * MINUTE, 6000, 5000]
    const session = begin({ kind: 'quiz', queue: items('a', 'b'), pace }, T)
    expect(progressOf(session).msLeft).toBe(2 * 5500)
  })
})

describe('moves beside the grades', () => {
  test.each([
    ['suspend', 'suspended'],
    ['bury', 'buried'],
  ] as const)('%s records, goes on, and can be taken back', (kind, happened) => {
    const taken = step(quiz('a', 'b'), { kind }, T + 1000)
    expect(taken).toMatchObject({
      effect: { kind: 'record', happening: { kind: happened, card: 'a-v1' }, passes: true },
      note: happened,
      session: { ask: { item: { card: { id: 'b' } } }, answers: [] },
    })
    expect(step(taken.session, undo, T)).toMatchObject({
      effect: { kind: 'take-back' },
      session: { ask: { item: { card: { id: 'a' } } } },
    })
  })

  test('a flag goes on and off, by what happened to the card', () => {
    const flagged = (past: readonly Event[]) => {
      const session = quiz('a')
      return step({ ...session, ask: { ...session.ask!, past } }, { kind: 'flag' }, T)
    }
    expect(flagged([])).toMatchObject({
      effect: { happening: { kind: 'flagged', data: { flag: true } }, passes: false },
      note: 'flagged',
      session: { ask: { past: null } },
    })
    expect(flagged([event(1, 'flagged', { data: { flag: true } })])).toMatchObject({
      effect: { happening: { data: { flag: false } } },
      note: 'unflagged',
    })
  })

  test('a note is kept with its text, an empty one is none', () => {
    expect(step(quiz('a'), { kind: 'note', text: ' look it up ' }, T)).toMatchObject({
      effect: { happening: { kind: 'noted', card: 'a-v1', data: { text: 'look it up' } }, passes: false },
      note: 'noted',
    })
    expect(step(quiz('a'), { kind: 'note', text: ' ' }, T)).toMatchObject({
      effect: null,
      note: 'nothing-written',
    })
  })

  test('a flag or a note is not what undo takes back', () => {
    const session = played(quiz('a', 'b'), [reveal, grade(3), { kind: 'flag' }, { kind: 'note', text: 'x' }])
    expect(step(session, undo, T).session.answers).toEqual([])
    expect(step(step(session, undo, T).session, undo, T).note).toBe('nothing-to-undo')
  })

  test('an answer typed before the reveal stands beside the expected one', () => {
    const session = played(quiz('a'), [{ kind: 'answer', text: ' a copy nearby\n' }])
    expect(session.ask).toMatchObject({ revealed: true, given: 'a copy nearby' })
    expect(step(session, { kind: 'answer', text: 'again' }, T).note).toBe('already-revealed')
  })

  test('a card thought over for an hour counts a minute', () => {
    const { effect } = step(played(quiz('a'), [reveal]), grade(3), T + 60 * MINUTE)
    expect(effect).toMatchObject({ happening: { ms: MINUTE } })
  })
})

describe('a document read again', () => {
  const reworded = (id: string) => card(id, { version: `${id}-v2`, question: `Reworded ${id}?` })

  test('shows the card as it reads now, answer and all, and records its new version', () => {
    const session = played(quiz('a', 'b'), [reveal, { kind: 'reread', cards: [reworded('a')], gone: [] }])
    expect(session.ask).toMatchObject({ revealed: true, turn: 2, item: { card: { version: 'a-v2' } } })
    expect(step(session, grade(3), T).effect).toMatchObject({ happening: { card: 'a-v2' } })
  })

  test('renews the cards to come and those undo goes back to', () => {
    const cards = ['a', 'b', 'c'].map(reworded)
    const session = played(quiz('a', 'b', 'c'), [reveal, grade(3), { kind: 'reread', cards, gone: [] }])
    expect(session.waiting[0]?.card.question).toBe('Reworded c?')
    expect(played(session, [undo]).ask?.item.card.question).toBe('Reworded a?')
  })

  test('passes over cards that are gone', () => {
    const session = played(quiz('a', 'b', 'c'), [{ kind: 'reread', cards: [], gone: ['a', 'b'] }])
    expect(asked(session)).toBe('c')
    expect(played(quiz('a'), [{ kind: 'reread', cards: [], gone: ['a'] }]).ending).toBe('finished')
  })
})
