import { eachPhrase } from './phrases.ts'
import { nameKey, type Vocabulary } from './vocabulary.ts'

/** What a document says about all its cards. */
export interface DocumentEvidence {
  title: string
  /** As in Source.document; its last folders and its name count. */
  path: string
  tags: readonly string[]
}

export interface CardEvidence {
  question: string | null
  context: string | null
  answer: string | null
  /** Headings above the card, outermost first, the title not among them. */
  sections: readonly string[]
}

export interface Evidence extends CardEvidence {
  document: DocumentEvidence
  /** What the whole document is about (`leaningOf`), when all its cards are at hand. */
  leaning?: Leaning
}

/** How far (0-1) a whole document is about a top name: index of the topic → share. */
export type Leaning = ReadonlyMap<number, number>

export type Field = 'question' | 'context' | 'answer' | 'section' | 'code' | 'document'

/** Why a card has, or nearly has, a topic. */
export interface TopicReason {
  topic: string
  weight: number
  /** Whether the weight sufficed. */
  kept: boolean
  because: { field: Field; term: string; weight: number }[]
}

/** What a full mention in each field is worth, how much one field can give to a topic, how much of it is read. */
const FIELDS = {
  question: { factor: 1, most: 5, reads: 1000 },
  context: { factor: 0.5, most: 4, reads: 600 },
  answer: { factor: 0.2, most: 4, reads: 500 },
  /** The answer of a draft, which has no question. */
  draft: { factor: 0.6, most: 6, reads: 600 },
  section: { factor: 0.8, most: 3, reads: 200 },
} as const

/** A topic needs this weight, and this share of the weight of the card's strongest topic. */
const ENOUGH = 1.9
const SHARE = 0.5
/** However strong the strongest, this weight is always enough: a question may name two things. */
const PLENTY = 2.8
/** The strongest topic is kept from this weight where none has enough. */
const BETTER_THAN_NONE = 1.2
const MOST_TOPICS = 3
/** A finer topic stands for its top name when it has this share of its weight. */
const FINER_SHARE = 0.5
const LEANING_WEIGHT = 2.2
/** A whole heading, tag or folder that is a topic's name. */
const NAME_WEIGHT = 3

type Weights = Map<number, number>
type Tell = (topic: number, field: Field, term: string, weight: number) => void

/** Topics of a card, strongest first. A topic is given by its finest paths that the evidence supports. */
export function topicsOf(evidence: Evidence, vocabulary: Vocabulary): string[] {
  return chosen(weigh(evidence, vocabulary), vocabulary).map((topic) => vocabulary.names[topic]!)
}

/** The same for every card of a document, its leaning taken into account; in the order of the cards. */
export function topicsOfDocument(
  document: DocumentEvidence,
  cards: readonly CardEvidence[],
  vocabulary: Vocabulary,
): string[][] {
  const leaning = leaningOf(document, cards, vocabulary)
  return cards.map((card) => topicsOf({ ...card, document, leaning }, vocabulary))
}

/** Every topic the evidence speaks of, strongest first, with what speaks for it. */
export function explainTopics(evidence: Evidence, vocabulary: Vocabulary): TopicReason[] {
  const because = new Map<number, TopicReason['because']>()
  const weights = weigh(evidence, vocabulary, (topic, field, term, weight) => {
    const reasons = because.get(topic) ?? []
    because.set(topic, reasons)
    reasons.push({ field, term, weight })
  })
  const kept = new Set(chosen(weights, vocabulary))
  return strongestFirst(weights.keys(), weights).map((topic) => ({
    topic: vocabulary.names[topic]!,
    weight: weights.get(topic)!,
    kept: kept.has(topic),
    because: because.get(topic) ?? [],
  }))
}

/** Ties go by name, so that the order of a vocabulary file decides nothing. */
const strongestFirst = (topics: Iterable<number>, weights: Weights): number[] =>
  [...topics].sort((a, b) => weights.get(b)! - weights.get(a)! || a - b)

function chosen(weights: Weights, { tops, names }: Vocabulary): number[] {
  const ranked = strongestFirst(weights.keys(), weights)
  const families = ranked.filter((topic) => tops[topic] === topic)
  const strongest = weights.get(families[0]!) ?? 0
  const least = strongest < ENOUGH ? BETTER_THAN_NONE : Math.max(ENOUGH, Math.min(PLENTY, SHARE * strongest))
  return families
    .filter((top) => weights.get(top)! >= least)
    .slice(0, strongest < ENOUGH ? 1 : MOST_TOPICS)
    .flatMap((top) => {
      const finer = ranked.filter(
        (topic) =>
          topic !== top && tops[topic] === top && weights.get(topic)! >= FINER_SHARE * weights.get(top)!,
      )
      const finest = finer.filter(
        (topic) => !finer.some((other) => names[other]!.startsWith(`${names[topic]}/`)),
      )
      return finest.length > 0 ? finest.slice(0, 2) : [top]
    })
}

function weigh(evidence: Evidence, vocabulary: Vocabulary, tell?: Tell): Weights {
  const weights = weighCard(evidence, vocabulary, tell)
  const leaning = evidence.leaning ?? named(evidence.document, vocabulary)
  for (const [topic, share] of leaning) {
    const weight = share * LEANING_WEIGHT
    add(weights, topic, weight)
    tell?.(topic, 'document', evidence.document.title, weight)
  }
  return weights
}

