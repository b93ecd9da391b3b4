import { nameKey, type Vocabulary } from './vocabulary.ts'

/** What a name given by a person stands for. */
export type TopicMatch = { kind: 'topic'; topic: string } | { kind: 'tag'; tag: string }

/**
 * Resolves what a person wrote after --topic: a topic's path, its last part or an alias, in any case, blanks,
 * `-` and `_` alike; else one of `tags` (documents' own tags, no topics). null when it is neither.
 */
export function matchTopic(
  name: string,
  vocabulary: Vocabulary,
  tags: Iterable<string> = [],
): TopicMatch | null {
  const key = nameKey(name)
  const index = vocabulary.called.get(key)
  if (index !== undefined) return { kind: 'topic', topic: vocabulary.names[index]! }
  for (const tag of tags) if (nameKey(tag) === key) return { kind: 'tag', tag }
  return null
}
