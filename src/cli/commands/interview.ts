import fs from 'node:fs'
import {
  canGoOn,
  cardsOf,
  findInterview,
  type InterviewWishes,
  interviews,
  mockLedger,
  numberOf,
  planInterview,
  startInterview,
} from '../../library/mock.ts'
import type { Library } from '../../library/open.ts'
import { Problem } from '../../problem.ts'
import { type Interviewer, interview } from '../../study/mock/examiner.ts'
import { beginMock, type Mock } from '../../study/mock/mock.ts'
import { toJson } from '../../terminal/json.ts'
import { createPage } from '../../terminal/page.ts'
import { mockPlan } from '../../terminal/views/mock.ts'
import { planJson, reportJson } from '../../terminal/views/mock-json.ts'
import { mockMarkdown, mockReport } from '../../terminal/views/mock-report.ts'
import type { Flags, Run } from '../command.ts'
import type { Context } from '../context.ts'
import { compose } from '../editor.ts'
import { heldOf } from '../held.ts'
import { printLines } from '../print.ts'

type Kept = ReturnType<typeof interviews>[number]

const MINUTES = 45
const MINUTE = 60_000

export const run: Run = async (context, _args, flags) => {
  const library = await context.library()
  if (flags.report !== undefined || (flags.markdown !== undefined && !flags.resume)) {
    const number = typeof flags.report === 'number' ? flags.report : null
    await report(context, library, findInterview(library, number), flags)
    return 0
  }
  if (flags.resume) return hold(context, library, broken(library), flags)
  const wishes: InterviewWishes = {
    topics: flags.topic ?? [],
    minutes: flags.minutes ?? MINUTES,
    limit: flags.number,
    seed: flags.seed ?? context.host.randomId(),
  }
  const questions = await planInterview(library, wishes)
  if (flags.plan) {
    const time = wishes.minutes * MINUTE
    if (context.json) context.results.line(toJson(planJson(questions, time)))
    else printLines(context.results, mockPlan(questions, time, context.page))
    return 0
  }
  const open = interviews(library).find(canGoOn)
  if (open)
    context.notes.line(`Interview ${numberOf(library, open)} can go on: ${context.iq} interview --resume`)
  return hold(context, library, await startInterview(library, questions, wishes), flags)
}

/** The last interview that was broken off. */
function broken(library: Library): Kept {
  const open = interviews(library).find(canGoOn)
  if (open !== undefined) return open
  throw new Problem('nothing-to-resume', 'No interview was broken off.', {
    hint: 'Start one: iq interview',
    exitCode: 3,
  })
}

/** Holds an interview to its end and prints its report. */
async function hold(context: Context, library: Library, kept: Kept, flags: Flags): Promise<0 | 130> {
  const cards = await cardsOf(library, kept)
  const start = beginMock(kept, context.host.now())
  const interviewer = await interviewerFor(context)
  const end: Mock = await interview(start, interviewer, mockLedger(library, kept, cards))
  await report(context, library, findInterview(library, numberOf(library, kept)), flags)
  return end.ending === 'interrupted' ? 130 : 0
}

async function report(
  { host, results, notes, page, json }: Context,
  library: Library,
  kept: Kept,
  flags: Flags,
) {
  const held = await heldOf(library, kept)
  if (flags.markdown !== undefined) {
    writeReport(flags.markdown, mockMarkdown(held, host.zone))
    notes.line(`Written: ${flags.markdown}`)
  }
  if (json) results.line(toJson(reportJson(held)))
  else if (flags.markdown === undefined || flags.report !== undefined) {
    printLines(results, mockReport(held, createPage(host.columns(), page), host.zone))
  }
}

function writeReport(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text, { flag: 'wx' })
  } catch (cause) {
    const exists = (cause as NodeJS.ErrnoException).code === 'EEXIST'
    throw new Problem(
      'report-not-written',
      exists ? `${file} exists already.` : `Cannot write ${file}: ${(cause as Error).message}`,
      { hint: 'Give another name: --markdown FILE', cause },
    )
  }
}

/** Keys where standard input and output are terminals, lines elsewhere. */
async function interviewerFor({ host, interactive, results, notes, page }: Context): Promise<Interviewer> {
  if (!interactive) {
    const { createLineInterviewer } = await import('../../terminal/mock-lines.ts')
    return createLineInterviewer({ input: process.stdin, results, notes, page })
  }
  const { createMockPrompt } = await import('../../terminal/mock-prompt.ts')
  return createMockPrompt({
    page: () => createPage(host.columns(), page),
    rows: () => host.rows() ?? 24,
    input: process.stdin,
    output: process.stdout,
    compose: (text) => compose(host, text),
  })
}
