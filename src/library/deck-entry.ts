import type { CardText } from '../card/card.ts'

/** Cards without a topic stand below this heading. */
const PLAIN_SECTION = 'Cards'
const TITLE = '# My cards'
/** Questions are headings of this level; what stands in a card starts below it. */
const LEVEL = 3

/** A card as a person's own deck holds it: a heading, and labels for what is not plainly the answer. */
export function deckEntry(card: Omit<CardText, 'kind'>): string {
  const { question, context, answer, answerKind, choices, intent, guidance } = card
  const labelled = (label: string, text: string | null) =>
    text === null ? [] : [`**${label}:**`, below(text)]
  return [
    `${'#'.repeat(LEVEL)} ${(question ?? '').replace(/\s+/g, ' ').trim()}`,
    ...(context === null ? [] : [below(context)]),
    ...(choices === null ? [] : [choices.map(choiceLine).join('\n')]),
    ...labelled('Why they ask', intent),
    ...labelled('How to answer', guidance),
    ...labelled(answerKind === 'example' ? 'Example answer' : 'Answer', answer),
  ].join('\n\n')
}

const choiceLine = ({ text, correct }: { text: string; correct: boolean }): string =>
  `- [${correct ? 'x' : ' '}] ${text.split('\n').join('\n      ')}`

/** Headings moved below the question's, outside of code; no text at the edges. */
function below(text: string): string {
  let fence: string | null = null
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]?.slice(0, 3) ?? null
      if (mark !== null) fence = fence === null ? mark : fence === mark ? null : fence
      const level = fence === null ? (/^ {0,3}(#{1,6})(?=\s)/.exec(line)?.[1]?.length ?? 0) : 0
      return level === 0 || level > LEVEL ? line : '#'.repeat(LEVEL + 1) + line.trimStart().slice(level)
    })
    .join('\n')
}

/** The deck with an entry at its end, in the section of its topics; and the entry's line, from 1. */
export function withEntry(
  deck: string,
  entry: string,
  topics: readonly string[],
): { text: string; line: number } {
  const section = topics.length === 0 ? PLAIN_SECTION : topics.join(' & ')
  const before = deck.trim() === '' ? `${TITLE}\n` : `${deck.trimEnd()}\n`
  const open = [...before.matchAll(/^## (.*)$/gm)].at(-1)?.[1]?.trim()
  const head = open === section ? before : `${before}\n## ${section}\n`
  return { text: `${head}\n${entry}\n`, line: head.split('\n').length + 1 }
}
