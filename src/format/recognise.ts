import type { Card } from '../card/card.ts'
import { versionId } from '../card/identity.ts'
import type { Document } from '../document/document.ts'
import { type Anatomy, anatomyOf } from './anatomy.ts'
import { answerKeyOf } from './answer-key.ts'
import { withoutContents } from './contents.ts'
import { droppedOf } from './dropped.ts'
import { claimsOf } from './evidence.ts'
import type { Claim, Format, Opening } from './format.ts'
import { formats as allFormats } from './index.ts'
import type { Knowledge } from './knowledge.ts'
import { pageOf } from './layout.ts'
import { outlineOf } from './outline.ts'
import type { Page } from './page.ts'
import type { Reading } from './reading.ts'
import { sectionsOf } from './sections.ts'
import { seriesOf } from './series.ts'
import { shortened } from './shape-change.ts'
import { bestSetWithSiblings } from './siblings.ts'
import { tagsOf } from './tags.ts'

/**
 * Reads the cards of a document: gathers the claims of all formats, keeps the best set without overlaps,
 * cuts each into its parts, and names every stretch that became nothing.
 *
 * Pure: the same document and knowledge give the same reading.
 */
export function recognise(
  document: Document,
  knowledge: Knowledge,
  formats: readonly Format[] = allFormats,
): Reading {
  const page = pageOf(document, knowledge)
  const outline = outlineOf(page)
  const key = answerKeyOf(page, outline, knowledge)
  const found = formats.map((format) => ({
    format,
    openings: format
      .openings(page, knowledge)
      .filter(
        (opening) =>
          isWorded(opening) && !(key !== null && opening.first >= key.first && opening.first <= key.last),
      ),
  }))
  const stops = found
    .flatMap(({ format, openings }) => (format.decisive ? openings.map((opening) => opening.first) : []))
    .concat(key === null ? [] : [key.first])
    .sort((a, b) => a - b)
  const groups = found.flatMap(({ format, openings }) =>
    seriesOf(page, outline, openings, stops).map((series) => claimsOf(format, page, series, knowledge)),
  )
  const claims = [...groups.flat(), ...shortened(page, groups)]
  const chosen = bestSetWithSiblings(page, withoutContents(page, claims, knowledge))
  const anatomies = chosen.map((claim, index) =>
    anatomyOf(page, claim, knowledge, {
      marksAnswers: claim.answered >= 0.5,
      isLast: index === chosen.length - 1,
      key: key?.answers.get(claim.opening.number ?? '') ?? null,
    }),
  )
  const { sections, used } = sectionsOf(page, chosen, knowledge)
  const tags = tagsOf(document)
  const cards = chosen.map((claim, index) =>
    cardOf(page, claim, anatomies[index] as Anatomy, sections[index] ?? null, tags, index),
  )
  return {
    title: document.title,
    formats: namesOf(chosen),
    cards,
    explanations: chosen.map(({ format, strength, why }) => ({
      format,
      strength: Math.round(strength * 100) / 100,
      why: why(),
    })),
    dropped: droppedOf(page, chosen, anatomies, used, key, knowledge),
    notices: document.notices,
  }
}

/** A question of signs alone is none. */
const isWorded = (opening: Opening): boolean =>
  opening.answerOnly === true || /[\p{L}\p{N}]/u.test(opening.question)

function cardOf(
  page: Page,
  claim: Claim,
  anatomy: Anatomy,
  section: string | null,
  tags: string[],
  ordinal: number,
): Card {
  const { opening } = claim
  const { context, answer, answerKind, choices, intent, guidance } = anatomy
  const kind = opening.answerOnly ? 'answer-only' : choices === null ? 'open' : 'choice'
  const text = {
    kind,
    question: opening.answerOnly ? null : opening.question,
    context,
    answer,
    answerKind,
    choices,
    intent,
    guidance,
  } as const
  const id = versionId(text)
  const { path, title } = page.document
  const line = page.lines[claim.first]?.at ?? 1
  return {
    ...text,
    id,
    version: id,
    section,
    topics: [],
    tags,
    questionFrom: opening.answerOnly ? null : 'document',
    sources: [
      {
        document: path,
        title,
        line,
        endLine: endLineOf(page, anatomy.last, line),
        ordinal,
        format: claim.format,
      },
    ],
  }
}

function endLineOf(page: Page, last: number, line: number): number {
  const end = page.lines[last]
  return Math.max(line, end?.code?.endLine ?? end?.at ?? line)
}

function namesOf(chosen: readonly Claim[]): string[] {
  const counts = new Map<string, number>()
  for (const { format } of chosen) counts.set(format, (counts.get(format) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name)
}
