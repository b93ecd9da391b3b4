import { Problem } from '../../problem.ts'
import { indexPhrases, type Phrase, type PhraseIndex, wordsOf } from './phrases.ts'

/** A parsed topics.toml and where it came from, for its Problems. */
export interface TopicFile {
  path: string
  /** What a TOML parser makes of the file. */
  data: unknown
}

/** What a mention of a phrase is worth to one topic. */
export interface Sense {
  /** Index into `names`. */
  topic: number
  weight: number
}

export interface Vocabulary {
  /** Paths of all topics, sorted. */
  readonly names: readonly string[]
  /** For each topic the index of its top name. */
  readonly tops: readonly number[]
  readonly phrases: PhraseIndex<Sense>
  /** What tags, folders, whole headings and people call a topic, in the form of `nameKey` → index. */
  readonly called: ReadonlyMap<string, number>
}

/** One table of a topics.toml. */
interface Entry {
  topic: string
  aliases: string[]
  terms: { text: string; weight: number }[]
  unless: string[]
}

/** The top name of a topic: `devops/docker` → `devops`. */
export const coarse = (topic: string): string => topic.split('/', 1)[0]!

/** Whether cards of `topic` belong to what was asked for: the same topic or one below it. */
export const covers = (asked: string, topic: string): boolean =>
  topic === asked || topic.startsWith(`${asked}/`)

/** The form in which names are compared: words in lower case, joined by blanks; "CI/CD" and "ci-cd" are one. */
export const nameKey = (name: string): string => wordsOf(name).join(' ').toLowerCase()

/**
 * Compiles topics files; later ones extend earlier ones, and what a later one calls a topic wins.
 * Throws Problem `bad-topics` naming file and entry.
 */
export function compileVocabulary(files: readonly TopicFile[]): Vocabulary {
  const entries = files.flatMap(({ path, data }) => entriesOf(data, path))
  const names = [...new Set(entries.flatMap(({ topic }) => [coarse(topic), topic]))].sort()
  const indexOf = new Map(names.map((name, i) => [name, i]))
  const called = new Map<string, number>()
  const phrases = new Map<string, Phrase<Sense> & { senses: Sense[] }>()
  const phrase = (text: string) => {
    const key = wordsOf(text)
      .map((word) => (/[A-Z]/.test(word) ? word : word.toLowerCase()))
      .join(' ')
    const known = phrases.get(key) ?? { text, senses: [] }
    phrases.set(key, known)
    return known
  }
  for (const { topic, aliases, terms, unless } of entries) {
    const index = indexOf.get(topic)!
    for (const alias of aliases) called.set(nameKey(alias), index)
    for (const text of unless) phrase(text)
    for (const { text, weight } of terms) {
      const { senses } = phrase(text)
      // What speaks for a finer topic speaks for its top name.
      for (const meant of new Set([index, indexOf.get(coarse(topic))!])) {
        const sense = senses.find((each) => each.topic === meant)
        if (sense) sense.weight = Math.max(sense.weight, weight)
        else senses.push({ topic: meant, weight })
      }
    }
  }
  // A topic's own name is never another one's alias.
  for (const [i, name] of names.entries()) called.set(nameKey(name), i)
  return {
    names,
    tops: names.map((name) => indexOf.get(coarse(name))!),
    phrases: indexPhrases(phrases.values()),
    called,
  }
}

const PATH = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/

function entriesOf(data: unknown, path: string): Entry[] {
  if (!isTable(data)) throw bad(path, 'must hold a table for each topic')
  return Object.entries(data).map(([topic, table]) => entryOf(topic, table, `${path}: [${topic}]`))
}

function entryOf(topic: string, table: unknown, where: string): Entry {
  if (!PATH.test(topic)) throw bad(where, 'a topic is lower-case words joined by "-", parts joined by "/"')
  if (!isTable(table)) throw bad(where, 'must be a table')
  const strange = Object.keys(table).find((key) => !['aliases', 'terms', 'unless'].includes(key))
  if (strange !== undefined) {
    const hint = /^\//.test(strange)
      ? undefined
      : `For a finer topic write ["${topic}/${strange}"], quotes included.`
    throw bad(`${where} ${strange}`, 'is none of aliases, terms, unless', hint)
  }
  const weights = table.terms ?? {}
  if (!isTable(weights)) throw bad(`${where} terms`, 'must be written by weight: terms.3 = ["…"]')
  return {
    topic,
    aliases: phrasesOf(table.aliases, `${where} aliases`),
    unless: phrasesOf(table.unless, `${where} unless`),
    terms: Object.entries(weights).flatMap(([key, list]) => {
      const weight = Number(key)
      if (!(weight > 0 && weight <= 3)) throw bad(`${where} terms.${key}`, 'a weight is 1, 2 or 3')
      return phrasesOf(list, `${where} terms.${key}`).map((text) => ({ text, weight }))
    }),
  }
}

function phrasesOf(list: unknown, where: string): string[] {
  if (list === undefined) return []
  if (!Array.isArray(list)) throw bad(where, 'must be a list of phrases')
  return list.map((phrase: unknown, i) => {
    if (typeof phrase === 'string' && wordsOf(phrase).length > 0) return phrase
    throw bad(where, `entry ${i + 1} (${JSON.stringify(phrase)}) is no phrase`)
  })
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const bad = (where: string, what: string, hint?: string): Problem =>
  new Problem('bad-topics', `${where}: ${what}`, { hint: hint ?? 'See data/topics.toml for the form.' })
