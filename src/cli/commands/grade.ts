import { findCard } from '../../library/cards.ts'
import { record } from '../../library/record.ts'
import { Problem } from '../../problem.ts'
import type { Grade } from '../../review/event.ts'
import { gradeJson, toJson } from '../../terminal/json.ts'
import { waitText } from '../../terminal/time.ts'
import { oneLine } from '../../terminal/visible.ts'
import type { Run } from '../command.ts'
import { leechLine } from '../leech.ts'

const GRADES: ReadonlyMap<string, Grade> = new Map([
  ['again', 1],
  ['hard', 2],
  ['good', 3],
  ['easy', 4],
])

export const run: Run = async (
  { library: open, results, notes, json, host, iq },
  [prefix = '', word = ''],
  flags,
) => {
  const grade = GRADES.get(word.toLowerCase())
  if (!grade) {
    throw new Problem('bad-grade', `"${word}" is no grade.`, {
      hint: `Say again, hard, good or easy: ${iq} grade ${prefix} good`,
      exitCode: 2,
    })
  }
  const library = await open()
  const { card } = await findCard(library, prefix)
  const at = flags.at ?? host.now()
  const { memory, leech } = await record(library, { kind: 'graded', card: card.version, grade }, { at })
  if (json) results.line(toJson(gradeJson(card.id, memory)))
  else
    results.line(
      `${oneLine(card.question ?? card.id)}: ${word.toLowerCase()}, due ${waitText(memory.due ?? at, at)}.`,
    )
  if (leech) notes.line(leechLine(card.id, memory.lapses, iq))
  return 0
}
