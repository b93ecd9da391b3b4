import { Problem } from '../problem.ts'
import { errorJson, toJson } from '../terminal/json.ts'
import { createPage } from '../terminal/page.ts'
import { ClosedPipe, createSink } from '../terminal/sink.ts'
import { colourLevel, createStyle } from '../terminal/style.ts'
import { problemView } from '../terminal/views/problem.ts'
import { calledAs } from './context.ts'
import type { Host } from './host.ts'
import { printLines } from './print.ts'

/**
 * Tells a person what went wrong, on standard error; the exit code. A Problem is a message and a next step, with
 * its stack only under IQ_DEBUG=1; anything else is a bug in iq and shows where it happened.
 */
export async function report(
  error: unknown,
  host: Pick<Host, 'argv' | 'env' | 'isTerminal' | 'columns'>,
): Promise<number> {
  if (error instanceof ClosedPipe) return 0
  const colour = colourLevel({
    env: host.env,
    colourFlag: !host.argv.includes('--no-color'),
    isTTY: host.isTerminal('stderr'),
  })
  const errors = createSink({ fd: 2, colour: colour > 0 })
  const { code, message, hint } = error instanceof Problem ? error : bug(error)
  // Below cli nobody knows how iq was called; a suggested command must work as typed.
  const problem = {
    code,
    message,
    hint: hint?.replace(/(?<!npx )(?<![\w/.-])iq (?=[a-z-])/g, `${calledAs(host.env)} `) ?? null,
  }
  if (host.argv.includes('--json')) errors.line(toJson(errorJson(problem)))
  else
    printLines(errors, problemView(problem, createPage(host.columns(), { style: await createStyle(colour) })))
  if (!(error instanceof Problem) || host.env.IQ_DEBUG === '1') errors.line(stackOf(error))
  return error instanceof Problem ? error.exitCode : 1
}

const bug = (error: unknown): Problem =>
  new Problem('bug', `This is a bug in iq: ${error instanceof Error ? error.message : String(error)}`, {
    hint: 'Nothing you have graded is lost. Please report it with the lines below.',
  })

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}
