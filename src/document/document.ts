import type { Notice } from '../problem.ts'

/**
 * A numbered piece of a document. Lines are 1-based and inclusive; `line..endLine` of siblings never
 * overlap, and children lie within their parent. The text of a block is always the document's own lines
 * (`linesOf`), so nothing is lost or rewritten on the way to a card.
 */
export type Block = Heading | Prose | List | Code | Table | Details | Quote | Rule | Html

interface Lines {
  line: number
  endLine: number
}

/** A stretch of text; columns count from 0, `endColumn` is exclusive. */
export interface Region extends Lines {
  column: number
  endColumn: number
}

export interface Heading extends Lines {
  kind: 'heading'
  /** 1-6: ATX or HTML level; setext 1 or 2; in plain text the depth its underline or numbering suggests. */
  level: number
  /** Inline Markdown of the heading, marks of its syntax off, folded to one line. */
  text: string
}

export interface Prose extends Lines {
  kind: 'prose'
  /** Columns of white space before its first line. */
  indent: number
}

export interface List extends Lines {
  kind: 'list'
  ordered: boolean
  indent: number
  items: Item[]
}

export interface Item extends Lines {
  /** The number as written of an ordered item, else null. */
  number: number | null
  /** The bullet as written: `-`, `*`, `1.`, `2)`. */
  marker: string
  /** `- [x]`: true, `- [ ]`: false, no task: null. */
  checked: boolean | null
  /** Column where the item's content starts: what to take off its lines. */
  contentIndent: number
  blocks: Block[]
}

export interface Code extends Lines {
  kind: 'code'
  /** Fenced with ``` or ~~~, indented by four, or plain-text lines recognised as code. */
  form: 'fenced' | 'indented' | 'unfenced'
  /** Language of the info string, or the one recognised; '' when unknown. */
  language: string
}

export interface Table extends Lines {
  kind: 'table'
  header: string[]
  rows: { line: number; cells: string[] }[]
}

export interface Details extends Lines {
  kind: 'details'
  /** Lines of the <summary> content; null when there is none. */
  summary: { line: number; endLine: number; text: string } | null
  /** Where what follows the summary starts and ends: tags may share its first and last line. */
  body: Region
  /** What follows the summary. */
  blocks: Block[]
}

export interface Quote extends Lines {
  kind: 'quote'
  blocks: Block[]
}

export interface Rule extends Lines {
  kind: 'rule'
}

/** Raw HTML that is none of the above; comments too. */
export interface Html extends Lines {
  kind: 'html'
  comment: boolean
}

/** A text with a path, read into blocks. */
export interface Document {
  /** As in Source.document. */
  path: string
  /** From front matter, else the first heading or line that reads as a title, else the file's name. */
  title: string
  /** Which reader made the blocks; decided by what the text holds, never by its extension. */
  syntax: 'markdown' | 'plain-text'
  /** Data of the front matter ({} when there is none). */
  frontMatter: Record<string, unknown>
  /** Every line of the text without its line end; lines[0] is line 1. */
  lines: string[]
  blocks: Block[]
  notices: Notice[]
}
