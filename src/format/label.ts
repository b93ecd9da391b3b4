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
  /^(?:\[!\w+\][+-]?|[\s*_~`>#([{|•·▪►▶➤✅❓❔💡👉📌📝🔹🔸🟢🟡🔴ⓘ\p{Extended_Pictographic}-]|\uFE0F|\u200D|\\|<\/?(?:b|strong|u|i|em|p|span|font|h[1-6]|a|div|summary|br)\b[^<>]*>)+/u
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
  const own = knowledge.labels.get(word)
  const kind = own ?? kindOfHead(word, knowledge)
  if (kind === undefined) return null
  const match = AFTER_WORD.exec(bare.slice(length))
  if (match === null) return null
  const end = match[3] ?? ''
  if (own === undefined && end !== ':' && end !== '：') return null
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

/** "Réponse courte:" is an answer as "Réponse:" is, in languages that put the qualifier behind. */
function kindOfHead(word: string, knowledge: Knowledge): LabelKind | undefined {
  const space = word.indexOf(' ')
  if (space < SHORTEST_HEAD || word.indexOf(' ', space + 1) >= 0) return undefined
  return knowledge.labels.get(word.slice(0, space)) === 'answer' ? 'answer' : undefined
}

const SHORTEST_HEAD = 5

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
export function unwrapEnd(rest: string, opened: string): string {
  for (const mark of ['**', '__', '*', '_', '`']) {
    if (opened.includes(mark) && rest.endsWith(mark) && rest.split(mark).length % 2 === 0)
      return rest.slice(0, -mark.length).trim()
  }
  return rest
}
