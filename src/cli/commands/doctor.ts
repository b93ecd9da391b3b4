import { examine } from '../../library/doctor.ts'
import { rebuild } from '../../library/rebuild.ts'
import { doctorJson, toJson } from '../../terminal/json.ts'
import { counted } from '../../terminal/time.ts'
import { doctorView } from '../../terminal/views/doctor.ts'
import type { Run } from '../command.ts'
import { printLines } from '../print.ts'

export const run: Run = async (context, _args, flags) => {
  const { results, notes, page, json } = context
  const library = await context.library()
  if (flags.rebuild) {
    const { cards, changed } = await rebuild(library)
    notes.line(
      `Computed the memories of ${counted(cards, 'card')} again from the events: ${changed} had been wrong.`,
    )
  }
  const checks = await examine(library)
  if (json) results.line(toJson(doctorJson(checks)))
  else printLines(results, doctorView(checks, page))
  return checks.every(({ faults }) => faults.length === 0) ? 0 : 1
}
