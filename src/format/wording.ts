import type { Knowledge, LabelKind } from './knowledge.ts'

/** A label at the start of a line, and where the text behind it starts. */
export interface Label {
  kind: LabelKind
  /** The word itself, in lower case. */
  word: string
  /** Number that stands with it ("Question 7"), else null. */
  number: string | null
  /** What follows on the same line; '' when the label stands alone. */
  rest: string
}

const DECORATION =
  /^(?:[\s*_~`>#([{|•·▪►▶➤✅❓❔💡👉📌📝🔹🔸🟢🟡🔴ⓘ\p{Extended_Pictographic}-]|\uFE0F|\u200D|\\|<\/?(?:b|strong|u|i|em|p|span|font|h[1-6]|a|div|summary|br)\b[^<>]*>)+/u
const AFTER_WORD =
  /^[ \t]{0,4}(?:[([（][^)\]）]{1,30}[)\]）])?[ \t]{0,4}(?:#|№|no\.?\s)?[ \t]{0,4}(\d{1,4}(?:\.\d{1,3})*)?[ \t]{0,4}(\*\*|__|\*|_|`|<\/\w+>)?[ \t]{0,4}([:：.)、\]|]|[-–—](?=\s|$)|$)/u
const LONGEST_WORD = 40

/**
 * The label a line starts with, in whatever dress: `Q:`, `**Answer (short):**`, `### 💡 Hint`, `<b>A.</b>`,
 * `问：`. A word of one letter, or one followed by a dash or a dot, must be emphasised or end there to count.
 */
export function labelOf(text: string, knowledge: Knowledge): Label | null {
  const decoration = isPlainStart(text) ? '' : (DECORATION.exec(text)?.[0] ?? '')
  const bare = decoration === '' ? text : text.slice(decoration.length)
  const length = wordLength(bare)
  if (length === 0) return null
  const word = bare.slice(0, length).toLowerCase().trimEnd()
  const kind = knowledge.labels.get(word)
  if (kind === undefined) return null
  const match = AFTER_WORD.exec(bare.slice(length))
  if (match === null) return null
  const end = match[3] ?? ''
  const inside = bare.slice(length + match[0].length)
  if (/^[.)\]|]$/.test(end) && !/^(?:\s|$|[*_`<])/.test(inside)) return null
  const opened = match[2] === undefined ? decoration : ''
  const { rest, marked } = behind(inside, opened)
  const strong = end === ':' || end === '：' || (match[2] !== undefined && marked) || rest === ''
  const weak =
    word.length === 1
      ? /[.)、|\]]/.test(end)
      : kind === 'answer' || match[2] !== undefined || /[*_#<]/.test(decoration)
  if (!strong && !weak && !(match[1] !== undefined && kind === 'question')) return null
  if (word.length === 1 && rest === '' && end === '' && decoration === '') return null
  return { kind, word, number: match[1] ?? null, rest: unwrapEnd(rest, decoration + (match[2] ?? '')) }
}

/**
 * The text behind a label: without what closes the emphasis that was `opened` before it, and without the
 * colon, if that comes only then (`**Q**:`); `marked` when it did.
 */
function behind(inside: string, opened: string): { rest: string; marked: boolean } {
  let rest = inside.trimStart()
  const mark = ['**', '__', '*', '_', '`'].find((one) => opened.includes(one) && rest.startsWith(one))
  if (mark !== undefined) rest = rest.slice(mark.length)
  rest = rest.replace(/^(?:\s|<\/(?:b|strong|u|i|em|p|span|font|h[1-6]|summary|a|div)>)+/, '')
  const marked = /^[:：]/.test(rest)
  return { rest: rest.replace(/^[:：\s]+/, '').trimEnd(), marked }
}

const isPlainStart = (text: string): boolean => {
  const code = text.charCodeAt(0)
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** Length of the words a text starts with, up to the first sign or digit; 0 when they go on too long. */
function wordLength(text: string): number {
  const most = Math.min(text.length, LONGEST_WORD + 1)
  for (let at = 0; at < most; at++) {
    const code = text.charCodeAt(at)
    const goesOn =
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      code === 32 ||
      code === 39 ||
      code === 45 ||
      code === 47 ||
      code === 38 ||
      (code > 127 &&
        code !== 0x3001 &&
        code !== 0xff1a &&
        code !== 0xff08 &&
        code !== 0x2013 &&
        code !== 0x2014 &&
        code !== 0x2116)
    if (code === 45 && (text.charCodeAt(at + 1) === 32 || at + 1 === text.length)) return at
    if (!goesOn) return at
  }
  return text.length <= LONGEST_WORD ? text.length : 0
}

/** Takes off the closing marks of an emphasis that was opened before the label: `**Q: text**`. */
function unwrapEnd(rest: string, opened: string): string {
  for (const mark of ['**', '__', '*', '_', '`']) {
    if (opened.includes(mark) && rest.endsWith(mark) && rest.split(mark).length % 2 === 0)
      return rest.slice(0, -mark.length).trim()
  }
  return rest
}

/** A number at the start of a text: `5.`, `Q7)`, `5.2. Q.`, `#12`, `(3)`, `151\.`; `mark` is what follows it. */
export interface Numbering {
  /** As written, levels joined by dots: `5.2`. */
  number: string
  /** `q` with a letter or word before it, `.` `)` `:` …, or '' for a bare number. */
  style: string
  rest: string
}

const NUMBER =
  /^(?:[*_`~\s([#\p{Extended_Pictographic}]|\uFE0F|\u200D|<\/?\w[^<>]*>)*(?:(q(?:uestion|ues|n)?|вопрос|pregunta|pergunta|frage|问题?|質問|问|질문|문제|question|domanda|№|no\.|n[°º])\s{0,3}[.#:\-–№]?\s{0,3})?(\d{1,4}(?:\.\d{1,3}){0,3})(?![\d%])(?:\s*[*_`]{1,2}(?=\s*[.):]))?(\s*(?:\\?[.)\]:、．）】：]+(?!\d)|[-–—](?=\s))|(?=[\s*_`]|$))(?:[*_`]{1,2}(?=\s))?\s*(.*)$/isu

