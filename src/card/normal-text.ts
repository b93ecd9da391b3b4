/**
 * The text that identity sees: two texts with the same normal form are the same version of a card.
 *
 * Prose: NFKC, lower case, markup, leading numbering, quotes and a final `. ? ! :` off, white space folded;
 * every other symbol stays, so C, C++ and C# are three questions and `List<String>` is not `List<Integer>`.
 * Code, fenced, indented or in a span, keeps case, punctuation and inner white space: `a==b` is not `a===b`.
 *
 * Frozen: a change here changes the id of cards that people have learned. Every step is linear in the text,
 * whatever a stranger's document holds. null and '' are the same.
 */
export function normalText(text: string | null): string {
  if (!text) return ''
  const stretches = codeAndProse((text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).split('\n'))
  if (stretches.length === 1 && !stretches[0]!.code) return normalProse(stretches[0]!.lines, true)
  return stretches
    .map(({ code, lines }, i) => (code ? normalCode(lines) : normalProse(lines, i === stretches.length - 1)))
    .filter((normal) => normal !== '')
    .join('\n')
}

interface Stretch {
  code: boolean
  lines: string[]
}

const FENCE = /^[ \t]*(`{3,}|~{3,})/
const LIST_MARK = /^[ \t]*(?:[-*+•]|\d{1,4}[.)])[ \t]+/
const INDENTED = /^(?: {4}|\t)[ \t]*\S/
/** What a list mark starts with. */
const MAY_MARK = '-*+•0123456789'

/** Splits lines into code (fences and their info string left out) and prose, in order. */
function codeAndProse(lines: readonly string[]): Stretch[] {
  const stretches: Stretch[] = []
  let open: Stretch = { code: false, lines: [] }
  let fence: string | null = null
  let inList = false
  let afterBlank = true
  const start = (code: boolean) => {
    if (open.lines.length > 0) stretches.push(open)
    open = { code, lines: [] }
  }
  for (const line of lines) {
    const ink = firstInk(line)
    const mark = ink === '`' || ink === '~' ? FENCE.exec(line)?.[1] : undefined
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) {
        fence = null
        start(false)
      } else open.lines.push(line)
      continue
    }
    if (mark !== undefined) {
      fence = mark
      start(true)
      continue
    }
    const blank = ink === '' || line.trim() === ''
    const deep = (line.startsWith('    ') || line.startsWith('\t')) && INDENTED.test(line)
    if (!deep && MAY_MARK.includes(ink) && LIST_MARK.test(line)) inList = true
    // Inside a list an indented line continues an item; elsewhere, after a blank line, it is code.
    const indented = !inList && deep && (afterBlank || open.code)
    if (!blank && indented !== open.code) start(indented)
    open.lines.push(line)
    afterBlank = blank
  }
  start(false)
  return stretches
}

/** Code: only the common indentation, trailing white space and blank edges are off. */
function normalCode(lines: readonly string[]): string {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length)
  const common = indents.reduce((least, indent) => Math.min(least, indent), Infinity)
  const dedented = lines.map((line) => line.slice(Math.min(common, line.length)).trimEnd())
  const first = dedented.findIndex((line) => line !== '')
  return trimEnd(dedented.slice(Math.max(first, 0)).join('\n'), '\n')
}

