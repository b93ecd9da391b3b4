import { columns } from '../document/columns.ts'
import type { Block, Details, Document, Item } from '../document/document.ts'
import { furnitureOf } from './furniture.ts'
import type { Knowledge } from './knowledge.ts'
import { type Label, labelOf } from './label.ts'
import type { Line, Page } from './page.ts'
import { secondThoughts } from './second-thoughts.ts'

/** What stands around a line. */
interface Place {
  fold: number
  depth: number
  quoted: boolean
}

/** Lays a document out. */
export function pageOf(document: Document, knowledge: Knowledge): Page {
  const lines: Line[] = []
  const rows = document.lines
  const cuts = new Map<number, { from: number; to: number }>()
  let cursor = 1
  let item: Item | null = null

  const raw = (at: number): string => {
    const row = rows[at - 1] ?? ''
    const cut = cuts.get(at)
    return cut === undefined ? row : row.slice(cut.from, cut.to)
  }

  const emit = (at: number, kind: Line['kind'], place: Place, more: Partial<Line> = {}): void => {
    const own = more.raw ?? raw(at)
    const indent = columns(own)
    let text = more.text ?? own.trim()
    let content = indent
    if (item !== null) {
      if (more.text === undefined && text.startsWith(item.marker))
        text = text.slice(item.marker.length).trimStart()
      if (item.checked !== null) text = text.replace(/^\[[ xX]\]\s*/, '')
      content = item.contentIndent
    }
    if (place.quoted && more.text === undefined) text = text.replace(/^(?:>\s?)+/, '')
    const speaks = kind === 'text' || kind === 'heading' || kind === 'details'
    lines.push({
      at,
      kind,
      raw: own,
      text,
      indent,
      content,
      item,
      depth: place.depth,
      opens: more.opens ?? false,
      level: more.level ?? 0,
      fold: place.fold,
      quoted: place.quoted,
      code: more.code ?? null,
      table: more.table ?? null,
      details: more.details ?? null,
      label: speaks && text !== '' ? labelOf(text, knowledge) : kind === 'comment' ? hidden(own) : null,
      furniture: mayBeFurniture(kind, more, item, text) ? furnitureOf(text, knowledge) : null,
    })
    item = null
    cursor = at + 1
  }

  /** What a comment of one line labels: some hide the answer from the page so. */
  const hidden = (own: string): Label | null => {
    const inner = /^\s*<!--\s*(\S.*?)\s*-->\s*$/.exec(own)?.[1]
    return inner === undefined ? null : labelOf(inner, knowledge)
  }

  /** Lines that no block holds: blank ones, closing tags, what a reader left over. */
  const gap = (to: number, place: Place): void => {
    while (cursor < to) {
      const own = raw(cursor).trim()
      emit(cursor, own === '' ? 'blank' : /^(?:>\s*)+$/.test(own) ? 'blank' : 'text', place)
    }
  }

  const visit = (blocks: readonly Block[], place: Place): void => {
    for (const block of blocks) {
      gap(block.line, place)
      visitOne(block, place)
    }
  }

  const visitOne = (block: Block, place: Place): void => {
    switch (block.kind) {
      case 'heading':
        emit(block.line, 'heading', place, { text: block.text, level: block.level, opens: true })
        while (cursor <= block.endLine) emit(cursor, 'mark', place)
        return
      case 'prose':
        for (let at = block.line; at <= block.endLine; at++)
          emit(at, 'text', place, { opens: at === block.line })
        return
      case 'code':
        for (let at = block.line; at <= block.endLine; at++)
          emit(at, 'code', place, { code: block, opens: at === block.line })
        return
      case 'table':
        for (let at = block.line; at <= block.endLine; at++)
          emit(at, 'table', place, { table: block, opens: at === block.line })
        return
      case 'rule':
        emit(block.line, 'rule', place)
        return
      case 'html':
        for (let at = block.line; at <= block.endLine; at++)
          emit(at, block.comment ? 'comment' : 'html', place)
        return
      case 'quote':
        visit(block.blocks, { ...place, quoted: true })
        gap(block.endLine + 1, { ...place, quoted: true })
        return
      case 'list':
        for (const one of block.items) {
          gap(one.line, place)
          item = one
          visit(one.blocks, { ...place, depth: place.depth + 1 })
          if (item !== null) emit(one.line, 'text', { ...place, depth: place.depth + 1 }, { opens: true })
          gap(one.endLine + 1, { ...place, depth: place.depth + 1 })
        }
        return
      case 'details':
        visitDetails(block, place)
    }
  }

  const visitDetails = (block: Details, place: Place): void => {
    const inner = { ...place, fold: place.fold + 1 }
    emit(block.line, 'details', place, { text: block.summary?.text ?? '', details: block, opens: true })
    while (cursor < block.body.line) emit(cursor, 'mark', place)
    const outer = [block.body.line, block.body.endLine].map((at) => [at, cuts.get(at)] as const)
    const { line, column, endLine, endColumn } = block.body
    const width = Number.POSITIVE_INFINITY
    cuts.set(line, { from: column, to: line === endLine ? endColumn : width })
    if (endLine !== line) cuts.set(endLine, { from: 0, to: endColumn })
    cursor = line
    visit(block.blocks, inner)
    gap(endLine + 1, inner)
    for (const [at, cut] of outer) if (cut !== undefined) cuts.set(at, cut)
    while (cursor <= block.endLine) emit(cursor, 'mark', place)
  }

  const top: Place = { fold: 0, depth: 0, quoted: false }
  const first = document.blocks[0]?.line ?? rows.length + 1
  const frontEnd = frontMatterEnd(document, first)
  while (cursor <= frontEnd) emit(cursor, 'front', top)
  visit(document.blocks, top)
  gap(rows.length + 1, top)
  secondThoughts(lines)
  const texts: number[] = []
  const headings: number[] = []
  lines.forEach((line, index) => {
    if (line.kind === 'text') texts.push(index)
    else if (line.kind === 'heading') headings.push(index)
  })
  return { document, lines, texts, headings }
}

/**
 * Furniture is a link, tags, or a short line that starts a block; indented code may be a link that stands
 * too deep in a list.
 */
function mayBeFurniture(kind: Line['kind'], more: Partial<Line>, item: Item | null, text: string): boolean {
  if (kind === 'code') return more.code?.form === 'indented' && text.includes('](')
  if (kind === 'html' || kind === 'heading' || kind === 'details') return true
  if (kind !== 'text') return false
  return (more.opens === true && item === null) || /[<&#]|\]\(|^:::/.test(text)
}

/** Lines before the first block that hold front matter: the reader gives them no block. */
function frontMatterEnd(document: Document, first: number): number {
  for (let at = first - 1; at >= 1; at--) if ((document.lines[at - 1] ?? '').trim() !== '') return at
  return 0
}
