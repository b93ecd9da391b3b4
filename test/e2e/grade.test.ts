import { describe, expect, it, test } from 'vitest'
import facts from '../data/fsrs.json' with { type: 'json' }
import { desk } from './iq.ts'

const GRADES = ['', 'again', 'hard', 'good', 'easy']

describe('the intervals of the FSRS facts', () => {
  test.each(facts.interval_days_when_graded_at_due)('$grades', ({ grades, days }) => {
    const { json, write } = desk()
    write('.config/iq/config.toml', '[review]\nfuzz = false\n')
    const id = json(['list']).cards[0].id
    let at = '2026-01-05T12:00:00Z'
    const intervals = [...grades].map((grade) => {
      const memory = json(['grade', id, GRADES[Number(grade)]!, '--at', at])
      at = memory.due
      return memory.intervalDays
    })
    expect(intervals).toEqual(days)
  })
})

it('takes back the last event', () => {
  const { json, iq } = desk()
  const id = json(['list']).cards[0].id
  const before = json(['show', id])
  iq(['grade', id, 'good'])
  expect(json(['show', id]).memory.state).toBe('learning')
  expect(iq(['undo']).out).toContain('Taken back: graded good')
  expect(json(['show', id]).memory).toEqual(before.memory)
  expect(json(['show', id]).events.map((event: { kind: string }) => event.kind)).toEqual(['graded', 'voided'])
})

test('a card is named by any prefix of four characters', () => {
  const { json, iq } = desk()
  const id: string = json(['list']).cards[0].id
  expect(json(['show', id.slice(0, 8)]).card.id).toBe(id)
  expect(iq(['show', id.slice(0, 3)]).code).toBe(2)
  expect(iq(['show', '0000']).code).toBe(3)
})