/** Reads a number at the start of a text, or null. */
export function numberingOf(text: string): Numbering | null {
  if (text.length > LONGEST_PLAIN) return null
  const first = text.charCodeAt(0)
  if (
    first > 90 &&
    first < 128 &&
    first !== 95 &&
    first !== 96 &&
    first !== 91 &&
    first !== 92 &&
    first !== 113 &&
    first !== 110 &&
    first !== 126
  )
    return null
  if (!(first >= 48 && first <= 57) && !LEAD.test(text)) return null
  const match = NUMBER.exec(text)
  if (match === null) return null
  const mark = (match[3] ?? '').replace(/[\s\\]/g, '')
  const style =
    match[1] !== undefined ? 'q' : mark === '' ? (match[2]?.includes('.') ? '1.1' : '') : (mark[0] ?? '')
  let rest = (match[4] ?? '').trim()
  if (style === '' && rest !== '' && !/^\s|^[\p{Lu}"“¿*_`]/u.test(match[4] ?? '')) return null
  rest = rest.replace(/^[*_]{0,2}Q(?:uestion)?\s*[.:)]\s*/i, '')
  return { number: match[2] ?? '', style, rest }
}

const LEAD =
  /^(?:[*_`~\s([#<\\]|\p{Extended_Pictographic}|q|вопрос|pregunta|pergunta|frage|问|質問|질문|문제|domanda|№|n[°ºo])/iu

/** Longer texts are no questions, headings or labels: their marks are left alone. */
const LONGEST_PLAIN = 4000

/** Text without its Markdown and HTML marks, for judging its words; links and code keep their text. */
export function plain(text: string): string {
  if (text.length > LONGEST_PLAIN || !/[[\]<*_`!&\\]/.test(text)) return text.trim()
  return text
    .replace(/<!--.*?-->/g, '')
    .replace(/!\[[^\]]*\]\([^()]*\)/g, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/[*_`]{1,3}/g, '')
    .trim()
}

/** Normal form for telling whether two texts say the same: letters and digits, lower case. */
export const fingerprint = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]/gu, '')

/** Longer texts than this tell, unless they end as a question. */
const LONGEST_QUESTION = 400

/** 0-1: how much a text reads like a question or a task, by its mark and its words. */
export function likeness(text: string, knowledge: Knowledge): number {
  if (text.length > LONGEST_PLAIN) return 0.15
  const bare = plain(text)
  if (bare === '') return 0
  if (/[?？؟;⸮]["'”’»)*_\s.]*$/.test(bare) && !bare.endsWith(';')) return 1
  if (bare.length > LONGEST_QUESTION) return 0.15
  if (bare.length < 40 && knowledge.sections.has(sectionName(bare))) return 0
  const asks = /[?？؟]/.test(bare)
  const first = FIRST_WORD.exec(bare)?.[1]?.toLowerCase() ?? ''
  if (knowledge.openings.has(first)) {
    if (asks) return 0.95
    if (knowledge.ambiguous.has(first)) return /[.!;:,]$/.test(bare) ? 0.3 : 0.5
    return bare.endsWith(':') ? 0.5 : bare.includes(' ') ? 0.85 : 0.2
  }
  if (/[^\0-\x7f]/.test(bare) && knowledge.anywhere.in(bare.toLowerCase()) !== null) return 0.85
  if (asks) return 0.75
  if (bare.length <= 100 && bare.split(' ').some((word) => knowledge.versus.has(word.toLowerCase())))
    return 0.6
  return /[:：]$/.test(bare) ? 0.05 : 0.15
}

const FIRST_WORD = /^[¿¡"'“‘«([]*([\p{L}\p{M}'’.-]+)/u

/** The words of a line in the form in which data/furniture.toml lists sections. */
export const sectionName = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replace(/[:：.!\s]+$/, '')

/**
 * A question as a card shows it: one paragraph of inline Markdown without heading marks, number, label,
 * anchors and the emphasis that wraps all of it.
 */
export function questionText(text: string, knowledge: Knowledge, numbered = true): string {
  let out = (/\s{2}|[\t\n]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim()
  if (out.length > LONGEST_PLAIN || !DRESSED.test(out)) return out
  for (let round = 0; round < 6; round++) {
    const before = out
    out = out
      .replace(
        /^(?:#{1,6}\s+|>\s*|(?:[\p{Extended_Pictographic}•▪►▶➤]|\uFE0F|\u200D)\s*|<!--.*?-->\s*|<a\b[^<>]*>\s*<\/a>\s*|<\/?(?:br|hr|p|b|strong|h[1-6]|summary|u|font|span|div|center)\b[^<>]*>\s*|!\[[^\]]*\]\([^()]*\)\s*|\[{1,2}[^\]\w]{0,6}\]{1,2}\(#[^()]*\)\s*)+/iu,
        '',
      )
      .replace(
        /(?:\s*(?:#{1,6}|<\/?(?:br|p|b|strong|h[1-6]|summary|u|font|span|div|center)\b[^<>]*>|<a\b[^<>]*>\s*<\/a>|<!--.*?-->|\[{1,2}[^\]\w]{0,6}\]{1,2}\(#[^()]*\)|\^[\w-]+|\{#[\w-]+\}))+$/i,
        '',
      )
      .trim()
    out = unwrapped(out)
    if (numbered) {
      const numbering = numberingOf(out)
      if (numbering !== null && numbering.rest !== '' && numbering.style !== '')
        out = closeEmphasis(out, numbering.rest)
    }
    const label = labelOf(out, knowledge)
    if (label?.kind === 'question' && label.rest !== '') out = label.rest
    if (out === before) break
  }
  return out
}

/** Marks at an edge, or a number or label in front: without any of these a question is bare already. */
const DRESSED = /^[^\p{L}¿¡"'“‘«]|^.{0,24}[:.)\]、：．]|[^\p{L}?？؟.!"'”’»]$/u

/** When what was cut off in front had opened an emphasis, its end goes too: `**1. What?**`. */
function closeEmphasis(before: string, rest: string): string {
  const lead = before.slice(0, before.length - rest.length)
  return unwrapEnd(rest, lead)
}

function unwrapped(text: string): string {
  for (const mark of ['***', '**', '__', '*', '_', '``', '`', '~~']) {
    if (text.length > 2 * mark.length && text.startsWith(mark) && text.endsWith(mark)) {
      const inner = text.slice(mark.length, -mark.length)
      if (!inner.includes(mark) && inner.trim() === inner) return inner
    }
  }
  if (!/^[<[]/.test(text)) return text
  const html = /^<(a|b|strong|i|em|u|span|font|code)\b[^<>]*>(.*)<\/\1>$/i.exec(text)
  if (html !== null && !new RegExp(`</${html[1]}>`, 'i').test(html[2] ?? '')) return (html[2] ?? '').trim()
  const link = /^\[((?:[^[\]]|\[[^[\]]*\])+)\]\([^()]*\)$/.exec(text)
  return link?.[1]?.trim() ?? text
}
