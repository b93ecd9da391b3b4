import { add, type DocumentEvidence, type Weights } from './evidence.ts'
import { headingTopics } from './heading.ts'
import type { Vocabulary } from './vocabulary.ts'

/** How far (0-1) a whole document is about a topic; by index of the topic. */
export type Leaning = ReadonlyMap<number, number>

/** How far a name is believed; a folder is often named after something else. */
const TRUST = { title: 1, tag: 1, folder: 0.6 }
/** Share of its cards from which a topic that a document names is borne out; a name alone counts for less. */
const BORNE_OUT = 0.1
const NAME_ALONE = 0.6
/** Share of at least so many cards from which a document is about a topic that it doesn't name. */
const UNNAMED = { share: 0.6, cards: 5 }
/** Less than this is no leaning. */
const SLIGHT = 0.3

/**
 * What a whole document is about: a topic it names and its cards bear out, or one that most cards speak of.
 * `counts` says how many of its `cards` speak of each topic.
 */
export function leaningOf(
  document: DocumentEvidence,
  counts: Weights,
  cards: number,
  vocabulary: Vocabulary,
): Leaning {
  const names = namesOf(document, vocabulary)
  const leaning: Weights = new Map()
  for (const topic of new Set([...names.keys(), ...counts.keys()])) {
    const shareOf = (each: number) => (cards === 0 ? 0 : (counts.get(each) ?? 0) / cards)
    const share = shareOf(topic)
    const name = names.get(topic) ?? 0
    // Cards on containers bear out a document on Docker.
    const byName = name > 0.5 && shareOf(vocabulary.tops[topic]!) >= BORNE_OUT ? 1 : name * NAME_ALONE
    const byCards = cards >= UNNAMED.cards && share >= UNNAMED.share ? share : 0
    const lean = Math.max(byName, byCards)
    if (lean > SLIGHT) add(leaning, topic, lean)
  }
  return leaning
}

/** What a document calls itself: title, tags, its last folders and its file's name. */
function namesOf({ title, path, tags }: DocumentEvidence, vocabulary: Vocabulary): Weights {
  const names: Weights = new Map()
  const claim = (name: string, trust: number) => {
    for (const [topic, share] of headingTopics(name, vocabulary)) {
      names.set(topic, Math.max(names.get(topic) ?? 0, share * trust))
    }
  }
  claim(title, TRUST.title)
  for (const tag of tags) claim(tag, TRUST.tag)
  const parts = path
    .replace(/^seeds:/, '')
    .split('/')
    .slice(-3)
  for (const part of parts) claim(part.replace(/\.\w+$/, ''), TRUST.folder)
  return names
}
