/** What the subject of a card is read from. */
export interface Questioned {
  question: string | null
  /** Only tells apart questions that say nothing by themselves: "What's the output?" */
  context?: string | null
}

/** The words of a question with their weights, scaled to length 1; empty when there are none. */
export type Subject = ReadonlyMap<string, number>

/** Two cards as alike as this are on one subject. */
const ONE_SUBJECT = 0.5

/** How alike two subjects are: the cosine of their words, 0-1. */
export function likeness(a: Subject, b: Subject): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [word, weight] of small) sum += weight * (large.get(word) ?? 0)
  return sum
}

/** Reads subjects; made for a pool of cards, because it is the pool that makes a word common. */
export type SubjectReader = (card: Questioned) => Subject

/** More cards than this tell nothing new about how common a word is. */
const SAMPLE = 500
/** In a smaller pool two cards that share a word would make it common. */
const SMALL = 40
/** A word in every twentieth question or fewer says fully what a card is about; one in all of them a fifth of that. */
const RARE = 0.05
const LEAST = 0.2
/** Weight of the circumstances that follow the subject: "… in Python API development". */
const CIRCUMSTANCE = 0.6
/** Below this length all words were common ones, and the context has to help. */
const TELLING = 0.3
const CONTEXT_WEIGHT = 0.5
const CONTEXT_WORDS = 40

export function subjectReader(pool: readonly Questioned[]): SubjectReader {
  const stride = Math.ceil(pool.length / SAMPLE) || 1
  const sample = pool.filter((_, index) => index % stride === 0)
  const found = new Map<string, number>()
  const read = new Map<string, Map<string, number>>()
  for (const { question, context } of sample) {
    const asked = weighed(question)
    if (question !== null) read.set(question, asked)
    const words = new Set([...asked.keys(), ...weighed(context).keys()])
    for (const word of words) found.set(word, (found.get(word) ?? 0) + 1)
  }
  const size = Math.max(sample.length, SMALL)
  const rarities = new Map<number, number>()
  const rarity = (word: string) => {
    const times = found.get(word) ?? 1
    const known = rarities.get(times)
    if (known !== undefined) return known
    const rarity = Math.max(LEAST, Math.min(1, Math.log(times / size) / Math.log(RARE)))
    rarities.set(times, rarity)
    return rarity
  }
  return ({ question, context }) => {
    const weights = new Map(read.get(question ?? '') ?? weighed(question))
    for (const [word, weight] of weights) weights.set(word, weight * rarity(word))
    if (lengthOf(weights) < TELLING) {
      for (const word of [...weighed(context).keys()].slice(0, CONTEXT_WORDS)) {
        if (!weights.has(word)) weights.set(word, CONTEXT_WEIGHT * rarity(word))
      }
    }
    return scaled(weights)
  }
}

/** The cards already chosen, asked whether another is on the subject of one of them. */
export interface Covered {
  has(subject: Subject): boolean
  add(subject: Subject): void
}

/** Finds clashes by shared words, so that a queue of thousands is not compared card by card. */
export function createCovered(): Covered {
  const postings = new Map<string, { index: number; weight: number }[]>()
  let size = 0
  return {
    has(subject) {
      const sums = new Map<number, number>()
      for (const [word, weight] of subject) {
        for (const posting of postings.get(word) ?? []) {
          const sum = (sums.get(posting.index) ?? 0) + weight * posting.weight
          if (sum >= ONE_SUBJECT) return true
          sums.set(posting.index, sum)
        }
      }
      return false
    },
    add(subject) {
      for (const [word, weight] of subject) {
        const posting = { index: size, weight }
        const known = postings.get(word)
        if (known === undefined) postings.set(word, [posting])
        else known.push(posting)
      }
      size++
    },
  }
}

function lengthOf(weights: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const weight of weights.values()) sum += weight * weight
  return Math.sqrt(sum)
}

function scaled(weights: ReadonlyMap<string, number>): Subject {
  const length = lengthOf(weights)
  return new Map([...weights].map(([word, weight]) => [word, weight / length]))
}

/** Words in which a question is put and which say nothing of its subject. */
const PHRASING = new Set(
  `a an the this that these those some any all both each other another such few it its they them their there you your we our i
  me my and or but nor if then than so as of in on at by for from to into onto with without within between among about
  over under per via vs versus not no more most also
  is are was were be been being am do does did done can could may might must shall should will would have has had
  what which who whom whose when where why how
  explain describe define discuss compare contrast differentiate tell give show provide mention identify elaborate name
  difference differ different similarity mean meaning definition concept term purpose role point idea way kind
  principle aspect feature characteristic example usage use used using importance important significance need necessary require
  key main major basic common commonly popular advantage disadvantage benefit pro con drawback
  work happen know understand think like prefer preferred preference consider choose familiar
  approach handle manage ensure implement deal involve experience previous time project please`
    .split(/\s+/)
    .flatMap((word) => [word, stemOf(word)]),
)

/** What comes after one of these is where or with what, no longer what. */
const CIRCUMSTANTIAL = new Set(['in', 'for', 'with', 'within', 'under', 'using', 'during', 'across', 'from'])

/** The words of a text that may name a subject, stemmed, in order; those of circumstances weigh less. */
function weighed(text: string | null | undefined): Map<string, number> {
  const weights = new Map<string, number>()
  let weight = 1
  for (const [word] of (text ?? '').normalize('NFKC').toLowerCase().matchAll(WORD)) {
    if (weights.size > 0 && CIRCUMSTANTIAL.has(word)) weight = CIRCUMSTANCE
    const stem = stemOf(word)
    if (PHRASING.has(word) || PHRASING.has(stem) || weights.has(stem)) continue
    weights.set(stem, weight)
  }
  return weights
}

/** Letters and digits of any script; a sign may end a word (C++, C#). */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*[+#]*/gu

/** Light English stemming: enough that "versions", "versioning" and "versioned" are one word. */
function stemOf(word: string): string {
  const abbreviation = word.length < 4 || !/^[a-z]*[aeiou][a-z]*$/.test(word)
  if (abbreviation) return word
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=[sxz]|ch|sh)es$|(?<=[^su])s$/, '')
    .replace(/(?<=....)(?:ation|ing|ed|ful)$/, '')
    .replace(/(?<=....)e$/, '')
    .replace(/(?<=..)([bdgmnprt])\1$/, '$1')
}
