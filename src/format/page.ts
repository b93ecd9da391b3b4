import type { Code, Details, Document, Item, Table } from '../document/document.ts'
import type { FurnitureKind } from './knowledge.ts'
import type { Label } from './label.ts'

/**
 * A document laid out flat: one entry for each line, or two where a tag splits one (`<summary>Q</summary>A`).
 *
 * Questions are written across blocks (a label inside a paragraph, an answer half in a list), so formats
 * look at lines; what each line is, the blocks have told.
 */
export interface Page {
  document: Document
  lines: Line[]
  /** Indices of the lines of prose, list items included. */
  texts: readonly number[]
  /** Indices of the headings. */
  headings: readonly number[]
}

/** One line of a page, with what its block tells of it. */
export interface Line {
  /** Line number in the document. */
  at: number
  kind:
    | 'front'
    | 'blank'
    | 'heading'
    | 'text'
    | 'code'
    | 'table'
    | 'rule'
    | 'html'
    | 'comment'
    | 'details'
    | 'mark'
  /** The line, or its part, as it stands. */
  raw: string
  /** Without indentation, quote marks and list marker; a heading's or summary's whole text. */
  text: string
  /** Columns before the text or its marker. */
  indent: number
  /** Columns before the text, the marker counted. */
  content: number
  /** The list item that this line opens. */
  item: Item | null
  /** Lists around the line. */
  depth: number
  /** First line of its block. */
  opens: boolean
  /** Level of a heading, else 0. */
  level: number
  /** `<details>` around the line; the line of a `<details>` itself counts as outside. */
  fold: number
  quoted: boolean
  code: Code | null
  table: Table | null
  details: Details | null
  label: Label | null
  furniture: FurnitureKind | 'link' | 'empty' | null
}
