import type { KeyPoint, KeyPoints, Term } from './key-points.ts'
import type { Lexicon } from './lexicon.ts'
import { expectedBy, said, standingOf } from './match.ts'
import { readStatement } from './statement.ts'

/** What became of a key point in a typed answer. */
export interface JudgedPoint {
  point: KeyPoint
  state: 'covered' | 'missing' | 'contradicted'
  /** 0-1: how much of it was said. */
  credit: number
}

/** A share of a point's words from which it begins to count, and from which it counts wholly. */
const FROM = 0.12
const WHOLE = 0.5
const COVERED = 0.6
/** The name of a point is said when so much of it is. */
const LEAD = 0.7
/** A point is contradicted when so much of it is, and more than is said. */
const OPPOSED = 0.18
const REVERSED = 0.3

/** Judges each key point by what a typed text says. Linear in both. */
export function judgePoints(
  { points, subjects, lasts }: KeyPoints,
  typed: string,
  lexicon: Lexicon,
): JudgedPoint[] {
  const text = said(readStatement(typed, lexicon), subjects, lasts)
  const expected = expectedBy(points.flatMap(({ lead, terms }) => [...lead, ...terms]))
  const shares = (terms: readonly Term[]) => {
    let all = 0
    let right = 0
    let wrong = 0
    let reversed = false
    for (const term of terms) {
      const standing = standingOf(term, text, expected, lexicon)
      all += term.weight
      if (standing === 'said') right += term.weight
      if (standing === 'opposed' || standing === 'reversed') wrong += term.weight
      if (standing === 'reversed') reversed = true
    }
    return all === 0 ? { right: 0, wrong: 0, reversed } : { right: right / all, wrong: wrong / all, reversed }
  }
  return points.map((point) => {
    const lead = shares(point.lead)
    const body = shares(point.terms)
    const opposed = Math.max(body.wrong, lead.wrong)
    const named = body.wrong < OPPOSED && lead.right >= LEAD ? 1 : 0
    const credit = Math.max(named, Math.min(1, Math.max(0, (body.right - FROM) / (WHOLE - FROM))))
    // "Cheaper" for "more expensive": with the rest of the point said, that one word makes it wrong.
    const turned = body.reversed && body.right >= REVERSED
    if (turned || (opposed >= OPPOSED && opposed >= body.right))
      return { point, state: 'contradicted', credit: 0 }
    return { point, state: credit >= COVERED ? 'covered' : 'missing', credit }
  })
}
