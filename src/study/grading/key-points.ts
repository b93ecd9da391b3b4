import type { Lexicon } from './lexicon.ts'
import { outlineOf, type Piece } from './outline.ts'
import { isRubric, segmentsOf } from './segments.ts'
import { readStatement, type Token } from './statement.ts'
import { COMMON_WORDS } from './stop-words.ts'
import { isPersonal, isStory } from './story.ts'
import { aboutOf, isContrasting, leadSubjects, openingSubjects, type Subjects } from './subjects.ts'

/** A word of a key point and how much it tells. */
export interface Term extends Token {
  weight: number
  /** The subject it is said of: an index of the answer's subjects; null for none. */
  about: number | null
}

/** One thing a good answer says. */
export interface KeyPoint {
  /** Short, for a checklist; plain text. */
  text: string
  /** The sentence or list item of the answer that it comes from; plain text. */
  sentence: string
  /** Share of the whole answer: all weights add up to 1. */
  weight: number
  /** The words that name it, where it is an item with a lead: saying them is enough. */
  lead: readonly Term[]
  terms: readonly Term[]
}

/** What a long answer is compared by. */
export interface KeyPoints {
  points: readonly KeyPoint[]
  subjects: Subjects
  /** A statement about a subject goes on until another is named. */
  lasts: boolean
}

/** Weight of words that the question says already, and of those that any answer holds. */
const ASKED = 0.15
const COMMON = 0.25
/** Weight of prose beside a list, of examples, and of what introduces. */
const BESIDE = 0.5
const EXAMPLE = 0.4
const INTRODUCTION = 0.3
/** A point whose words weigh less says nothing of its own. */
const LEAST = 0.6
const MOST_POINTS = 40
/** … and one that weighs less than this share of the mean is left out. */
const FAINT = 0.4
/** Longer answers are cut. */
const LONGEST = 20_000
/** Items of a list of definitions are no longer, in terms; only these can be told apart by their leads. */
const DEFINITION = 8

/** The key points of an answer; none where all of it is code or a story. */
export function keyPointsOf(
  { question, answer }: { question: string | null; answer: string },
  lexicon: Lexicon,
): KeyPoints {
  const pieces = outlineOf(answer.slice(0, LONGEST))
  const kept = pieces.filter(({ text }) => !isStory(text))
  const asked = readStatement(question ?? '', lexicon)
  const texts = kept.map(({ text }) => text)
  const tokensOf = byPiece(readStatement(texts.join('\n'), lexicon), texts)
  const items = kept.filter(({ kind }) => kind === 'item').length
  const { subjects, lasts } = subjectsOf(kept, tokensOf, question ?? '', lexicon)
  const weigh = weigher(asked, lexicon)
  const seen = new Set<string>()
  const points: KeyPoint[] = []
  kept.forEach((piece, i) => {
    const about = aboutOf(tokensOf[i]!, subjects, lasts)
    const terms = tokensOf[i]!.map((token, n) => ({
      ...token,
      about: about[n]!,
      weight: weigh(token, piece),
    }))
    const factor = factorOf(piece, items > 1)
    for (const point of pointsOf(piece, terms)) {
      const weight = factor * point.factor * Math.sqrt(novelty(point.terms, seen))
      if (weight > 0) points.push({ ...point.point, sentence: piece.text, weight })
    }
  })
  return { points: worthSaying(points.slice(0, MOST_POINTS)), subjects, lasts }
}

/** Without introductions and closing words: those that weigh far less than most. */
function worthSaying(points: readonly KeyPoint[]): KeyPoint[] {
  const sum = (some: readonly KeyPoint[]) => some.reduce((total, { weight }) => total + weight, 0)
  const kept = points.filter(({ weight }) => weight >= (FAINT * sum(points)) / points.length)
  const whole = sum(kept)
  return kept.map((point) => ({ ...point, weight: point.weight / whole }))
}

