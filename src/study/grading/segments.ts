/** A stretch of a sentence that may be a key point of its own. */
export interface Segment {
  from: number
  to: number
}

/** Words that lead over to a list; what stands before them introduces it. */
const CUE =
  /\b(?:such as|like|including|includes?|e\.g\.,?|for example|namely|by using|by|using|through|are|with|principles|guarantees|mention(?:ing)?|discuss(?:ing)?|describe|emphasize|explain(?:ing)?|experience in|ability to)\s+(?!the (?:importance|choice))/gi
/** "Candidates should mention techniques like": it tells of the interview, not of the matter. */
const RUBRIC =
  /^(?:(?:they|(?:the |a |an )?(?:strong |good |ideal )?candidates?) (?:should|must|can|could|may|might)(?: also)? \w+(?: and \w+)?|look for (?:\w+ )?candidates? who(?: can)? \w+|an? (?:good|ideal|strong) answer (?:should )?\w+)\s+(?:(?:that|how|about|their \w+(?: (?:in|to|with|of))?|the importance of|(?:techniques|strategies|concepts|topics|tools|methods|things) (?:like|such as))\s+)?/i

/** Where an enumeration's members part. */
const COMMA = /,\s+(?:and\s+|or\s+|as well as\s+)?/g
const AND = /\s+(?:and|or)\s+/
const CONTRAST = /,?\s+(?:while|whereas|but|although)\s+|,?\s+on the other hand,?\s+/gi
const ASIDE = /^(?:on the (?:other|one) hand|for (?:example|instance)|in short|however|in general)[\s,]*$/i
/** A member of an enumeration but the last is no longer than this, in words. */
const MEMBER = 14
/** A part of a contrast has at least so many words; looked for in so many characters. */
const LEAST = 3
const A_FEW_WORDS = 80

/** Whether a sentence is addressed to an interviewer. */
export const isRubric = (sentence: string): boolean => RUBRIC.test(sentence)

/** Cuts a sentence into what it lists and what it contrasts; the whole where it does neither. */
export function segmentsOf(sentence: string): Segment[] {
  const start = RUBRIC.exec(sentence)?.[0].length ?? 0
  return contrasted(sentence, start).flatMap((part) => enumerated(sentence, part))
}

function contrasted(sentence: string, start: number): Segment[] {
  const parts: Segment[] = []
  let from = start
  for (const match of sentence.slice(start).matchAll(CONTRAST)) {
    const at = start + match.index
    const rest = sentence.slice(at + match[0].length, at + match[0].length + A_FEW_WORDS)
    if (wordCount(sentence.slice(from, at)) < LEAST || wordCount(rest) < LEAST) continue
    parts.push({ from, to: at })
    from = at + match[0].length
  }
  parts.push({ from, to: sentence.length })
  return parts
}

/** The members of "intro A, B, and C" and the introduction; the part itself where it lists fewer than three. */
function enumerated(sentence: string, part: Segment): Segment[] {
  const text = sentence.slice(part.from, part.to)
  const members: Segment[] = []
  let from = 0
  let bracket = 0
  let depth = 0
  for (const match of text.matchAll(COMMA)) {
    for (; bracket < match.index; bracket++) depth += BRACKETS[text[bracket]!] ?? 0
    if (depth > 0) continue
    members.push({ from, to: match.index })
    from = match.index + match[0].length
  }
  members.push({ from, to: text.length })
  const last = members.findLastIndex(({ from, to }, i) => i > 0 && isLast(text, from, to))
  const first = members[0]!
  const rest = members.slice(1, last + 1)
  const intro = lastCue(text.slice(0, first.to))
  const tooLong = (segment: Segment) => wordCount(text.slice(segment.from, segment.to)) > MEMBER
  if (rest.length < (intro > 0 ? 1 : 2) || [{ ...first, from: intro }, ...rest.slice(0, -1)].some(tooLong))
    return [part]
  const segments = [
    { from: 0, to: intro },
    { ...first, from: intro },
    ...rest.flatMap((member) => halves(text, member)),
    { from: members[last + 1]?.from ?? text.length, to: text.length },
  ]
  return segments
    .filter(({ from, to }) => to > from && !ASIDE.test(text.slice(from, to)))
    .map((segment) => ({ ...segment, from: segment.from + part.from, to: segment.to + part.from }))
}

/** The member that ends an enumeration: an "and" stands before it or in it. */
const isLast = (text: string, from: number, to: number): boolean =>
  /,\s+(?:and|or|as well as)\s+$/.test(text.slice(Math.max(0, from - 16), from)) ||
  AND.test(text.slice(from, to))

/** "code reviews and unit tests" at the end of a list are two members when both are short. */
function halves(text: string, member: Segment): Segment[] {
  const match = AND.exec(text.slice(member.from, member.to))
  if (match === null) return [member]
  const left = { ...member, to: member.from + match.index }
  const right = { ...member, from: member.from + match.index + match[0].length }
  const short = [left, right].every(({ from, to }) => wordCount(text.slice(from, to)) <= 3)
  return short ? [left, right] : [member]
}

function lastCue(text: string): number {
  let end = 0
  for (const match of text.matchAll(CUE)) end = match.index + match[0].length
  return end
}

const BRACKETS: Readonly<Record<string, number>> = { '(': 1, ')': -1 }

const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
