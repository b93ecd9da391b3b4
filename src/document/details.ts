import type { Region } from './document.ts'

/** A `<details>` element: its lines (from 0 within the rows given) and what it holds. */
export interface Fold {
  open: Region
  summary: (Region & { text: string }) | null
  body: Region
}

interface Tag {
  name: 'details' | 'summary'
  closing: boolean
  row: number
  column: number
  end: number
}

/**
 * The outermost `<details>` of some rows, in order. They are paired on the raw text because a Markdown
 * lexer cuts them at blank lines. Tags in code or comments don't count; an element that is never closed
 * ends where the next one opens, or with the rows.
 */
export function findDetails(rows: readonly string[]): Fold[] {
  if (!rows.some((row) => row.includes('<') && /<details[\s>]/i.test(row))) return []
  const tags = tagsOf(rows)
  const opens = tags.filter((tag) => tag.name === 'details' && !tag.closing).length
  const closes = tags.filter((tag) => tag.name === 'details' && tag.closing).length
  const nests = opens <= closes
  const folds: Fold[] = []
  let depth = 0
  let open: Tag | null = null
  let summary: Tag | null = null
  let summaryEnd: Tag | null = null

  const close = (row: number, column: number, endRow: number, endColumn: number) => {
    if (open === null) return
    const start = summaryEnd ?? open
    folds.push({
      open: { line: open.row, column: open.column, endLine: endRow, endColumn },
      summary: summary === null || summaryEnd === null ? null : withText(rows, between(summary, summaryEnd)),
      body: { line: start.row, column: start.end, endLine: row, endColumn: column },
    })
    open = summary = summaryEnd = null
    depth = 0
  }

  for (const tag of tags) {
    if (tag.name === 'summary') {
      if (depth !== 1) continue
      if (!tag.closing) summary ??= tag
      else if (summary !== null) summaryEnd ??= tag
    } else if (tag.closing) {
      if (depth === 1) close(tag.row, tag.column, tag.row, tag.end)
      else if (depth > 1) depth--
    } else {
      if (depth === 1 && !nests) close(tag.row, tag.column, tag.row, tag.column)
      depth++
      if (depth === 1) open = tag
    }
  }
  const last = rows.length - 1
  const width = rows[last]?.length ?? 0
  close(last, width, last, width)
  return folds
}

const between = (from: Tag, to: Tag): Region => ({
  line: from.row,
  column: from.end,
  endLine: to.row,
  endColumn: to.column,
})

const withText = (rows: readonly string[], region: Region) => ({
  ...region,
  text: cut(rows, region).join('\n'),
})

/** The rows of a region, its first and last cut at their columns. */
export function cut(rows: readonly string[], region: Region): string[] {
  const out = rows.slice(region.line, region.endLine + 1)
  const last = out.length - 1
  out[last] = (out[last] ?? '').slice(0, region.endColumn)
  out[0] = (out[0] ?? '').slice(region.column)
  return out
}

function tagsOf(rows: readonly string[]): Tag[] {
  const tags: Tag[] = []
  let fence = ''
  let comment = false
  rows.forEach((row, index) => {
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(row)?.[1] ?? ''
    if (fence !== '') {
      if (mark.startsWith(fence) && row.trim().length === mark.length) fence = ''
      return
    }
    if (comment) {
      comment = !row.includes('-->')
      return
    }
    if (mark !== '') {
      if (!row.includes(mark[0] ?? '`', row.indexOf(mark) + mark.length)) fence = mark
      return
    }
    const start = row.indexOf('<')
    if (start < 0) return
    for (const match of row.matchAll(/<(\/?)(details|summary)(?:\s[^<>]*)?>/gi)) {
      const before = row.slice(0, match.index)
      if ((before.split('`').length & 1) === 0 && row.includes('`', match.index)) continue
      tags.push({
        name: match[2]?.toLowerCase() === 'details' ? 'details' : 'summary',
        closing: match[1] === '/',
        row: index,
        column: match.index,
        end: match.index + match[0].length,
      })
    }
    const opened = row.lastIndexOf('<!--')
    comment = opened >= 0 && !row.includes('-->', opened)
  })
  return tags
}
