import { nameKey, type Vocabulary } from './vocabulary.ts'

/** What a name given by a person stands for. */
export type TopicMatch = { kind: 'topic'; topic: string } | { kind: 'tag'; tag: string }

/**
 * Resolves what a person wrote after --topic: a topic's path, an alias, or the last part of a path, in any case,
 * blanks, `-` and `_` alike; else one of `tags` (documents' own tags, no topics). null when it is neither.
 */
export function matchTopic(
  name: string,
  { names, called }: Vocabulary,
  tags: Iterable<string> = [],
): TopicMatch | null {
  const key = nameKey(name)
  const index = called.get(key)
  const topic = index === undefined ? names.find((path) => nameKey(lastPart(path)) === key) : names[index]
  if (topic !== undefined) return { kind: 'topic', topic }
  for (const tag of tags) if (nameKey(tag) === key) return { kind: 'tag', tag }
  return null
}

/** What a topic is called below its parent: `devops/docker` → `docker`. */
export const lastPart = (topic: string): string => topic.slice(topic.lastIndexOf('/') + 1)
