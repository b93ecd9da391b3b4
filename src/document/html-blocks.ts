import type { Block, Heading } from './document.ts'
import { folded, newlines } from './newlines.ts'

/** HTML headings stand over one line or several; what follows one without a blank line is read by `lexed`. */
export function htmlBlocks(
  raw: string,
  line: number,
  endLine: number,
  lexed: (rows: readonly string[], first: number) => Block[],
): Block[] {
  const inner = raw.search(/\n[ \t]*<h[1-6]\b/i)
  if (inner > 0 && !/^<h[1-6]\b/i.test(raw)) {
    const before = raw.slice(0, inner)
    const start = line + newlines(before)
    return [
      ...htmlBlocks(before, line, start, lexed),
      ...htmlBlocks(raw.slice(inner + 1).trimStart(), start + 1, endLine, lexed),
    ]
  }
  const match = /^<h([1-6])\b[^<>]*>([\s\S]*?)<\/h\1\s*>/i.exec(raw)
  if (match === null) {
    return [
      {
        kind: 'html',
        line,
        endLine,
        comment: raw.startsWith('<!--') && raw.indexOf('-->') >= raw.length - 3,
      },
    ]
  }
  const height = newlines(match[0])
  const heading: Heading = {
    kind: 'heading',
    line,
    endLine: line + height,
    level: Number(match[1]),
    text: folded(match[2] ?? ''),
  }
  const rest = raw.slice(match[0].length)
  return rest.trim() === '' || !rest.includes('\n')
    ? [heading]
    : [heading, ...lexed(rest.slice(rest.indexOf('\n') + 1).split('\n'), line + height + 1)]
}
