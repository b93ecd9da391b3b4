/** A piece of an answer that may hold a key point. */
export interface Piece {
  /** `item` of a list, or a `sentence` of prose. */
  kind: 'item' | 'sentence'
  /** The words before the colon of an item: "**Atomicity**: all or nothing"; null without. */
  lead: string | null
  /** Without markup; with the lead. */
  text: string
  /** Terms in bold or code. */
  marked: string[]
}

const ITEM = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/
const FENCE = /^[ \t]*(?:`{3,}|~{3,})/
const LEAD = /^([^:.!?\n]{2,60}?)(?::(?=\s)|\s+[-–—]\s)\s*(?=\S)/
const CELL = /^[ \t]*\|(.{1,2000})\|[ \t]*$/
const MOST_LINES = 2000

/** The items and sentences of a Markdown answer, code left out, in order. */
export function outlineOf(markdown: string): Piece[] {
  const pieces: Piece[] = []
  let open: { item: boolean; text: string } | null = null
  const close = () => {
    if (open !== null) pieces.push(...(open.item ? [itemOf(open.text)] : sentencesOf(open.text)))
    open = null
  }
  let fenced = false
  for (const line of markdown.split('\n', MOST_LINES)) {
    if (FENCE.test(line)) {
      fenced = !fenced
      close()
    } else if (fenced) continue
    else if (line.trim() === '' || /^[ \t]*(?:[-=_*|:][ \t]*){3,}$/.test(line)) close()
    else if (/^#{1,6}[ \t]/.test(line)) close()
    else if (ITEM.test(line)) {
      close()
      open = { item: true, text: line.replace(ITEM, '') }
    } else if (CELL.test(line)) {
      close()
      const cells = CELL.exec(line)![1]!
        .split('|')
        .map((cell) => cell.trim())
      pieces.push(itemOf(cells.length > 1 ? `${cells[0]}: ${cells.slice(1).join('; ')}` : cells[0]!))
    } else if (open !== null) open.text += ` ${line.trim()}`
    else open = { item: false, text: line.replace(/^[ \t]*>[ \t]?/, '').trim() }
  }
  close()
  return pieces
}

function itemOf(markdown: string): Piece {
  const text = plain(markdown)
  const bold = /^(?:\*\*|__)([^*_\n]{2,60})(?:\*\*|__)/.exec(markdown)?.[1]
  const lead = LEAD.exec(text)?.[1] ?? bold?.replace(/[:.]\s*$/, '') ?? null
  return { kind: 'item', lead: lead === null ? null : plain(lead), text, marked: markedIn(markdown) }
}

const sentencesOf = (markdown: string): Piece[] =>
  sentences(markdown).map((sentence) => ({
    kind: 'sentence',
    lead: null,
    text: plain(sentence),
    marked: markedIn(sentence),
  }))

/** The sentences of a paragraph; a full stop inside "e.g." or "Node.js" ends none. */
function sentences(text: string): string[] {
  const found: string[] = []
  let from = 0
  for (const match of text.matchAll(/[.!?…]["'”’)*_`]{0,3}(?=\s+\S)|;\s/g)) {
    const end = match.index + match[0].length
    const word = /[\p{L}.]*$/u.exec(text.slice(Math.max(0, match.index - 6), match.index))?.[0] ?? ''
    if (/^(?:e\.g|i\.e|etc|vs|approx|incl|resp|cf)$/i.test(word) || /(?:^|\.)\p{L}$/u.test(word)) continue
    found.push(text.slice(from, end))
    from = end
  }
  found.push(text.slice(from))
  return found.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')
}

const markedIn = (markdown: string): string[] =>
  Array.from(
    markdown.matchAll(/\*\*([^*\n]{2,60})\*\*|__([^_\n]{2,60})__|`([^`\n]{1,60})`/g),
    ([, bold, strong, code]) => plain(bold ?? strong ?? code ?? ''),
  )

/** Markdown of one line without its marks. */
export const plain = (markdown: string): string =>
  markdown
    .replace(/!?\[([^[\]\n]{0,300})\]\([^()\n]{0,500}\)/g, '$1')
    .replace(/<\/?[a-z][^<>\n]{0,200}>/gi, ' ')
    .replace(/(?:\*{1,3}|~~|`+)/g, '')
    .replace(/(?<![\p{L}\p{N}_])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\p{N}_])/gu, '')
    .replace(/^["“]|["”]$/g, '')
    .replace(/\s+/g, ' ')
    .trim()
