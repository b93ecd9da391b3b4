import type { Zone } from '../review/study-day.ts'
import type { View } from '../study/examiner.ts'
import { keysHelp } from './keys.ts'
import type { Page } from './page.ts'
import { historyView } from './views/history.ts'
import { oneLine } from './visible.ts'
import { padEnd } from './width.ts'
import { wrapText } from './wrap.ts'

/** What a person asked to see beside the card: keys, its history, where it stands. Nothing for other moves. */
export function asideLines({ note, kind, ask }: View, page: Page, zone: Zone): string[] {
  switch (note) {
    case 'help':
      return set(
        keysHelp(kind).flatMap(([keys, does]) => beside(keys, does, page)),
        page,
      )
    case 'history': {
      const lines = historyView(ask.past ?? [], page, zone)
      return set(lines.length === 0 ? ['Nothing has happened to this card yet.'] : lines, page)
    }
    case 'source':
      return set(
        ask.item.card.sources.map(({ document, line }) => oneLine(`${document}:${line}`)),
        page,
      )
    default:
      return []
  }
}

const KEYS = 13

const beside = (keys: string, does: string, { width }: Page): string[] =>
  wrapText(does, width - KEYS).map((line, row) => padEnd(row === 0 ? keys : '', KEYS) + line)

const set = (lines: readonly string[], { style }: Page): string[] => [
  ...lines.map((line) => style.dim(line)),
  '',
]
