import type { Knowledge } from './knowledge.ts'
import { labelOf, unwrapEnd } from './label.ts'
import { numberingOf } from './numbering.ts'
import { LONGEST_PLAIN } from './plain.ts'

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
