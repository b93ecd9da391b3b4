import type { Card } from '../card/card.ts'
import type { Dropped } from '../format/reading.ts'
import type { Event } from '../review/event.ts'
import type { Memory } from '../review/memory.ts'
import { modeOf, type Test } from '../study/test.ts'
import type { Stats } from './views/stats.ts'

/** The version of everything that iq prints as JSON (see the command contract). */
const schema = 1

/**
 * JSON on one line. What a terminal would act on is escaped, so that the sink has nothing to change and a
 * program reads back exactly the text of the document.
 */
export const toJson = (value: object): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** A card with the keys of the contract; the flat source keys repeat the first of `sources`. */
export function cardJson(card: Card) {
  const sources = card.sources.map(({ document, title, line, endLine, format }) => ({
    document,
    title,
    line,
    endLine,
    format,
  }))
  const first = sources[0]
  return {
    id: card.id,
    question: card.question,
    context: card.context,
    answer: card.answer,
    answerKind: card.answerKind,
    choices: card.choices?.map(({ text, correct }) => ({ text, correct })) ?? null,
    intent: card.intent,
    guidance: card.guidance,
    section: card.section,
    topics: card.topics,
    tags: card.tags,
    questionFrom: card.questionFrom,
    document: first?.document ?? null,
    line: first?.line ?? null,
    endLine: first?.endLine ?? null,
    format: first?.format ?? null,
    sources,
  }
}

interface ReportForJson {
  documents: readonly {
    path: string
    title: string
    formats: string[]
    cards: readonly Card[]
    dropped: readonly Dropped[]
  }[]
  skipped: readonly { path: string; code: string; reason: string }[]
  totals: object
}

export const importJson = ({ documents, skipped, totals }: ReportForJson) => ({
  schema,
  documents: documents.map(({ path, title, formats, cards, dropped }) => ({
    path,
    title,
    formats,
    cards: cards.map(cardJson),
    dropped: dropped.map(({ line, endLine, reason, text }) => ({ line, endLine, reason, text })),
  })),
  skipped: skipped.map(({ path, code, reason }) => ({ path, code, reason })),
  totals,
})

export const searchJson = (found: {
  query: string
  corrected: Readonly<Record<string, string>>
  total: number
  hits: readonly { card: Card; score: number; alike?: readonly string[] }[]
}) => ({
  schema,
  query: found.query,
  corrected: found.corrected,
  total: found.total,
  cards: found.hits.map(({ card, score, alike = [] }) => ({ ...cardJson(card), score, alike })),
})

/** What a card is to a person: its memory's state, or why it is not asked. */
export type CardState = Memory['state'] | 'suspended' | 'retired' | 'draft'

export const listJson = (
  rows: readonly { card: Card; state: CardState; due: number | null; leech: boolean }[],
) => ({
  schema,
  cards: rows.map(({ card, state, due, leech }) => ({ ...cardJson(card), state, due: iso(due), leech })),
})

/** `alike`: ids of the cards that ask the same elsewhere. */
export const showJson = (
  card: Card,
  state: CardState,
  memory: Memory,
  events: readonly Event[],
  alike: readonly { card: Pick<Card, 'id'> }[] = [],
) => ({
  schema,
  card: cardJson(card),
  memory: {
    ...memoryJson(card.id, memory),
    state,
    lastAt: iso(memory.lastAt),
    lastGrade: memory.lastGrade,
    suspended: memory.suspended,
    buriedUntil: memory.buriedUntil,
  },
  events: events.map(({ at, day, kind, card: version, grade, ms, data }) => ({
    at: iso(at),
    day,
    kind,
    card: version,
    grade,
    ms,
    data,
  })),
  alike: alike.map(({ card: { id } }) => id),
})

export const topicsJson = (
  topics: readonly { topic: string; cards: number; seen: number; due: number; readiness: number | null }[],
) => ({
  schema,
  topics: topics.map(({ topic, cards, seen, due, readiness }) => ({ topic, cards, seen, due, readiness })),
})

/** `card` is the id; the keys that `grade` and the queue of `review` share. */
const memoryJson = (
  card: string,
  { state, due, intervalDays, stability, difficulty, reps, lapses }: Memory,
) => ({
  card,
  state,
  due: iso(due),
  intervalDays,
  stability,
  difficulty,
  reps,
  lapses,
})

/** An offer names cards by id; likenesses are 0-1. */
export const offersJson = (
  offers: readonly { former: { card: Card }; next: { card: Card }; question: number; answer: number }[],
) => ({
  schema,
  offers: offers.map(({ former, next, question, answer }) => ({
    old: { id: former.card.id, question: former.card.question },
    new: { id: next.card.id, question: next.card.question },
    question,
    answer,
  })),
})

export const gradeJson = (card: string, memory: Memory) => ({ schema, ...memoryJson(card, memory) })

export const reviewJson = (day: string, queue: readonly { card: Pick<Card, 'id'>; memory: Memory }[]) => ({
  schema,
  day,
  queue: queue.map(({ card, memory }) => memoryJson(card.id, memory)),
})

/** Questions for another program: each card with the mode that suits it and, in choice mode, its options by letter. */
export const quizJson = (items: readonly { card: Card; test?: Test }[]) => ({
  schema,
  cards: items.map(({ card, test }) => ({
    ...cardJson(card),
    mode: modeOf(test),
    options:
      test?.mode === 'choice' ? test.question.options.map(({ text, correct }) => ({ text, correct })) : null,
  })),
})

export const documentsJson = (
  documents: readonly { path: string; title: string; cards: number; readAt: number; state: string }[],
) => ({
  schema,
  documents: documents.map(({ path, title, cards, readAt, state }) => ({
    path,
    title,
    cards,
    readAt: iso(readAt),
    state,
  })),
})

export const doctorJson = (
  checks: readonly { name: string; faults: readonly string[]; hint: string | null }[],
) => ({
  schema,
  ok: checks.every(({ faults }) => faults.length === 0),
  checks: checks.map(({ name, faults, hint }) => ({ name, ok: faults.length === 0, faults, hint })),
})

export const statsJson = ({ today, since, days, ahead, cards, target, months, hours, topics }: Stats) => ({
  schema,
  today,
  since,
  days: days.map(({ day, answers, ms }) => ({ day, answers, ms })),
  ahead: ahead.map(({ day, cards }) => ({ day, cards })),
  cards,
  target,
  months: months.map(({ month, asked, right }) => ({ month, asked, right, retention: right / asked })),
  hours: hours.map(({ hour, answers, right }) => ({ hour, answers, right })),
  topics: topics.map(({ topic, cards, seen, readiness }) => ({ topic, cards, seen, readiness })),
})

export const backupJson = ({ file, at, size }: { file: string; at: number; size: number }) => ({
  schema,
  file,
  at: iso(at),
  size,
})

export const configJson = (
  settings: readonly {
    key: string
    value: string | null
    fallback: string | null
    file: string | null
    line: number | null
  }[],
) => ({
  schema,
  settings: settings.map(({ key, value, fallback, file, line }) => ({
    key,
    value,
    default: fallback,
    origin: file === null ? 'default' : `${file}:${line}`,
  })),
})

export const errorJson = ({
  code,
  message,
  hint,
}: {
  code: string
  message: string
  hint: string | null
}) => ({
  schema,
  error: { code, message, hint },
})
