import type { Key } from './keys.ts'
import { clusters } from './width.ts'

/** A text being written, cut at the cursor. */
export interface Line {
  before: string
  after: string
  /** The terminal is handing over pasted text: its line ends are part of it. */
  pasting: boolean
}

export const EMPTY: Line = { before: '', after: '', pasting: false }

/** What a key asks for that is no change of the text. */
export type Done = 'done' | 'cancel' | 'editor'

/** The text after a key, as a shell's command line would take it; alt-enter and ctrl-j break the line. */
export function write(line: Line, key: Key): Line | Done {
  const { before, after, pasting } = line
  const insert = (text: string): Line => ({ ...line, before: before + text })
  if (key.name === 'paste-start' || key.name === 'paste-end')
    return { ...line, pasting: key.name === 'paste-start' }
  if (key.name === 'return' || key.name === 'enter')
    return pasting || key.meta || key.name === 'enter' ? insert('\n') : 'done'
  if (key.name === 'escape') return 'cancel'
  if (key.name === 'tab') return insert(' ')
  const edit = EDITS[`${key.ctrl ? 'ctrl-' : key.meta ? 'alt-' : ''}${key.name}`]
  if (edit !== undefined) return edit(line)
  const plain =
    !key.ctrl && !key.meta && key.sequence !== undefined && !/^[\u0000-\u001f\u007f]/.test(key.sequence)
  return plain ? insert(key.sequence ?? '') : { before, after, pasting }
}

const EDITS: Readonly<Record<string, (line: Line) => Line | Done>> = {
  'ctrl-g': () => 'editor',
  'ctrl-d': (line) => (line.before + line.after === '' ? 'cancel' : cutAfter(line, first(line.after))),
  delete: (line) => cutAfter(line, first(line.after)),
  backspace: (line) => cutBefore(line, last(line.before)),
  'ctrl-h': (line) => cutBefore(line, last(line.before)),
  'ctrl-w': (line) => cutBefore(line, lastWord(line.before)),
  'alt-backspace': (line) => cutBefore(line, lastWord(line.before)),
  'ctrl-u': (line) => ({ ...line, before: '' }),
  'ctrl-k': (line) => ({ ...line, after: '' }),
  left: (line) => at(line, line.before.length - last(line.before).length),
  'ctrl-b': (line) => at(line, line.before.length - last(line.before).length),
  right: (line) => at(line, line.before.length + first(line.after).length),
  'ctrl-f': (line) => at(line, line.before.length + first(line.after).length),
  'alt-b': (line) => at(line, line.before.length - lastWord(line.before).length),
  'alt-f': (line) => at(line, line.before.length + firstWord(line.after).length),
  home: (line) => at(line, 0),
  'ctrl-a': (line) => at(line, 0),
  end: (line) => at(line, Number.POSITIVE_INFINITY),
  'ctrl-e': (line) => at(line, Number.POSITIVE_INFINITY),
}

const cutBefore = (line: Line, cut: string): Line => ({
  ...line,
  before: line.before.slice(0, line.before.length - cut.length),
})
const cutAfter = (line: Line, cut: string): Line => ({ ...line, after: line.after.slice(cut.length) })

function at(line: Line, place: number): Line {
  const text = line.before + line.after
  return { ...line, before: text.slice(0, place), after: text.slice(place) }
}

const first = (text: string): string => [...clusters(text)][0] ?? ''
const last = (text: string): string => [...clusters(text)].at(-1) ?? ''
const firstWord = (text: string): string => /^\s*\S*/u.exec(text)?.[0] ?? ''
const lastWord = (text: string): string => /\S*\s*$/u.exec(text)?.[0] ?? ''
