import { backUp } from '../../library/backup.ts'
import { backupJson, toJson } from '../../terminal/json.ts'
import type { Run } from '../command.ts'

export const run: Run = async ({ library: open, results, json }) => {
  const backup = backUp(await open())
  if (json) results.line(toJson(backupJson(backup)))
  else results.line(backup.file)
  return 0
}
