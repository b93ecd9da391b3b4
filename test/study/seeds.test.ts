import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'smol-toml'
import { beforeAll, describe, expect, test } from 'vitest'
import { topicsOfDocument } from '../../src/card/topic/topic.ts'
import { compileVocabulary, covers } from '../../src/card/topic/vocabulary.ts'
import { readDocument } from '../../src/document/read.ts'
import { complete } from '../../src/format/companion.ts'
import { parseKnowledge } from '../../src/format/knowledge.ts'
import { recognise } from '../../src/format/recognise.ts'
import { NEW } from '../../src/review/memory.ts'
import { type Candidate, quizQueue } from '../../src/study/queue.ts'

const root = path.join(import.meta.dirname, '../..')
const toml = (file: string) => parse(fs.readFileSync(path.join(root, 'data', file), 'utf8'))

type Bundled = Candidate & { topics: string[] }

/** The bundled cards as the library would give them, topics included. */
function bundled(): Bundled[] {
  const knowledge = parseKnowledge(toml('labels.toml'), toml('furniture.toml'))
  const vocabulary = compileVocabulary([{ path: 'topics.toml', data: toml('topics.toml') }])
  const seeds = path.join(root, 'seeds')
  return fs
    .readdirSync(seeds)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => {
      const file = path.join(seeds, name)
      const document = { path: `seeds:${name}`, text: fs.readFileSync(file, 'utf8') }
      const companion = `${file}.questions.toml`
      const read = recognise(readDocument(document), knowledge)
      const reading = fs.existsSync(companion)
        ? complete(read, fs.readFileSync(companion, 'utf8'), companion)
        : read
      const evidence = reading.cards.map((card) => ({
        ...card,
        sections: card.section === null ? [] : [card.section],
      }))
      const tags = reading.cards[0]?.tags ?? []
      const topics = topicsOfDocument(
        { title: reading.title, path: document.path, tags },
        evidence,
        vocabulary,
      )
      return reading.cards.map(({ id, question, context, topics: own }, index) => ({
        id,
        question,
        context,
        document: document.path,
        memory: NEW,
        topics: own.length > 0 ? own : topics[index]!,
      }))
    })
}

describe('ten-card quizzes on the bundled documents', () => {
  let rows: Bundled[] = []
  beforeAll(() => {
    rows = bundled()
  })

  /** Written by hand, apart from the code: questions a person would take for one subject. */
  const SUBJECTS = [
    /\bCORS\b/,
    /authentication.*authorization/i,
    /rate limiting/i,
    /versioning/i,
    /main HTTP methods/i,
    /GraphQL/,
    /errors and exceptions/i,
    /What is RESTful API/i,
  ]

  test.each(['security', 'api', 'performance'])('%s: never two questions on one subject', (topic) => {
    const pool = rows.filter(({ topics }) => topics.some((own) => covers(topic, own)))
    expect(pool.length).toBeGreaterThan(10)
    for (let seed = 0; seed < 200; seed++) {
      const questions = quizQueue(pool, { seed, day: '2026-11-21', limit: 10 }).map(
        ({ question }) => question ?? '',
      )
      expect(questions).toHaveLength(10)
      for (const subject of SUBJECTS) {
        expect(
          questions.filter((question) => subject.test(question)).length,
          `seed ${seed}: ${subject}`,
        ).toBeLessThanOrEqual(1)
      }
    }
  })

  test('a security quiz draws from all four documents', () => {
    const pool = rows.filter(({ topics }) => topics.includes('security'))
    const documents = quizQueue(pool, { seed: 1, day: '2026-11-21', limit: 10 }).map(
      ({ document }) => document,
    )
    expect(new Set(documents).size).toBe(4)
  })
})
