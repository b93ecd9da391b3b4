import { findCard } from '../../library/cards.ts'
import { undoLast } from '../../library/record.ts'
import { gradeJson, toJson } from '../../terminal/json.ts'
import { oneLine } from '../../terminal/visible.ts'
import type { Run } from '../command.ts'

const GRADES = ['', 'again', 'hard', 'good', 'easy']

export const run: Run = async ({ library: open, results, notes, json }) => {
  const library = await open()
  const undone = await undoLast(library)
  if (!undone) {
    notes.line('There is nothing to take back.')
    return 0
  }
  const { event, card: id, memory } = undone
  if (json && id !== null) results.line(toJson(gradeJson(id, memory)))
  if (json) return 0
  const what = event.grade === null ? event.kind : `${event.kind} ${GRADES[event.grade]}`
  const of = id === null ? '' : `, ${oneLine((await findCard(library, id)).card.question ?? id)}`
  results.line(`Taken back: ${what}${of}`)
  return 0
}
