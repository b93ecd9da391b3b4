import { interviews } from '../../library/mock.ts'
import { toJson } from '../../terminal/json.ts'
import { interviewsJson } from '../../terminal/views/mock-json.ts'
import { mockList } from '../../terminal/views/mock-report.ts'
import type { Run } from '../command.ts'
import { heldOf } from '../held.ts'
import { printLines } from '../print.ts'

export const run: Run = async ({ library: open, results, page, json, host }) => {
  const library = await open()
  const all = []
  for (const kept of interviews(library)) all.push(await heldOf(library, kept))
  if (json) results.line(toJson(interviewsJson(all)))
  else printLines(results, mockList(all, page, host.zone))
  return 0
}
