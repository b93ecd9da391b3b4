import { describe, expect, test } from 'vitest'
import type { Happening } from '../../src/review/event.ts'
import { NEW } from '../../src/review/memory.ts'
import { createScheduler } from '../../src/review/scheduler.ts'
import { DEFAULT_SETTINGS } from '../../src/review/settings.ts'
import { type Examiner, examine, type Ledger, type View } from '../../src/study/examiner.ts'
import type { Move } from '../../src/study/move.ts'
import { begin } from '../../src/study/session.ts'
import { card } from './cards.ts'

const T = Date.parse('2026-11-21T12:00:00Z')
const scheduler = createScheduler(DEFAULT_SETTINGS, { zone: () => 0, rolloverHour: 4 })
const session = (kind: 'quiz' | 'review', ...ids: string[]) =>
  begin({ kind, queue: ids.map((id) => ({ card: card(id), memory: NEW })), scheduler }, T)
const reveal: Move = { kind: 'reveal' }
const good: Move = { kind: 'grade', grade: 3 }
const undo: Move = { kind: 'undo' }
const quit: Move = { kind: 'quit' }

/** Plays moves; writes down what was shown, recorded and taken back, in order. */
function scripted(...moves: Move[]) {
  const log: string[] = []
  const views: View[] = []
  let count = 0
  const examiner: Examiner = {
    async ask(view) {
      views.push(view)
      log.push(`show ${view.ask.item.card.id}${view.ask.revealed ? ' answer' : ''}`)
      return moves.shift() ?? quit
    },
    end: async () => (moves[0]?.kind === 'undo' && moves.shift() ? 'undo' : 'leave'),
    aside: (work) => work(),
    close: () => void log.push('close'),
  }
  const ledger: Ledger<number> = {
    now: () => T,
    async record(happening: Happening) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      log.push(`record ${happening.card}`)
      return ++count
    },
    async takeBack(receipt) {
      log.push(`take back ${receipt}`)
    },
    history: () => [],
    edit: null,
  }
  return { examiner, ledger, log, views }
}

describe('the loop', () => {
  test('shows nothing before a grade is durable', async () => {
    const { examiner, ledger, log } = scripted(reveal, good, reveal, good)
    await examine(session('quiz', 'a', 'b'), examiner, ledger)
    expect(log).toEqual([
      'show a',
      'show a answer',
      'record a-v1',
      'show b',
      'show b answer',
      'record b-v1',
      'close',
    ])
  })

  test('takes back the youngest records first', async () => {
    const { examiner, ledger, log } = scripted(reveal, good, reveal, good, undo, undo, reveal, good, quit)
    const ended = await examine(session('quiz', 'a', 'b', 'c'), examiner, ledger)
    expect(log.filter((line) => /record|take/.test(line))).toEqual([
      'record a-v1',
      'record b-v1',
      'take back 2',
      'take back 1',
      'record a-v1',
    ])
    expect(ended.answers).toHaveLength(1)
  })

  test('tells why a move was refused', async () => {
    const { examiner, ledger, views } = scripted(good, reveal, quit)
    await examine(session('quiz', 'a'), examiner, ledger)
    expect(views.map(({ note }) => note)).toEqual([null, 'reveal-first', null])
  })

  test('knows in a review what each grade leads to, once the answer is shown', async () => {
    const { examiner, ledger, views } = scripted(reveal, quit)
    await examine(session('review', 'a'), examiner, ledger)
    expect(views[0]?.outcomes).toBeNull()
    expect(views[1]?.outcomes).toMatchObject({ 1: { state: 'learning' }, 4: { intervalDays: 8 } })
  })

  test('leaves the screen in order when a grade cannot be kept', async () => {
    const { examiner, ledger, log } = scripted(reveal, good)
    const full = { ...ledger, record: () => Promise.reject(new Error('disk full')) }
    await expect(examine(session('quiz', 'a'), examiner, full)).rejects.toThrow('disk full')
    expect(log.at(-1)).toBe('close')
  })

  test('with nothing to ask shows nothing', async () => {
    const { examiner, ledger, log } = scripted()
    await examine(session('quiz'), examiner, ledger)
    expect(log).toEqual(['close'])
  })
})
