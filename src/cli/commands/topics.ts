import { listTopics } from '../../library/topics.ts'
import { toJson, topicsJson } from '../../terminal/json.ts'
import { topicsView } from '../../terminal/views/topics.ts'
import type { Run } from '../command.ts'
import { printLines } from '../print.ts'

export const run: Run = async (context) => {
  const topics = await listTopics(await context.library())
  if (context.json) context.results.line(toJson(topicsJson(topics)))
  else printLines(context.results, topicsView(topics, context.page))
  return 0
}
