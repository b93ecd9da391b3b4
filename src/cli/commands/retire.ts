import { retireDocuments } from '../../library/retire.ts'
import { counted } from '../../terminal/time.ts'
import { oneLine } from '../../terminal/visible.ts'
import type { Run } from '../command.ts'

export const run: Run = async ({ library: open, results, iq }, [part = '']) => {
  const { documents, cards } = retireDocuments(await open(), part)
  const back = documents.every((path) => path.startsWith('seeds:'))
    ? '--seeds'
    : documents.map((path) => `'${path}'`).join(' ')
  results.line(`Put away ${counted(cards, 'card')} of ${counted(documents.length, 'document')}.`)
  results.line(`Bring them back: ${iq} import ${oneLine(back)}`)
  return 0
}
