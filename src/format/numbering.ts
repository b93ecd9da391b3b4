import { LONGEST_PLAIN } from './plain.ts'

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
  if (style === '' && rest !== '' && !/^\s|^[\p{Lu}\p{Lo}"“¿*_`@]/u.test(match[4] ?? '')) return null
  rest = rest.replace(/^[*_]{0,2}Q(?:uestion)?\s*[.:)]\s*/i, '')
  return { number: match[2] ?? '', style, rest }
}

const LEAD =
  /^(?:[*_`~\s([#<\\]|\p{Extended_Pictographic}|q|вопрос|pregunta|pergunta|frage|问|質問|질문|문제|domanda|№|n[°ºo])/iu
