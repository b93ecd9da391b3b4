import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/document/read.ts'
import { complete } from '../../src/format/companion.ts'
import { recognise } from '../../src/format/recognise.ts'
import { knowledge } from './knowledge.ts'

interface Truth {
  question: string | null
  answer_starts: string
  answer_ends: string
  section: string | null
  intent_starts?: string
  guidance_starts?: string
}

const root = join(import.meta.dirname, '../..')
const truth: Record<string, { cards: Truth[] }> = JSON.parse(
  readFileSync(join(root, 'test/data/seeds.json'), 'utf8'),
)
const flat = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()

describe.each(Object.entries(truth))('seeds/%s', (name, { cards }) => {
  const path = join(root, 'seeds', name)
  const companion = `${path}.questions.toml`
  const read = recognise(readDocument({ path, text: readFileSync(path, 'utf8') }), knowledge)
  const reading = existsSync(companion) ? complete(read, readFileSync(companion, 'utf8'), companion) : read

  test('holds exactly the cards of the truth, each with its whole answer', () => {
    expect(reading.notices).toEqual([])
    expect(reading.cards).toHaveLength(cards.length)
    reading.cards.forEach((card, index) => {
      const want = cards[index] as Truth
      if (want.question === null)
        expect(card).toMatchObject({ kind: 'answer-only', questionFrom: 'companion' })
      else expect(card.question).toBe(want.question)
      expect(card.section).toBe(want.section)
      expect(flat(card.answer).startsWith(flat(want.answer_starts))).toBe(true)
      expect(flat(card.answer).endsWith(flat(want.answer_ends))).toBe(true)
      expect(flat(card.intent).startsWith(want.intent_starts ?? '')).toBe(true)
      expect(card.intent === null).toBe(want.intent_starts === undefined)
      expect(flat(card.guidance).startsWith(want.guidance_starts ?? '')).toBe(true)
    })
  })
})
