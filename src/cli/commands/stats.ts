import { statistics } from '../../library/statistics.ts'
import { statsJson, toJson } from '../../terminal/json.ts'
import { statsView } from '../../terminal/views/stats.ts'
import type { Run } from '../command.ts'
import { showsUnicode } from '../host.ts'
import { printLines } from '../print.ts'

export const run: Run = async ({ library: open, host, results, page, json }, _args, flags) => {
  const stats = await statistics(await open(), { topics: flags.topic, since: flags.since })
  if (json) results.line(toJson(statsJson(stats)))
  else printLines(results, statsView(stats, page, { ascii: !showsUnicode(host.env) }))
  return 0
}
