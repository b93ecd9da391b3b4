import type { AnswerKind, Card, Choice } from '../../card/card.ts'
import type { Progress } from '../../study/progress.ts'
import { renderInline, renderMarkdown } from '../markdown.ts'
import type { Page } from '../page.ts'
import type { Paint } from '../style.ts'
import { durationText } from '../time.ts'
import { oneLine, visible } from '../visible.ts'
import { blanks, shorten, widthOf } from '../width.ts'
import { wrapText } from '../wrap.ts'

/** What a card on the screen shows. */
type ShownCard = Pick<
  Card,
  'question' | 'context' | 'choices' | 'intent' | 'answer' | 'answerKind' | 'guidance' | 'section' | 'sources'
>

/** Where the card stands, and how far the session is: `Backend questions › HTTP          3 of 10`. */
export function cardHeader(
  card: ShownCard,
  page: Page,
  progress: Progress | null = null,
  flagged = false,
): string[] {
  const source = card.sources[0]
  const title = source?.title || source?.document || ''
  const place = (flagged ? '⚑ ' : '') + oneLine([title, card.section].filter(Boolean).join(' › '))
  const right = progress === null ? '' : shorten(position(progress), page.width)
  const left = shorten(place, page.width - widthOf(right) - 2)
  return [page.style.dim(left + blanks(page.width - widthOf(left) - widthOf(right)) + right).trimEnd()]
}

const position = ({ position, planned, msLeft }: Progress): string =>
  `${position} of ${planned}${msLeft === null ? '' : ` · ${durationText(msLeft)} left`}`

/** The question, what belongs to it, and the choices. */
export function questionView(card: ShownCard, page: Page): string[] {
  const question =
    card.question === null ? [page.style.dim('(the question is missing)')] : bold(card.question, page)
  const context = card.context === null ? [] : markdown(card.context, page)
  return stacked(
    question,
    context,
    (card.choices ?? []).flatMap((choice, index) => choiceLines(choice, index, page)),
  )
}

/** What the interviewer wants to see; it does not give the answer away. */
export const hintView = (card: ShownCard, page: Page): string[] =>
  card.intent === null ? [] : [page.style.bold('Hint'), ...markdown(card.intent, page)]

const HEADINGS: Record<AnswerKind, string> = {
  answer: 'Answer',
  example: 'Example answer',
  rubric: 'What they look for',
}

/** The right choices and the answer under the heading of its kind; how to answer below it, in the background. */
export function answerView(card: ShownCard, page: Page): string[] {
  const { style } = page
  const heading = style.bold(style.green(HEADINGS[card.answerKind ?? 'answer']))
  const right = (card.choices ?? []).flatMap((choice, index) =>
    choice.correct ? choiceLines(choice, index, page, style.green) : [],
  )
  const missing = card.choices === null ? [style.dim('The document gives none.')] : []
  const answer = card.answer === null ? missing : markdown(card.answer, page)
  const guidance =
    card.guidance === null ? [] : [style.dim('How to answer'), ...markdown(card.guidance, page, style.dim)]
  return stacked([heading, ...stacked(right, answer)], guidance)
}

/** What the person wrote, to be held against the answer; its line ends stay. */
export const givenView = (given: string, page: Page): string[] => [
  page.style.bold('You wrote'),
  ...visible(given)
    .split('\n')
    .flatMap((line) => wrapText(line, page.width)),
]

/** The person's own notes on a card. */
export const notesView = (notes: readonly string[], { style, width }: Page): string[] => [
  style.dim(notes.length === 1 ? 'Your note' : 'Your notes'),
  ...notes.flatMap((note) =>
    visible(note)
      .split('\n')
      .flatMap((line) => wrapText(line, width, style.dim)),
  ),
]

/** Blocks apart by an empty line; empty ones leave none. */
export const stacked = (...blocks: readonly string[][]): string[] =>
  blocks.filter((block) => block.length > 0).flatMap((block, index) => (index === 0 ? block : ['', ...block]))

const bold = (text: string, { width, style }: Page) => renderInline(text, { width, style, paint: style.bold })

const markdown = (text: string, { width, columns, style }: Page, paint?: Paint) =>
  renderMarkdown(text, { width, columns, style, ...(paint && { paint }) })

/** `b) text`, further lines below the text. */
function choiceLines(choice: Choice, index: number, page: Page, paint: Paint = (text) => text): string[] {
  const mark = `${letter(index)}) `
  const inner = { ...page, width: page.width - mark.length, columns: page.columns - mark.length }
  return markdown(choice.text, inner).map((line, row) =>
    row === 0 ? paint(mark) + line : line && blanks(mark.length) + line,
  )
}

/** The key of a choice: a to z, then by number. */
export const letter = (index: number): string =>
  index < 26 ? String.fromCharCode(97 + index) : String(index + 1)