/** What a card says by itself, its document left out. */
function weighCard(card: CardEvidence, vocabulary: Vocabulary, tell?: Tell): Weights {
  const weights: Weights = new Map()
  const read = (
    field: Field,
    text: string | null,
    { factor, most, reads }: (typeof FIELDS)[keyof typeof FIELDS],
  ) => {
    if (text === null || text === '') return
    const sums = mentions(
      text,
      reads,
      vocabulary,
      tell && ((topic, term, weight) => tell(topic, field, term, weight * factor)),
    )
    for (const [topic, sum] of sums) add(weights, topic, Math.min(sum, most) * factor)
  }
  read('question', card.question, FIELDS.question)
  read('context', card.context, FIELDS.context)
  read('answer', card.answer, card.question === null ? FIELDS.draft : FIELDS.answer)
  for (const [topic, weight] of languages(card, vocabulary)) {
    add(weights, topic, weight)
    tell?.(topic, 'code', '```', weight)
  }
  card.sections.forEach((heading, i) => {
    const nearness = i === card.sections.length - 1 ? 1 : 0.6
    for (const [topic, share] of headingTopics(heading, vocabulary)) {
      const weight = share * NAME_WEIGHT * FIELDS.section.factor * nearness
      add(weights, topic, weight)
      tell?.(topic, 'section', heading, weight)
    }
  })
  return weights
}

const add = (weights: Weights, topic: number, weight: number): void => {
  weights.set(topic, (weights.get(topic) ?? 0) + weight)
}

/** Sums of the weights of the different phrases that a text mentions. */
function mentions(
  text: string,
  limit: number,
  { phrases }: Vocabulary,
  tell?: (topic: number, term: string, weight: number) => void,
): Weights {
  const sums: Weights = new Map()
  const heard = new Set<string>()
  eachPhrase(text, limit, phrases, (phrase) => {
    if (phrase.senses.length === 0 || heard.has(phrase.text)) return
    heard.add(phrase.text)
    for (const { topic, weight } of phrase.senses) {
      add(sums, topic, weight)
      tell?.(topic, phrase.text, weight)
    }
  })
  return sums
}

const FILLER =
  /\b(?:interview|questions?|answers?|q ?a|about|on|the|for|of|in|and|a|your|section|chapter|part|week|introduction|intro|basics?|fundamentals|essentials|core|advanced|general|misc|miscellaneous|additional|hands|common|top|best|essential|quiz|notes?|faq|exercises?|challenging|flashcards?|cards|handbook|cheat ?sheet|guide|readme|index|master|main|txt|md|markdown|docs|\d+)\b/g

/** The topics a heading, title or folder is about (0-1 in sum over the top names): its whole name, or its words. */
function headingTopics(heading: string, vocabulary: Vocabulary): Weights {
  const whole = nameKey(heading)
  const topic =
    vocabulary.called.get(whole) ??
    vocabulary.called.get(whole.replace(FILLER, ' ').replace(/ +/g, ' ').trim())
  if (topic !== undefined)
    return new Map([
      [topic, 1],
      [vocabulary.tops[topic]!, 1],
    ])
  const sums = [...mentions(heading, FIELDS.section.reads, vocabulary)].filter(
    ([, sum]) => sum >= NAME_WEIGHT,
  )
  const families = new Set(sums.map(([each]) => vocabulary.tops[each]!)).size
  return new Map(sums.map(([each]) => [each, 1 / families]))
}

/** Languages of fenced code, where the language is a topic: in a question, or at least in its answer. */
function languages({ context, answer }: CardEvidence, { called, tops }: Vocabulary): Weights {
  const found: Weights = new Map()
  for (const [text, weight] of [
    [answer, 0.8],
    [context, 1.5],
  ] as const) {
    if (!text?.includes('```')) continue
    const language = /^[ \t]*```[ \t]*([\w+#.-]+)/m.exec(text)?.[1]
    const topic = language === undefined ? undefined : called.get(nameKey(language))
    if (topic !== undefined) found.set(topic, weight).set(tops[topic]!, weight)
  }
  return found
}

/** What a document calls itself: title, tags, folders. */
function named({ title, path, tags }: DocumentEvidence, vocabulary: Vocabulary): Weights {
  const names: Weights = new Map()
  const claim = (heading: string, trust: number) => {
    for (const [topic, share] of headingTopics(heading, vocabulary)) {
      names.set(topic, Math.max(names.get(topic) ?? 0, share * trust))
    }
  }
  claim(title, 1)
  for (const tag of tags) {
    const topic = vocabulary.called.get(nameKey(tag))
    if (topic !== undefined) names.set(topic, 1).set(vocabulary.tops[topic]!, 1)
  }
  for (const part of path
    .replace(/^seeds:/, '')
    .split('/')
    .slice(-3))
    claim(part.replace(/\.\w+$/, ''), 0.6)
  return names
}

/** Share of its cards from which a name given by title or folder counts as borne out. */
const BORNE_OUT = 0.1
/** Share of cards, of so many or more, from which a document is about something that it doesn't name. */
const UNNAMED = { share: 0.6, cards: 5 }

/**
 * What a whole document is about: a topic it names and its cards bear out, or one that most cards speak of.
 * Such a topic is given to every card.
 */
export function leaningOf(
  document: DocumentEvidence,
  cards: readonly CardEvidence[],
  vocabulary: Vocabulary,
): Leaning {
  const counts: Weights = new Map()
  for (const card of cards) {
    for (const [topic, weight] of weighCard(card, vocabulary)) if (weight >= ENOUGH) add(counts, topic, 1)
  }
  const names = named(document, vocabulary)
  const leaning: Weights = new Map()
  for (const topic of new Set([...names.keys(), ...counts.keys()])) {
    const share = (counts.get(topic) ?? 0) / cards.length
    const name = names.get(topic) ?? 0
    const lean = Math.max(
      name > 0.5 && share >= BORNE_OUT ? 1 : name * 0.6,
      cards.length >= UNNAMED.cards && share >= UNNAMED.share ? share : 0,
    )
    if (lean > 0.3) leaning.set(topic, lean)
  }
  return leaning
}
