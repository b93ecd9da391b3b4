import type { Token } from './statement.ts'

/**
 * Things an answer tells apart: for each, the roots that name it and nothing else ("TCP", "UDP"). A statement about
 * the one does not answer for the other, and what is true of one only is wrong of the other.
 */
export type Subjects = readonly ReadonlySet<string>[]

/** Questions that ask to tell things apart. */
const CONTRASTING =
  /\b(?:differ\w*|vs|versus|compar\w+|contrast|distinguish|between)\b|^what (?:is|are) (?:an? |the )?[\w-]+(?: [\w-]+)? and (?:what (?:is|are) )?(?:an? |the )?[\w-]+(?: [\w-]+)?\W*$/i

/** Whether a question asks to tell things apart. */
export const isContrasting = (question: string): boolean => CONTRASTING.test(question)

/** Words after which another thing is only compared with or pointed at: "cheaper than between processes". */
const ASIDE = new Set(
  'than unlike like as of inside within in to from with for between rather versus vs over on by the a an other each'.split(
    ' ',
  ),
)

/** Words before which a clause has not named its subject by itself: "it can be prevented". */
const REFERRING = new Set(
  'it they them this that these those which who is are was were be can could will would should may might must has have do does'.split(
    ' ',
  ),
)
/** Words of the start of a clause that may name its subject. */
const OPENING = 3
/** Words of asking: they name nothing that an answer tells apart. */
const ASKING = new Set(
  `difference differences purpose role importance important concept way ways example examples advantage advantages
  disadvantages benefits use used usage need problem work explain describe main key handle happens`.split(
    /\s+/,
  ),
)
/** More things than that nobody tells apart in one answer. */
const MOST = 12

/** The subjects that the lead words of a list name: those words that only one of them has. */
export function leadSubjects(leads: readonly (readonly Token[])[]): Subjects {
  const sets = leads.map((lead) => new Set(lead.filter(names).map(({ root }) => root)))
  const counts = new Map<string, number>()
  for (const set of sets) for (const name of set) counts.set(name, (counts.get(name) ?? 0) + 1)
  return several(sets.map((set) => new Set([...set].filter((name) => counts.get(name) === 1))))
}

/**
 * The words of the question that open clauses of the answer without one another: "TCP is …, whereas UDP …". A word
 * that stands beside each of them ("databases") names none.
 */
export function openingSubjects(question: readonly Token[], answer: readonly Token[]): Subjects {
  const asked = new Set(question.filter(names).map(({ root }) => root))
  const opened = new Map<string, Set<number>>()
  const places = new Map<number, number>()
  for (const { clause, root, word, telling } of answer) {
    if (REFERRING.has(word)) places.set(clause, OPENING)
    if (!telling) continue
    const place = places.get(clause) ?? 0
    places.set(clause, place + 1)
    if (place < OPENING && asked.has(root)) opened.set(root, (opened.get(root) ?? new Set()).add(clause))
  }
  const apart = (a: string, b: string) =>
    hasOther(opened.get(a)!, opened.get(b)!) && hasOther(opened.get(b)!, opened.get(a)!)
  const subjects: Set<string>[] = []
  const roots = [...opened.keys()].slice(0, MOST)
  for (const root of roots) {
    if (!roots.some((other) => apart(root, other))) continue
    const kin = subjects.find((subject) => [...subject].every((other) => !apart(root, other)))
    if (kin === undefined) subjects.push(new Set([root]))
    else kin.add(root)
  }
  return several(subjects)
}

const hasOther = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  [...a].some((clause) => !b.has(clause))

const names = ({ word, negated, telling }: Token): boolean =>
  !negated && telling && word.length > 1 && !ASKING.has(word)

function several(sets: readonly ReadonlySet<string>[]): Subjects {
  const named = sets.filter((set) => set.size > 0)
  return named.length < 2 || named.length > MOST ? [] : named
}

/**
 * For each token, the subject its clause is about: an index of `subjects`, or null where none is named. A clause that
 * names none goes on with the one before, where subjects `last`: in the same sentence, or after "it" or "this".
 */
export function aboutOf(tokens: readonly Token[], subjects: Subjects, lasts: boolean): (number | null)[] {
  if (subjects.length === 0) return tokens.map(() => null)
  const subjectOf = new Map(subjects.flatMap((set, index) => [...set].map((name) => [name, index] as const)))
  const mentioned = tokens.map(({ root, also }) => {
    const own = subjectOf.get(root)
    if (own !== undefined) return own
    for (const other of also)
      if (!other.negated && subjectOf.has(other.root)) return subjectOf.get(other.root)!
    return null
  })
  const about: (number | null)[] = []
  let current: number | null = null
  let clause = -1
  let sentence = -1
  let named = false
  let start = 0
  tokens.forEach((token, i) => {
    if (token.clause !== clause) {
      clause = token.clause
      named = false
      start = i
      const goesOn = lasts && (token.sentence === sentence || REFERRING.has(token.word))
      if (!goesOn) current = null
      sentence = token.sentence
    }
    if (token.word === 'both') current = null
    const mention = mentioned[i]!
    if (mention !== null && (!named || !isAside(tokens, i))) {
      // The first name in a clause holds for its beginning too: "In a running program, a thread …".
      if (!named) about.fill(mention, start)
      current = mention
      named = true
    }
    about.push(current)
  })
  return about
}

function isAside(tokens: readonly Token[], i: number): boolean {
  const clause = tokens[i]!.clause
  for (let back = 1; back <= 2; back++) {
    const before = tokens[i - back]
    if (before === undefined || before.clause !== clause) return false
    if (ASIDE.has(before.word)) return true
  }
  return false
}
