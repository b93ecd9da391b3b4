import type { Card } from '../card/card.ts'
import { Problem } from '../problem.ts'
import type { UnknownFilter } from '../search/query.ts'
import type { SearchResult } from '../search/search.ts'
import { typedLine } from './entry-text.ts'
import { openFooter } from './footer.ts'
import type { Key } from './keys.ts'
import { EMPTY, type Line, write } from './line-editor.ts'
import type { Page } from './page.ts'
import { guard } from './sink.ts'
import { PLAIN } from './style.ts'
import { type PickerScreen, pickerRows, pickerView } from './views/picker.ts'
import { correctionNote } from './views/search.ts'
import { oneLine } from './visible.ts'

export interface PickerOptions {
  input: NodeJS.ReadStream
  output: NodeJS.WriteStream
  /** The page and the rows of the screen as they are now: both change when the window is resized. */
  page: () => Page
  rows: () => number
  /** What to begin with. */
  query: string
  /** Searches while the query is being typed; a Problem it throws is shown. */
  find: (query: string) => Promise<SearchResult & { unknown: readonly UnknownFilter[] }>
  cardOf: (key: number) => Promise<Card | null>
}

/** What the person wants in the end: one card, a quiz of those found, or nothing more. */
export type Picked =
  | { kind: 'show'; id: string }
  | { kind: 'quiz'; cards: number[] }
  | { kind: 'leave'; interrupted: boolean }

const NOTHING: SearchResult = { corrected: {}, total: 0, capped: false, hits: [] }

/**
 * Lets a person search while they type: the list and the card they are at fill a screen of their own, the query is
 * its last line. Keys that come faster than a search are answered by the search for the last of them.
 */
export async function pickCard({
  output,
  page,
  rows,
  find,
  cardOf,
  ...options
}: PickerOptions): Promise<Picked> {
  let line: Line = { ...EMPTY, before: options.query }
  let found = NOTHING
  let note = ''
  let selected = 0
  let card: Card | null = null
  let picked: Picked | null = null
  let stale = true
  let changed = true
  let wake: () => void = () => {}

  const select = (place: number) => {
    selected = Math.max(0, Math.min(found.hits.length - 1, place))
  }
  /** Whether the key was one that chooses; all others write the query. */
  function chooses(key: Key): boolean {
    const page = pickerRows(rows()).list
    const moves: Record<string, number> = { up: -1, down: 1, pageup: -page, pagedown: page }
    const name = key.ctrl ? { p: 'up', n: 'down' }[key.name ?? ''] : key.name
    if (name !== undefined && name in moves) select(selected + moves[name]!)
    else if (key.ctrl && key.name === 'q') {
      if (found.hits.length > 0) picked = { kind: 'quiz', cards: found.hits.map((hit) => hit.card) }
    } else if (key.name === 'return') {
      const hit = found.hits[selected]
      if (hit) picked = { kind: 'show', id: hit.id }
    } else return false
    return true
  }
  function take(key: Key): void {
    if (!chooses(key)) {
      const next = write(line, key)
      if (next === 'cancel') picked = { kind: 'leave', interrupted: false }
      if (typeof next === 'object') {
        stale ||= next.before + next.after !== line.before + line.after
        line = next
      }
    }
    changed = true
    wake()
  }
  function draw(): void {
    const screen: PickerScreen = { ...found, selected, card, note }
    const isColoured = page().style !== PLAIN
    const lines = pickerView(screen, page(), rows()).map((text) => guard(text, isColoured))
    output.write(UNWRAPPED + lines.map((text) => text + LINE_END).join('') + WRAPPED)
    footer.show(typedLine('Search: ', 'words, "a phrase", topic:security, is:due', line, page()))
  }

  async function search(): Promise<void> {
    stale = false
    try {
      const { unknown, ...result } = await find(line.before + line.after)
      found = result
      note = unknown[0]?.suggestion
        ? `Did you mean ${oneLine(unknown[0].suggestion)}?`
        : (correctionNote(found.corrected) ?? '')
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      found = NOTHING
      note = oneLine([error.message, error.hint].filter(Boolean).join(' '))
    }
    selected = 0
  }

  output.write(OWN_SCREEN)
  const footer = openFooter({
    input: options.input,
    output,
    key: take,
    redraw() {
      output.write(CLEAR)
      draw()
    },
    leave(interrupted) {
      picked = { kind: 'leave', interrupted }
      changed = true
      wake()
    },
  })
  try {
    while (picked === null) {
      changed = false
      if (stale) await search()
      const hit = found.hits[selected]
      card = hit ? await cardOf(hit.card) : null
      draw()
      if (changed) continue
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    return picked
  } finally {
    await footer.close()
    output.write(OLD_SCREEN)
  }
}

const OWN_SCREEN = '\u001b[?1049h\u001b[2J\u001b[H'
const OLD_SCREEN = '\u001b[?1049l'
const CLEAR = '\u001b[2J'
/** From the first row on lines are cut at the edge of the screen; the query's wraps again. */
const UNWRAPPED = '\u001b[?7l\u001b[H'
const WRAPPED = '\u001b[?7h'
const LINE_END = '\u001b[K\r\n'