const LEADING_NUMBER =
  /^(?:question|ques|qn|q)?\s*[.#]?\s*(?:\d{1,4}(?:\.\d{1,3})*\s*[.):-]+\s+|(?<=q|question\s)\d{1,4}\s+)/i
const TAG =
  /<\/?(?:a|abbr|b|big|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strong|sub|summary|sup|u|ul)(?:\s[^<>]{0,300})?\/?>/gi
const LINK = /!?\[([^[\]]{0,500})\](?:\([^()\s]{0,2000}(?:\s[^()]{0,300})?\)|\[[^[\]]{0,200}\])/g
const ASCII = /^[\x00-\x7f]*$/
const QUOTE = /["'`´“”„‟‘’‚‛«»‹›]/
const QUOTES = /["'`´“”„‟‘’‚‛«»‹›]/g

/** `last`: nothing follows, so a final `. ? ! :` is off, unless it stands in a code span. */
function normalProse(lines: readonly string[], last: boolean): string {
  // What a test shows to be absent is not replaced: most prose holds none of it.
  const spans = lines.some((line) => line.includes('`'))
  const text = lines.map(withoutMarks).join(spans ? '\n' : ' ')
  return outsideSpans(text, (prose, end) => {
    let normal = (ASCII.test(prose) ? prose : prose.normalize('NFKC')).toLowerCase()
    if (normal.includes('<')) normal = normal.replace(TAG, ' ')
    if (normal.includes('[')) normal = normal.replace(LINK, '$1')
    normal = withoutEmphasis(normal)
    if (normal.includes('\\')) normal = normal.replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    if (QUOTE.test(normal)) normal = normal.replace(QUOTES, '')
    if (/\s\s|[^\S ]/.test(normal)) normal = normal.replace(/\s+/g, ' ')
    return end && last ? trimEnd(normal, ' .?!:') : normal
  })
    .trim()
    .replace(LEADING_NUMBER, '')
    .trim()
}

/** A line without the marks of a quote, a heading or a list item. */
function withoutMarks(line: string): string {
  const ink = firstInk(line)
  const bare = ink === '>' || ink === '#' ? line.replace(/^[ \t]*(?:>[ \t]?|#{1,6}(?=[ \t]))+/, '') : line
  return bare !== line || MAY_MARK.includes(ink) ? bare.replace(LIST_MARK, '') : line
}

/** The first character that is neither blank nor tab; '' when there is none. */
function firstInk(line: string): string {
  let at = 0
  while (line[at] === ' ' || line[at] === '\t') at++
  return line[at] ?? ''
}

/** A loop, since `/[…]+$/` is quadratic on a long run that does not end the text. */
function trimEnd(text: string, off: string): string {
  let end = text.length
  while (end > 0 && off.includes(text[end - 1]!)) end--
  return text.slice(0, end)
}

/** Applies `change` to what lies outside `code spans`, whose text is kept; `end`: no span follows. */
function outsideSpans(text: string, change: (prose: string, end: boolean) => string): string {
  if (!text.includes('`')) return change(text, true)
  const runs = [...text.matchAll(/`+/g)]
  const closing = new Map<number, number>()
  const next = runs.map(() => -1)
  for (let i = runs.length - 1; i >= 0; i--) {
    const length = runs[i]![0].length
    next[i] = closing.get(length) ?? -1
    closing.set(length, i)
  }
  let out = ''
  let from = 0
  for (let i = 0; i < runs.length; i++) {
    const close = next[i]!
    if (close < 0) continue
    const begin = runs[i]!.index + runs[i]![0].length
    out += change(text.slice(from, runs[i]!.index), false) + text.slice(begin, runs[close]!.index).trim()
    from = runs[close]!.index + runs[close]![0].length
    i = close
  }
  return out + change(text.slice(from), true)
}

/** Takes off pairs of emphasis marks of one kind and length; a lone `*` or `_` is a symbol and stays. */
function withoutEmphasis(text: string): string {
  if (!/[*_~]/.test(text)) return text
  const openers = new Map<string, number>()
  const off = new Set<number>()
  const runs = [...text.matchAll(/\*+|_+|~~+/g)]
  runs.forEach((run, i) => {
    const before = text[run.index - 1] ?? ' '
    const after = text[run.index + run[0].length] ?? ' '
    const inWord = run[0][0] === '_' && /\w/.test(before) && /\w/.test(after)
    const opener = openers.get(run[0])
    if (!inWord && opener !== undefined && /\S/.test(before)) {
      off.add(opener).add(i)
      openers.delete(run[0])
    } else if (!inWord && /\S/.test(after)) openers.set(run[0], i)
  })
  let out = ''
  let from = 0
  runs.forEach((run, i) => {
    if (!off.has(i)) return
    out += text.slice(from, run.index)
    from = run.index + run[0].length
  })
  return out + text.slice(from)
}
