import type { Block, Document } from './document.ts'
import { readFrontMatter } from './front-matter.ts'
import { assertWithinLimits, defaultLimits, type Limits } from './limits.ts'
import { markdownBlocks } from './markdown.ts'
import { plainTextBlocks } from './plain-text.ts'

/**
 * Reads a text into blocks. Whether it is Markdown or plain text is decided by what it holds.
 *
 * Throws a Problem when the text trips one of `limits`; whatever else is odd becomes a notice.
 */
export function readDocument(
  input: { path: string; text: string },
  limits: Limits = defaultLimits,
): Document {
  const lines = linesOf(input.text)
  assertWithinLimits(lines, input.text.length, limits)
  const { data, endLine, notices } = readFrontMatter(lines, limits.frontMatter)
  const rows = lines.slice(endLine)
  const syntax = isMarkdown(rows) ? 'markdown' : 'plain-text'
  const blocks =
    syntax === 'markdown' ? markdownBlocks(rows, endLine + 1) : plainTextBlocks(rows, endLine + 1)
  return {
    path: input.path,
    title: titleOf(input.path, lines, data, blocks, endLine),
    syntax,
    frontMatter: data,
    lines,
    blocks,
    notices,
  }
}

function linesOf(text: string): string[] {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text
  return bare.includes('\r') ? bare.split(/\r\n|\n|\r/) : bare.split('\n')
}

/** Signs that only Markdown has, one test a line; indentation, bullets and numbers say nothing. */
const SIGN =
  /^ {0,3}(?:(?:\d{1,4}[.)] |[-*+] )#{1,6} \S|#{2,6} \S|#{1,6} .*\?\s*$|```|~~~|\|?\s*:?-{3,}:?\s*\||<(?:details|summary|h[1-6]|div|p|br|a|img)\b|<!--|- \*\*|___$)|^\s*[-*+] \[[ xX]\] |\]\(\S|(?<![\w*])\*\*[^\s*][^*]*\*\*(?![\w*])|(?<![\w_])__[^\s_]+ [^_]*__|`[^`\s][^`]*`/

function isMarkdown(rows: readonly string[]): boolean {
  let signs = 0
  let written = 0
  let heading = false
  for (const [at, row] of rows.entries()) {
    if (row.trim() === '') continue
    written++
    if (SIGN.test(row)) signs++
    else if (/^# \S/.test(row) && (rows[at - 1] ?? '').trim() === '' && (rows[at + 1] ?? '').trim() === '')
      heading = true
    if (signs >= 20 && signs >= rows.length * 0.01) return true
  }
  return signs >= Math.max(1, written * 0.01) || (heading && signs > 0) || (heading && written < 30)
}

function titleOf(
  path: string,
  lines: readonly string[],
  data: Record<string, unknown>,
  blocks: readonly Block[],
  start: number,
): string {
  const given = data.title ?? data.name
  if (typeof given === 'string' && given.trim() !== '') return given.trim()
  const top = firstHeading(blocks)
  if (top !== null) return top
  const first =
    lines
      .slice(start)
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  const reads =
    /^[\p{L}\p{N}]/u.test(first) &&
    first.length <= 120 &&
    !/[.?!:;,]$/.test(first) &&
    !/^(?:\d+[.)]|\w{1,10}:)\s/.test(first)
  return reads && blocks[0]?.kind !== 'list' ? first : fileName(path)
}

/** The level-1 heading that stands first; or a first heading that is alone on its level and asks nothing. */
function firstHeading(blocks: readonly Block[]): string | null {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []))
  const first = headings[0]
  if (first === undefined || /[?？؟]\s*$/.test(first.text)) return null
  const peers = headings.filter((heading) => heading.level <= first.level)
  return first.level === 1 || peers.length === 1 ? plainTitle(first.text) : null
}

const plainTitle = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, '')
    .replace(/\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}(\S.*?\S|\S)[*_`]{1,3}/g, '$1')
    .trim()

const fileName = (path: string): string => (path.split(/[\\/:]/).at(-1) ?? path).replace(/\.\w+$/, '')
