import type { Card } from '../../card/card.ts'
import type { Page } from '../page.ts'
import { oneLine } from '../visible.ts'
import { blanks, shorten, widthOf } from '../width.ts'

/** What a line about a card needs. */
export type ListedCard = Pick<Card, 'id' | 'question' | 'answer' | 'topics' | 'tags'>

/** As much of the id as tells the cards of this library apart. */
export const shortId = (card: Pick<Card, 'id'>, page: Page): string => card.id.slice(0, page.idLength)

/** The question on one line, or the opening of an answer whose question is missing. */
export function titleOf({ question, answer }: Pick<Card, 'question' | 'answer'>): string {
  const text = question ?? `(draft) ${(answer ?? '').slice(0, 400)}`
  return oneLine(text).replaceAll('**', '')
}

/** Columns that the right end of a row may take. */
export const asideRoom = (width: number): number => Math.floor(width / 3)

/** `id  question …  topic`, at most as wide as the page; `column` aligns the right ends of several rows. */
export function cardRow(card: ListedCard, page: Page, aside = '', column = widthOf(aside)): string {
  const id = shortId(card, page)
  const right = Math.min(column, asideRoom(page.width))
  const room = page.width - id.length - 2 - (right === 0 ? 0 : right + 2)
  const title = shorten(titleOf(card), room)
  const gap = aside === '' ? '' : blanks(room - widthOf(title) + 2)
  return `${page.style.yellow(id)}  ${title}${gap}${page.style.dim(shorten(aside, right))}`
}
