import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/document/read.ts'
import { formats } from '../../src/format/index.ts'
import type { Reading } from '../../src/format/reading.ts'
import { recognise } from '../../src/format/recognise.ts'
import { knowledge } from './knowledge.ts'

/**
 * Every document of cases/<format>/ with the reading written down beside it. To add a case: write the
 * document, run `npx vitest run --project unit test/format/cases -u`, and read the JSON: it is the claim
 * you make.
 */
const root = join(import.meta.dirname, 'cases')

const documents = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:md|mdx|txt)$/.test(name))
  .sort()

describe.each(documents)('%s', (name) => {
  const text = readFileSync(join(root, name), 'utf8')
  const read = () => recognise(readDocument({ path: name, text }), knowledge)

  test('reads as written down', async () => {
    await expect(`${JSON.stringify(brief(read()), null, 2)}\n`).toMatchFileSnapshot(
      join(root, name.replace(/\.\w+$/, '.json')),
    )
  })
})

test('every format has a case that it claims', () => {
  const claimed = new Set(
    documents.flatMap(
      (name) =>
        recognise(readDocument({ path: name, text: readFileSync(join(root, name), 'utf8') }), knowledge)
          .formats,
    ),
  )
  expect([...claimed].sort()).toEqual(formats.map((format) => format.name).sort())
})

/** What a person checks in a reading: absent parts are left out. */
function brief(reading: Reading): unknown {
  return {
    title: reading.title,
    formats: reading.formats,
    cards: reading.cards.map(
      ({
        question,
        context,
        answer,
        answerKind,
        choices,
        intent,
        guidance,
        section,
        tags,
        sources: [source],
      }) =>
        Object.fromEntries(
          Object.entries({
            lines: `${source?.line}-${source?.endLine}`,
            question,
            context,
            choices: choices?.map((choice) => `${choice.correct ? '+' : '-'} ${choice.text}`),
            answer,
            answerKind: answerKind === 'answer' ? null : answerKind,
            intent,
            guidance,
            section,
            tags: tags.length > 0 ? tags : null,
          }).filter(([, value]) => value !== null && value !== undefined),
        ),
    ),
    dropped: reading.dropped.map(({ line, endLine, reason }) => `${line}-${endLine} ${reason}`),
  }
}
