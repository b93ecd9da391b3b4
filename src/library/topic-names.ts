import { Problem } from '../problem.ts'
import type { Label } from '../store/filter.ts'
import { hasTopic, tagNames, topicNames } from '../store/labels.ts'
import type { Library } from './open.ts'

/**
 * What names after --topic stand for: a topic's path or alias, or a document's own tag.
 * @throws Problem unknown-topic, empty-topic (exit 3), with near names.
 */
export const resolveTopics = (library: Library, names: readonly string[]): Promise<Label[]> =>
  Promise.all(names.map((name) => resolveTopic(library, name)))

async function resolveTopic(library: Library, name: string): Promise<Label> {
  // Nearly always a topic is written as it is called: then no vocabulary is needed.
  const written = name.trim().toLowerCase()
  return hasTopic(library.db, written) ? { kind: 'topic', name: written } : resolveByVocabulary(library, name)
}

async function resolveByVocabulary({ db, ports }: Library, name: string): Promise<Label> {
  const [{ readVocabulary }, { matchTopic }] = await Promise.all([
    import('./knowledge.ts'),
    import('../card/topic/name.ts'),
  ])
  const vocabulary = readVocabulary(ports.data)
  const tags = tagNames(db)
  const match = matchTopic(name, vocabulary, tags)
  if (match?.kind === 'tag') return { kind: 'tag', name: match.tag }
  if (match && hasTopic(db, match.topic)) return { kind: 'topic', name: match.topic }
  if (match) {
    throw new Problem('empty-topic', `No card is about ${match.topic}.`, {
      hint: 'See: iq topics',
      exitCode: 3,
    })
  }
  const { suggestTopics } = await import('../search/near-topics.ts')
  const known = new Set([...topicNames(db), ...tags])
  const near = suggestTopics(name, vocabulary, tags, known.size).filter((topic) => known.has(topic))
  throw new Problem('unknown-topic', `There is no topic "${name}".`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.slice(0, 3).join(', ')}? All topics: iq topics`
        : 'All topics: iq topics',
    exitCode: 3,
  })
}
