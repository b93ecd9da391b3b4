import { type Phrases, phrases } from './phrases.ts'

/** What a label says about the text behind it. */
export type LabelKind =
  | 'question'
  | 'answer'
  | 'example'
  | 'guidance'
  | 'intent'
  | 'rubric'
  | 'stay'
  | 'source'
  | 'meta'

/** Why a stretch of a page is furniture. */
export type SectionKind = 'table-of-contents' | 'introduction' | 'closing' | 'comments' | 'footer'
export type FurnitureKind = 'back-to-top' | 'control' | 'advert' | 'total'

/**
 * What iq knows about documents that is not code: data/labels.toml and data/furniture.toml, made quick to
 * ask. The library reads the files; formats get this as a parameter.
 */
export interface Knowledge {
  labels: ReadonlyMap<string, LabelKind>
  /** Words that name a column of a table as a label names a line. */
  columns: ReadonlyMap<string, LabelKind>
  /** First words of questions. */
  openings: ReadonlySet<string>
  /** Those of them that as often open a statement. */
  ambiguous: ReadonlySet<string>
  /** Those of them that open an answer as well. */
  prepositions: ReadonlySet<string>
  /** Says that a text asks something, wherever it stands. */
  anywhere: Phrases
  versus: ReadonlySet<string>
  /** Says of a heading that questions or tasks follow. */
  asking: Phrases
  /** Says that a question speaks of the code or text below it. */
  below: Phrases
  intent: RegExp
  rubric: Phrases
  /** Says that a paragraph speaks of the document itself. */
  introduction: Phrases
  /** Global: counts the words of someone who tells of himself. */
  firstPerson: RegExp
  sections: ReadonlyMap<string, SectionKind>
  /** Phrases of page furniture, and the kind each tells of. */
  furniture: Phrases
  furnitureKinds: ReadonlyMap<string, FurnitureKind>
  placeholders: ReadonlySet<string>
}

/**
 * Compiles the parsed TOML of data/labels.toml and data/furniture.toml. Throws a TypeError when a table is
 * missing or holds something other than lists of words: the files are part of iq, so that is a bug.
 */
export function parseKnowledge(labels: unknown, furniture: unknown): Knowledge {
  const wording = words(table(labels, 'wording'))
  const cues = words(table(labels, 'cues'))
  const lines = words(table(furniture, 'lines'))
  const list = (of: Record<string, string[]>, name: string): string[] => {
    const found = of[name]
    if (found === undefined) throw new TypeError(`the list "${name}" is missing`)
    return found
  }
  return {
    labels: inverted<LabelKind>(words(table(labels, 'labels'))),
    columns: inverted<LabelKind>(words(table(labels, 'columns'))),
    openings: new Set(list(wording, 'openings')),
    ambiguous: new Set(list(wording, 'ambiguous')),
    prepositions: new Set(list(wording, 'prepositions')),
    anywhere: phrases(list(wording, 'anywhere')),
    versus: new Set(list(wording, 'versus')),
    asking: phrases(list(wording, 'asking')),
    below: phrases(list(wording, 'below')),
    intent: new RegExp(`^(?:${list(cues, 'intent').map(escaped).join('|')})(?![\\p{L}])`, 'iu'),
    rubric: phrases(list(cues, 'rubric')),
    introduction: phrases(list(cues, 'introduction')),
    firstPerson: ownWords(list(cues, 'first-person')),
    sections: inverted<SectionKind>(words(table(furniture, 'sections'))),
    furniture: phrases(Object.values(lines).flat()),
    furnitureKinds: inverted<FurnitureKind>(lines),
    placeholders: new Set(list(words(table(furniture, 'placeholders')), 'texts')),
  }
}

function table(value: unknown, name: string): unknown {
  const found =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  if (found === undefined) throw new TypeError(`the table [${name}] is missing`)
  return found
}

function words(value: unknown): Record<string, string[]> {
  const lists: Record<string, string[]> = {}
  for (const [name, list] of Object.entries(value as Record<string, unknown>)) {
    if (!Array.isArray(list)) throw new TypeError(`"${name}" is no list of words`)
    lists[name] = list.map((word) => String(word).toLowerCase())
  }
  return lists
}

function inverted<Kind extends string>(lists: Record<string, string[]>): Map<string, Kind> {
  const map = new Map<string, Kind>()
  for (const [kind, list] of Object.entries(lists)) for (const word of list) map.set(word, kind as Kind)
  return map
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Finds words where they stand alone, as written or at the start of a sentence; `I` is always a capital. */
function ownWords(list: readonly string[]): RegExp {
  const spelled = list.flatMap((word) => {
    const capital = word.slice(0, 1).toUpperCase() + word.slice(1)
    return /^i(?:$|['’])/.test(word) ? [capital] : [word, capital]
  })
  const [spaced, joined] = [
    spelled.filter((word) => !CJK.test(word)),
    spelled.filter((word) => CJK.test(word)),
  ]
  const alone = `(?:^|[\\s("“«])(?:${spaced.map(escaped).join('|')})(?=[\\s,.;:!?)]|$)`
  return new RegExp(joined.length === 0 ? alone : `${alone}|${joined.map(escaped).join('|')}`, 'g')
}

const CJK = /[\u3040-\u9fff\uac00-\ud7af]/
