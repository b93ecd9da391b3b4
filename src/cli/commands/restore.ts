import { libraryExists } from '../../library/open.ts'
import { backupToRestore, restore } from '../../library/restore.ts'
import { createQuestions } from '../../terminal/questions.ts'
import { oneLine } from '../../terminal/visible.ts'
import type { Run } from '../command.ts'
import { portsOf } from '../open-library.ts'

export const run: Run = async ({ host, file, results, notes, interactive }, [named], flags) => {
  const ports = portsOf(host)
  const { file: from } = backupToRestore(file, named, ports)
  if (!flags.yes && libraryExists(file)) {
    const question = `Put ${oneLine(from)} in the place of ${oneLine(file)}?`
    if (!(await createQuestions({ interactive, instead: '--yes' }).confirm(question))) {
      notes.line('Nothing was changed.')
      return 0
    }
  }
  const { before } = restore(file, from, ports)
  results.line(`Restored ${oneLine(from)}.`)
  if (before !== null) results.line(`What was there before is kept: ${oneLine(before)}`)
  return 0
}