/** Tokens of the joined texts, for each text its own, counted from its start. */
function byPiece(tokens: readonly Token[], texts: readonly string[]): Token[][] {
  const found: Token[][] = texts.map(() => [])
  let piece = 0
  let start = 0
  for (const token of tokens) {
    while (piece < texts.length - 1 && token.from > start + texts[piece]!.length)
      start += texts[piece++]!.length + 1
    found[piece]?.push({ ...token, from: token.from - start, to: token.to - start })
  }
  return found
}

function subjectsOf(
  pieces: readonly Piece[],
  tokensOf: readonly Token[][],
  question: string,
  lexicon: Lexicon,
): { subjects: Subjects; lasts: boolean } {
  const opening = isContrasting(question)
    ? openingSubjects(readStatement(question, lexicon), tokensOf.flat())
    : []
  if (opening.length > 0) return { subjects: opening, lasts: true }
  const leads = pieces.flatMap(({ lead }, i) =>
    lead === null ? [] : [{ lead, length: tokensOf[i]!.filter(({ telling }) => telling).length }],
  )
  const definitions = leads.every(({ length }) => length <= DEFINITION)
  return {
    subjects: definitions ? leadSubjects(leads.map(({ lead }) => readStatement(lead, lexicon))) : [],
    lasts: false,
  }
}

function weigher(asked: readonly Token[], lexicon: Lexicon): (token: Token, piece: Piece) => number {
  const known = new Set(asked.map(({ root }) => root))
  return (token, { text }) => {
    const { word, root } = token
    if (!token.telling || (/^\d/.test(word) && isPersonal(text))) return 0
    return (
      Math.max(0.2, lexicon.rarity(word)) *
      (COMMON_WORDS.has(word) ? COMMON : 1) *
      (known.has(root) ? ASKED : 1)
    )
  }
}

function factorOf({ kind, text }: Piece, besideList: boolean): number {
  if (/^(?:for (?:example|instance)|one example|e\.g\.)/i.test(text)) return EXAMPLE
  if (/:$/.test(text)) return INTRODUCTION
  if (kind === 'sentence' && /\b(?:is|are) (?:crucial|essential|important|vital)\b/i.test(text)) return BESIDE
  return kind === 'sentence' && besideList && !isRubric(text) ? BESIDE : 1
}

interface Drafted {
  point: Pick<KeyPoint, 'text' | 'lead' | 'terms'>
  terms: readonly Term[]
  factor: number
}

/** The points of one item or sentence. */
function pointsOf(piece: Piece, terms: readonly Term[]): Drafted[] {
  if (piece.lead !== null) {
    const end = piece.text.indexOf(piece.lead) + piece.lead.length
    const lead = terms.filter((term) => term.from < end && term.weight > 0)
    return drafted({ text: piece.lead, lead, terms: terms.filter((term) => term.from >= end) }, 1)
  }
  return segmentsOf(piece.text).flatMap(({ from, to }) =>
    drafted(
      {
        text: shortened(piece.text.slice(from, to)),
        lead: [],
        terms: terms.filter((term) => term.from >= from && term.from < to),
      },
      1,
    ),
  )
}

function drafted(point: Drafted['point'], factor: number): Drafted[] {
  const distinct = [
    ...new Map(point.terms.filter(({ weight }) => weight > 0).map((term) => [key(term), term])).values(),
  ]
  const terms = [...point.lead, ...distinct]
  const sum = terms.reduce((total, { weight }) => total + weight, 0)
  return sum < LEAST ? [] : [{ point: { ...point, terms: distinct }, terms, factor }]
}

const key = ({ root, negated, about }: Term): string => `${root} ${negated} ${about}`

/** The weight of words no point before has said. */
function novelty(terms: readonly Term[], seen: Set<string>): number {
  let sum = 0
  for (const term of terms) {
    if (!seen.has(key(term))) sum += term.weight
    seen.add(key(term))
  }
  return sum
}

/** Up to the first full stop, and no longer than a line. */
function shortened(text: string): string {
  const trimmed = text
    .trim()
    .replace(/^(?:and|or)\s+/i, '')
    .replace(/[.,;:]+$/, '')
  return trimmed.length <= 100 ? trimmed : `${trimmed.slice(0, 99).replace(/\s+\S*$/, '')}…`
}
