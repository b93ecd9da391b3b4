import type { Lexicon } from './lexicon.ts'
import { outlineOf, type Piece } from './outline.ts'
import { segmentsOf } from './segments.ts'
import { readStatement, type Token } from './statement.ts'
import { isStory } from './story.ts'
import { aboutOf, isContrasting, leadSubjects, openingSubjects, type Subjects } from './subjects.ts'
import { factorOf, weigher } from './weights.ts'

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

type Draft = Pick<KeyPoint, 'text' | 'lead' | 'terms'>

/** What a long answer is compared by. */
export interface KeyPoints {
  points: readonly KeyPoint[]
  subjects: Subjects
  /** A statement about a subject goes on until another is named. */
  lasts: boolean
}

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
  const said = new Set<string>()
  const points: KeyPoint[] = []
  kept.forEach((piece, i) => {
    if (points.length >= MOST_POINTS) return
    const about = aboutOf(tokensOf[i]!, subjects, lasts)
    const terms = tokensOf[i]!.map((token, n) => ({
      ...token,
      about: about[n]!,
      weight: weigh(token, piece),
    }))
    const factor = factorOf(piece, items > 1)
    for (const point of pointsOf(piece, terms)) {
      // The root, so that a long sentence does not outweigh several short ones.
      const weight = factor * Math.sqrt(weightOf(unsaid([...point.lead, ...point.terms], said)))
      if (weight > 0) points.push({ ...point, sentence: piece.text, weight })
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

/** The points of one item or sentence, still without their weight in the whole. */
function pointsOf(piece: Piece, terms: readonly Term[]): Draft[] {
  if (piece.lead !== null) {
    const end = piece.text.indexOf(piece.lead) + piece.lead.length
    const lead = terms.filter((term) => term.from < end && term.weight > 0)
    return drafted(
      piece.lead,
      lead,
      terms.filter((term) => term.from >= end),
    )
  }
  return segmentsOf(piece.text)
    .slice(0, MOST_POINTS)
    .flatMap(({ from, to }) =>
      drafted(
        shortened(piece.text.slice(from, to)),
        [],
        terms.filter((term) => term.from >= from && term.from < to),
      ),
    )
}

function drafted(text: string, lead: readonly Term[], body: readonly Term[]): Draft[] {
  const terms = [
    ...new Map(body.filter(({ weight }) => weight > 0).map((term) => [key(term), term])).values(),
  ]
  return weightOf([...lead, ...terms]) < LEAST ? [] : [{ text, lead, terms }]
}

const key = ({ root, negated, about }: Term): string => `${root} ${negated} ${about}`

const weightOf = (terms: readonly Term[]): number => terms.reduce((sum, { weight }) => sum + weight, 0)

/** The terms that no point before has said. */
function unsaid(terms: readonly Term[], said: Set<string>): Term[] {
  return terms.filter((term) => {
    const isNew = !said.has(key(term))
    said.add(key(term))
    return isNew
  })
}

const LINE = 100

/** No longer than a line. */
function shortened(text: string): string {
  const trimmed = text
    .trim()
    .replace(/^(?:and|or)\s+/i, '')
    .replace(/[.,;:]{1,9}$/, '')
  return trimmed.length <= LINE ? trimmed : `${trimmed.slice(0, LINE - 1).replace(/\s+\S*$/, '')}…`
}
