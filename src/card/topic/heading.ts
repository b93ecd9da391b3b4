import type { Weights } from './evidence.ts'
import { mentions } from './mentions.ts'
import { nameKey, type Vocabulary } from './vocabulary.ts'

/** Words of a heading that say nothing of its subject: "Interview questions about Git", "Week 3: Docker basics". */
const FILLER =
  /\b(?:interview|questions?|answers?|q|a|about|on|the|for|of|in|and|your|section|chapter|part|week|day|introduction|intro|basics?|fundamentals|essentials?|core|advanced|general|misc|miscellaneous|additional|hands|common|top|best|quiz|notes?|faq|exercises?|challenging|flashcards?|cards|handbook|guide|readme|index|\d+)\b/g

/** A heading that only mentions a topic by weaker words than this is not about it. */
const NAMES_IT = 3

/**
 * What a heading, title, tag or folder is about: its whole name, or the topics its words name. One that names
 * several ("Performance, Security and Tools") speaks for each by its share.
 */
export function headingTopics(heading: string, vocabulary: Vocabulary): Weights {
  const { called, tops } = vocabulary
  const whole = nameKey(heading)
  const topic = called.get(whole) ?? called.get(nameKey(whole.replace(FILLER, ' ')))
  if (topic !== undefined) {
    return new Map([
      [topic, 1],
      [tops[topic]!, 1],
    ])
  }
  const named = [...mentions(heading, 200, vocabulary)].filter(([, sum]) => sum >= NAMES_IT)
  const families = new Set(named.map(([each]) => tops[each]!)).size
  return new Map(named.map(([each]) => [each, 1 / families]))
}
