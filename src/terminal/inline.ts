import type { Token, Tokens } from '../document/markdown.ts'
import { decodeEntities } from './entities.ts'
import { breaksLine, groupOf, type Tag, type TagGroup, tagOf } from './html.ts'
import { type Paint, PLAIN, type Style } from './style.ts'
import { visible } from './visible.ts'
import type { Span } from './wrap.ts'

/** Inline tokens as spans: emphasis and code by looks, links with their address, HTML by what it means. */
export function spansOf(tokens: readonly Token[], style: Style, paint: Paint): Span[] {
  const writer = createWriter(style, paint)
  writer.tokens(tokens, paint)
  return writer.spans
}

/** The tokens within a token; marked types only some of them. */
export const childrenOf = (token: Token): readonly Token[] => (token as Tokens.Generic).tokens ?? []

/** One look over another. */
export const over =
  (outer: Paint, inner: Paint): Paint =>
  (text) =>
    outer(inner(text))

/** A tag that is not closed yet; marked gives `<b>` and `</b>` as two tokens beside their text. */
type Open = { tag: Tag; paint: Paint; code: boolean }

/** Tags open at once; more of them is an attack, not a text. */
const DEEPEST = 16

function createWriter(style: Style, base: Paint) {
  const spans: Span[] = []
  const open: Open[] = []
  const within = (group: TagGroup) => open.some(({ tag }) => groupOf(tag) === group)
  const put = (text: string, paint: Paint, verbatim = false) => {
    if (text === '' || within('hidden')) return
    const look = open.reduce((look, tag) => over(look, tag.paint), paint)
    spans.push({ text, paint: look, verbatim: verbatim || open.some(({ code }) => code) })
  }
  const words = (text: string, paint: Paint) => {
    const shown = visible(decodeEntities(text))
    put(within('preformatted') ? shown : shown.replace(/\s*\n\s*/g, ' '), paint)
  }
  const code = (text: string, paint: Paint) => {
    // Without colour the marks stay: `==` must not drown in the sentence.
    put(style === PLAIN ? `\`${text}\`` : text, over(paint, style.cyan), true)
  }
  const endLine = () => {
    if (spans.length > 0 && !spans.at(-1)?.text.endsWith('\n')) put('\n', base)
  }

  const tokens = (list: readonly Token[], paint: Paint): void => {
    for (const token of list) write(token, paint)
  }

  const writers: Record<string, (token: Token, paint: Paint) => void> = {
    strong: (token, paint) => tokens(childrenOf(token), over(paint, style.bold)),
    em: (token, paint) => tokens(childrenOf(token), over(paint, style.italic)),
    del: (token, paint) => struck(() => tokens(childrenOf(token), over(paint, style.strikethrough)), paint),
    codespan: (token, paint) => code(visible((token as Tokens.Codespan).text.replace(/\n/g, ' ')), paint),
    br: (_, paint) => put('\n', paint),
    link: (token, paint) => link(token as Tokens.Link, paint),
    image: (token, paint) => image((token as Tokens.Image).text, paint),
    html: (token, paint) => html(token.raw, paint),
    checkbox: () => {},
  }
  const write = (token: Token, paint: Paint): void => {
    const children = childrenOf(token)
    const writer = writers[token.type]
    if (writer) writer(token, paint)
    else if (children.length > 0) tokens(children, paint)
    else words((token as Tokens.Text).text, paint)
  }

  /** What is struck out means its opposite, so without colour its marks stay. */
  const struck = (inner: () => void, paint: Paint) => {
    if (style === PLAIN) put('~~', paint)
    inner()
    if (style === PLAIN) put('~~', paint)
  }

  const image = (alt: string, paint: Paint) =>
    words(alt.trim() === '' ? 'image' : alt, over(paint, style.italic))

  const link = (token: Tokens.Link, paint: Paint) => {
    const before = spans.length
    tokens(token.tokens, over(paint, style.underline))
    const text = spans
      .slice(before)
      .map((span) => span.text)
      .join('')
    address(token.href, text, paint)
  }

  const address = (href: string, text: string, paint: Paint) => {
    const bare = (url: string) => url.replace(/^(?:mailto:|https?:\/\/)|\/$/g, '')
    if (href === '' || href.startsWith('#') || bare(href) === bare(text.trim())) return
    put(` (${visible(href)})`, over(paint, style.dim))
  }

  const html = (raw: string, paint: Paint): void => {
    const tag = tagOf(raw)
    if (tag === null) return
    const group = groupOf(tag)
    if (breaksLine(tag)) endLine()
    if (group === null) words(raw, paint)
    else if (tag.closing) close(tag, paint)
    else if (group === 'line') put('\n', paint)
    else if (group === 'image') image(tag.attribute('alt') ?? '', paint)
    else {
      put(LEADS[group] ?? '', paint, true)
      if (open.length < DEEPEST) open.push({ tag, paint: lookOf(group, style), code: CODE.has(group) })
    }
  }

  const close = (tag: Tag, paint: Paint) => {
    const at = open.findLastIndex((one) => one.tag.name === tag.name)
    if (at < 0) return
    const [closed] = open.splice(at, 1)
    if (groupOf(tag) === 'quoted') put('”', paint)
    if (groupOf(tag) === 'link') address(closed?.tag.attribute('href') ?? '', spans.at(-1)?.text ?? '', paint)
  }

  return { spans, tokens }
}

/** What stands before the text of a tag. */
const LEADS: Partial<Record<TagGroup, string>> = {
  item: '• ',
  cell: '  ',
  raised: '^',
  lowered: '_',
  quoted: '“',
}
const CODE: ReadonlySet<TagGroup> = new Set<TagGroup>(['code', 'preformatted'])

const same: Paint = (text) => text

function lookOf(group: TagGroup, style: Style): Paint {
  const looks: Partial<Record<TagGroup, Paint>> = {
    bold: style.bold,
    italic: style.italic,
    code: style.cyan,
    preformatted: style.cyan,
    underline: style.underline,
    link: style.underline,
    struck: style.strikethrough,
  }
  return looks[group] ?? same
}
