import { parse } from 'smol-toml'
import type { Card } from '../card/card.ts'
import type { Notice } from '../problem.ts'
import { plain } from './plain.ts'
import type { Reading } from './reading.ts'

interface Entry {
  answer: string
  question: string
  topics: string[]
  line: number
}

/**
 * Gives the drafts of a reading the questions of a companion file, `<document>.questions.toml`, and the
 * document a title, if it says one:
 *
 *     title = "What the document is called"
 *
 *     [[card]]
 *     answer = "Opening words of exactly one answer"
 *     question = "What is asked?"
 *     topics = ["security"]
 *
 * An entry whose words open no answer or several is not applied: a notice names its line. The ids stay, since
 * the question is no part of an answer-only version.
 */
export function complete(reading: Reading, text: string, path: string): Reading {
  const { title, entries, notices } = entriesOf(text, path)
  const cards = [...reading.cards]
  const given = new Set<number>()
  const openings = cards.map((card) => (card.kind === 'answer-only' ? folded(card.answer ?? '') : null))
  for (const entry of entries) {
    const words = folded(entry.answer)
    const matches = openings.flatMap((opening, index) => (opening?.startsWith(words) ? [index] : []))
    const [match] = matches
    const card = match === undefined ? undefined : cards[match]
    if (matches.length !== 1 || match === undefined || card === undefined || given.has(match)) {
      notices.push({
        code: 'companion-entry',
        message: complaint(entry, matches.length),
        line: entry.line,
        path,
      })
      continue
    }
    given.add(match)
    cards[match] = completed(card, entry)
  }
  const named = { ...reading, cards, notices: [...reading.notices, ...notices] }
  return title === null ? named : entitled(named, title)
}

const entitled = (reading: Reading, title: string): Reading => ({
  ...reading,
  title,
  cards: reading.cards.map((card) => ({
    ...card,
    sources: card.sources.map((source) => ({ ...source, title })),
  })),
})

const completed = (card: Card, entry: Entry): Card => ({
  ...card,
  question: entry.question,
  topics: entry.topics.length > 0 ? entry.topics : card.topics,
  questionFrom: 'companion',
})

function complaint(entry: Entry, matches: number): string {
  const words = entry.answer.length > 60 ? `${entry.answer.slice(0, 59)}…` : entry.answer
  if (matches === 0) return `no answer opens with "${words}"`
  return matches === 1
    ? `the answer that opens with "${words}" has a question already`
    : `${matches} answers open with "${words}"`
}

function entriesOf(
  text: string,
  path: string,
): { title: string | null; entries: Entry[]; notices: Notice[] } {
  const notices: Notice[] = []
  let data: unknown
  try {
    data = parse(text)
  } catch (error) {
    const line = (error as { line?: unknown }).line
    const message = `not readable as TOML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`
    return {
      title: null,
      entries: [],
      notices: [{ code: 'companion-broken', message, line: typeof line === 'number' ? line : null, path }],
    }
  }
  const { card: listed, title } = data as { card?: unknown; title?: unknown }
  const lines = headLines(text)
  const entries = (Array.isArray(listed) ? listed : []).flatMap(
    (one: Record<string, unknown>, index): Entry[] => {
      const { answer, question, topics } = one
      const line = lines[index] ?? 1
      if (
        typeof answer !== 'string' ||
        typeof question !== 'string' ||
        answer.trim() === '' ||
        question.trim() === ''
      ) {
        notices.push({
          code: 'companion-entry',
          message: 'an entry needs both answer and question',
          line,
          path,
        })
        return []
      }
      const named = Array.isArray(topics)
        ? topics.filter((topic): topic is string => typeof topic === 'string')
        : []
      return [{ answer, question: question.trim(), topics: named, line }]
    },
  )
  return { title: typeof title === 'string' && title.trim() !== '' ? title.trim() : null, entries, notices }
}

const headLines = (text: string): number[] =>
  text.split(/\r?\n/).flatMap((line, index) => (/^\s*\[\[\s*card\s*\]\]/.test(line) ? [index + 1] : []))

const folded = (text: string): string => plain(text).toLowerCase().replace(/\s+/g, ' ').trim()
