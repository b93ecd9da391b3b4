import matter from 'gray-matter'
import { parse as parseToml } from 'smol-toml'
import { type Notice, Problem } from '../problem.ts'

/** What stood above the text, as data. */
export interface FrontMatter {
  data: Record<string, unknown>
  /** Last line of the front matter, its closing mark included; 0 when there is none. */
  endLine: number
  notices: Notice[]
}

const LANGUAGES: Record<string, 'yaml' | 'toml' | 'json'> = {
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  json: 'json',
}

const MARKS: Record<string, 'yaml' | 'toml' | 'json'> = { '---': 'yaml', '+++': 'toml', ';;;': 'json' }

const refuse = () => {
  throw new Error('front matter is data, never code')
}

/**
 * gray-matter evaluates `---js` and compiles `---coffee` unless told otherwise, so every call names every
 * engine. The languages that are code are refused before that, in `refusal`.
 */
const engines = {
  toml: { parse: (text: string) => parseToml(text) as object, stringify: refuse },
  javascript: { parse: refuse, stringify: refuse },
  js: { parse: refuse, stringify: refuse },
  coffee: { parse: refuse, stringify: refuse },
  coffeescript: { parse: refuse, stringify: refuse },
  cson: { parse: refuse, stringify: refuse },
}

/**
 * Reads the front matter of a text. Nothing in it is ever executed; what is refused or broken is a notice.
 *
 * Throws a Problem `front-matter-too-large` when it has more than `largest` characters.
 */
export function readFrontMatter(lines: readonly string[], largest: number): FrontMatter {
  const none: FrontMatter = { data: {}, endLine: 0, notices: [] }
  const opening = /^(---|\+\+\+|;;;)[ \t]*([^\s]*)[ \t]*$/.exec(lines[0] ?? '')
  if (opening === null) return none
  const mark = opening[1] ?? '---'
  const spelled = opening[2] ?? ''
  const end =
    lines.indexOf(mark, 1) > 0
      ? lines.indexOf(mark, 1)
      : lines.findIndex((line, i) => i > 0 && line.trimEnd() === mark)
  if (end < 0) return none
  const body = lines.slice(1, end)
  if (spelled === '' && !looksLikeData(body)) return none

  const size = body.reduce((sum, line) => sum + line.length + 1, 0)
  if (size > largest) {
    throw new Problem(
      'front-matter-too-large',
      `the front matter has ${size} characters; the limit is ${largest}`,
      {
        hint: 'raise it with --max-front-matter',
      },
    )
  }
  const endLine = end + 1
  const notice = (code: string, message: string): FrontMatter => ({
    data: {},
    endLine,
    notices: [{ code, message, line: 1 }],
  })
  const refused = refusal(body, spelled)
  if (refused !== null) return notice('front-matter-refused', refused)
  const language =
    spelled === '' ? guess(body, MARKS[mark] ?? 'yaml') : (LANGUAGES[spelled.toLowerCase()] ?? 'yaml')
  try {
    const { data } = matter(`---\n${body.join('\n')}\n---\n`, { language, engines })
    return { data: isRecord(data) ? { ...data } : {}, endLine, notices: [] }
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return notice('front-matter-broken', `the front matter cannot be read as ${language}: ${why}`)
  }
}

function refusal(body: readonly string[], spelled: string): string | null {
  if (spelled !== '' && !(spelled.toLowerCase() in LANGUAGES)) {
    return `front matter in "${spelled}" is not read: only YAML, TOML and JSON are data`
  }
  const anchored = body.findIndex((line) =>
    /(?:^|[\s[{,:-])[&*][\p{L}\d_]/u.test(line.replace(/"[^"]*"|'[^']*'|#.*$/g, '')),
  )
  if (anchored >= 0)
    return `the front matter uses anchors or aliases (line ${anchored + 2}), which are not read`
  return null
}

/** A first rule `---` with prose below it is a rule, not front matter. */
function looksLikeData(body: readonly string[]): boolean {
  const first = body.find((line) => line.trim() !== '' && !line.startsWith('#'))
  return first === undefined ? body.length === 0 : /^\s*(?:[\w"'.\- ]+\s*[:=]|[-{[])/.test(first)
}

function guess(body: readonly string[], byMark: 'yaml' | 'toml' | 'json'): 'yaml' | 'toml' | 'json' {
  if (byMark !== 'yaml') return byMark
  const first = body.find((line) => line.trim() !== '' && !line.trimStart().startsWith('#')) ?? ''
  if (/^\s*\{/.test(first)) return 'json'
  return /^\s*(?:\[[\w.]+\]\s*$|[\w-]+\s*=)/.test(first) ? 'toml' : 'yaml'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
