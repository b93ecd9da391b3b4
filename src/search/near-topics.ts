import { lastPart } from '../card/topic/name.ts'
import { nameKey, type Vocabulary } from '../card/topic/vocabulary.ts'
import { distance } from '../card/word/distance.ts'

/**
 * Topics and tags whose names are near one that matches nothing, nearest first: those it begins, or that it is
 * within two edits of (one in a name of up to four letters). An alias stands for its topic.
 */
export function suggestTopics(
  name: string,
  { names, called }: Vocabulary,
  tags: Iterable<string> = [],
  limit = 3,
): string[] {
  const asked = nameKey(name)
  if (asked === '') return []
  const most = asked.length <= 4 ? 1 : 2
  const nearest = new Map<string, number>()
  const consider = (called: string, suggestion: string) => {
    const key = nameKey(called)
    const edits = key.startsWith(asked) ? 0.5 : distance(asked, key, most)
    if (edits <= most) nearest.set(suggestion, Math.min(edits, nearest.get(suggestion) ?? edits))
  }
  for (const topic of names) {
    consider(topic, topic)
    consider(lastPart(topic), topic)
  }
  for (const [alias, topic] of called) consider(alias, names[topic]!)
  for (const tag of tags) consider(tag, tag)
  return [...nearest]
    .sort(([a, near], [b, other]) => near - other || a.length - b.length || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([suggestion]) => suggestion)
}
