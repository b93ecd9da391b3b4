import { documents } from '../../library/documents.ts'
import { documentsJson, toJson } from '../../terminal/json.ts'
import { documentsView } from '../../terminal/views/documents.ts'
import type { Run } from '../command.ts'
import { printLines } from '../print.ts'

export const run: Run = async (context) => {
  const rows = documents(await context.library())
  if (context.json) context.results.line(toJson(documentsJson(rows)))
  else printLines(context.results, documentsView(rows, context.page, context.host.zone))
  return 0
}
