import path from 'node:path'

/** A program and its arguments. */
export interface EditorCommand {
  program: string
  args: string[]
}

/** Editors that say `+LINE` in front of the file, as vi did first. */
const PLUS = new Set([
  'vi',
  'vim',
  'nvim',
  'view',
  'gvim',
  'nano',
  'pico',
  'emacs',
  'emacsclient',
  'micro',
  'kak',
  'joe',
  'jed',
  'ne',
  'mg',
])
/** Editors that take `file:line` and come back at once unless told to wait. */
const COLON: Readonly<Record<string, readonly string[]>> = {
  code: ['--wait', '-g'],
  'code-insiders': ['--wait', '-g'],
  codium: ['--wait', '-g'],
  cursor: ['--wait', '-g'],
  subl: ['--wait'],
  zed: ['--wait'],
  hx: [],
}

/**
 * How an editor opens a file at a line. `editor` is what $VISUAL or $EDITOR says: a program, perhaps quoted, with
 * arguments of its own. An editor that is not known opens the file.
 */
export function editorCommand(editor: string, file: string, line: number): EditorCommand {
  const [program = 'vi', ...own] = words(editor)
  const name = path
    .basename(program)
    .replace(/\.(exe|cmd)$/i, '')
    .toLowerCase()
  if (PLUS.has(name)) return { program, args: [...own, `+${line}`, file] }
  const colon = COLON[name]
  if (colon === undefined) return { program, args: [...own, file] }
  const waits = own.some((word) => word === '-w' || word === '--wait')
  return {
    program,
    args: [...own, ...colon.filter((word) => !(waits && word === '--wait')), `${file}:${line}`],
  }
}

/** Words as a shell would split them, as far as quotes go. */
const words = (text: string): string[] =>
  [...text.matchAll(/(?:"([^"]*)"|'([^']*)'|([^\s"']+))+/g)].map(([whole]) =>
    whole.replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single),
  )
