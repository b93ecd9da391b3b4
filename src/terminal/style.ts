/** 0 no colour, 1 the 16 colours, 2 256 colours, 3 any colour. iq itself only uses the first 16. */
type ColourLevel = 0 | 1 | 2 | 3

/** Text in, the same text with a look out. */
export type Paint = (text: string) => string

const PAINTS = [
  'bold',
  'dim',
  'italic',
  'underline',
  'strikethrough',
  'inverse',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
] as const

/** The looks iq uses. Colours are the 16 of the terminal's own theme, so that they suit light and dark. */
export type Style = Readonly<Record<(typeof PAINTS)[number], Paint>>

const same: Paint = (text) => text

/** No colour at all: every paint gives its text back. */
export const PLAIN: Style = Object.fromEntries(PAINTS.map((name) => [name, same])) as Style

/** What decides about colour; nothing else does. */
interface ColourWishes {
  env: Readonly<Record<string, string | undefined>>
  /** False after --no-color. */
  colourFlag: boolean
  isTTY: boolean
}

/**
 * How much colour a stream gets. NO_COLOR (https://no-color.org: present and not empty) and --no-color win
 * over FORCE_COLOR; FORCE_COLOR wins over a pipe and TERM=dumb. chalk ignores NO_COLOR, so it is never asked.
 */
export function colourLevel({ env, colourFlag, isTTY }: ColourWishes): ColourLevel {
  if (!colourFlag || env.NO_COLOR) return 0
  if (env.FORCE_COLOR !== undefined) return forcedLevel(env.FORCE_COLOR)
  if (!isTTY || env.TERM === 'dumb') return 0
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 3
  return env.TERM?.endsWith('256color') ? 2 : 1
}

function forcedLevel(value: string): ColourLevel {
  if (value === '0' || value === 'false') return 0
  return value === '2' ? 2 : value === '3' ? 3 : 1
}

/** chalk takes 3 ms to load, so a pipe or a colourless terminal never loads it. */
export async function createStyle(level: ColourLevel): Promise<Style> {
  if (level === 0) return PLAIN
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level })
  return Object.fromEntries(PAINTS.map((name) => [name, (text: string) => chalk[name](text)])) as Style
}
