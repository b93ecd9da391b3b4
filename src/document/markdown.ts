import { Lexer, type Token, type Tokens } from 'marked'
import { columns, dedent } from './columns.ts'
import { cut, type Fold, findDetails } from './details.ts'
import type { Block, Item } from './document.ts'
import { htmlBlocks } from './html-blocks.ts'
import { folded, leadingNewlines, newlines } from './newlines.ts'

/**
 * The blocks of Markdown text, by marked's block lexer alone: inline Markdown costs most of marked's time
 * and is only needed when a card is shown. marked's tokens have no positions, but the `raw` of siblings
 * joined is the text itself, so lines are counted from it.
 *
 * `first` is the line number of `rows[0]`.
 */
export function markdownBlocks(rows: readonly string[], first: number): Block[] {
  const blocks: Block[] = []
  let from = 0
  for (const fold of findDetails(rows)) {
    const before = rows.slice(from, fold.open.line)
    const lead = (rows[fold.open.line] ?? '').slice(0, fold.open.column)
    if (lead.trim() !== '') before.push(lead)
    if (fold.open.line >= from) append(blocks, lexed(before, first + from))
    blocks.push(detailsBlock(rows, fold, first))
    from = fold.open.endLine + 1
  }
  append(blocks, lexed(from === 0 ? rows : rows.slice(from), first + from))
  return blocks
}

/** Spreading a hundred thousand blocks into one call would exhaust the stack. */
function append(blocks: Block[], more: readonly Block[]): void {
  for (const block of more) blocks.push(block)
}

function detailsBlock(rows: readonly string[], fold: Fold, first: number): Block {
  const { summary, body } = fold
  const indent = columns(rows[fold.open.line] ?? '')
  const inner = cut(rows, body).map((row, index) => (index === 0 ? row : dedent(row, indent)))
  return {
    kind: 'details',
    line: first + fold.open.line,
    endLine: first + fold.open.endLine,
    summary:
      summary === null
        ? null
        : { line: first + summary.line, endLine: first + summary.endLine, text: summary.text },
    body: { ...body, line: first + body.line, endLine: first + body.endLine },
    blocks: markdownBlocks(inner, first + body.line),
  }
}

function lexed(rows: readonly string[], first: number): Block[] {
  const text = rows.join('\n')
  if (text.trim() === '') return []
  return blocksOf(new Lexer().blockTokens(text, []), first, 0)
}

/** `indent`: columns that the containers around these tokens have taken off their lines. */
function blocksOf(tokens: readonly Token[], first: number, indent: number): Block[] {
  const blocks: Block[] = []
  let line = first
  for (const token of tokens) {
    const start = Math.max(line + leadingNewlines(token.raw), (blocks.at(-1)?.endLine ?? 0) + 1)
    const block = blockOf(token, start, indent)
    if (Array.isArray(block)) append(blocks, block)
    else if (block !== null) blocks.push(block)
    line += newlines(token.raw)
  }
  return blocks
}

function blockOf(token: Token, line: number, indent: number): Block | Block[] | null {
  const raw = token.raw.trim()
  const endLine = line + newlines(raw)
  switch (token.type) {
    case 'space':
    case 'checkbox':
      return null
    case 'heading':
      return {
        kind: 'heading',
        line,
        endLine,
        level: (token as Tokens.Heading).depth,
        text: folded(token.text),
      }
    case 'code':
      return {
        kind: 'code',
        line,
        endLine,
        form: /^[`~]{3}/.test(raw) ? 'fenced' : 'indented',
        language: /^\S*/.exec((token as Tokens.Code).lang ?? '')?.[0] ?? '',
      }
    case 'hr':
      return { kind: 'rule', line, endLine }
    case 'blockquote':
      return {
        kind: 'quote',
        line,
        endLine,
        blocks: within(blocksOf((token as Tokens.Blockquote).tokens, line, indent), endLine),
      }
    case 'list':
      return listOf(token as Tokens.List, line, indent)
    case 'table':
      return tableOf(token as Tokens.Table, line, endLine)
    case 'html':
      return htmlBlocks(raw, line, endLine, lexed)
    default:
      return { kind: 'prose', line, endLine, indent }
  }
}

/** marked miscounts the raw text of some lazy quotes: their blocks are kept within their own lines. */
const within = (blocks: Block[], endLine: number): Block[] =>
  blocks
    .filter((block) => block.line <= endLine)
    .map((block) => (block.endLine <= endLine ? block : { ...block, endLine }))

function listOf(token: Tokens.List, line: number, indent: number): Block {
  const items: Item[] = []
  let at = line
  for (const item of token.items) {
    const match = /^( *)([-*+]|\d{1,9}[.)])([ \t]*)/.exec(item.raw)
    const gap = match?.[3]?.length ?? 0
    const width = (match?.[0].length ?? 2) - gap + (gap > 4 || gap === 0 ? 1 : gap)
    const marker = match?.[2] ?? '-'
    items.push({
      line: at,
      endLine: at + newlines(item.raw.trimEnd()),
      number: token.ordered ? Number.parseInt(marker, 10) : null,
      marker,
      checked: item.task ? item.checked === true : null,
      contentIndent: indent + width,
      blocks: blocksOf(item.tokens, at, indent + width),
    })
    at += newlines(item.raw)
  }
  return { kind: 'list', line, endLine: items.at(-1)?.endLine ?? line, ordered: token.ordered, indent, items }
}

function tableOf(token: Tokens.Table, line: number, endLine: number): Block {
  return {
    kind: 'table',
    line,
    endLine,
    header: token.header.map((cell) => cell.text),
    rows: token.rows.map((row, index) => ({ line: line + 2 + index, cells: row.map((cell) => cell.text) })),
  }
}

/** The whole of marked's tokens, inline ones included: what a view needs to show a card. */
export const lexMarkdown = (text: string): Token[] => Lexer.lex(text)

/** The inline tokens of one paragraph: what a view needs to show a question. */
export const lexInline = (text: string): Token[] => Lexer.lexInline(text)

export type { Token, Tokens } from 'marked'
