import type { Limits } from '../../document/limits.ts'
import { type ImportRequest, importDocuments } from '../../library/import.ts'
import { type Library, libraryExists, openMemoryLibrary } from '../../library/open.ts'
import { failed, type ImportReport } from '../../library/report.ts'
import { lastReport } from '../../library/reports.ts'
import { Problem } from '../../problem.ts'
import { importJson, toJson } from '../../terminal/json.ts'
import { createProgress, NO_PROGRESS } from '../../terminal/progress.ts'
import { createQuestions } from '../../terminal/questions.ts'
import { createStatusLine } from '../../terminal/sink.ts'
import { PLAIN } from '../../terminal/style.ts'
import { explainView } from '../../terminal/views/explain.ts'
import { importView } from '../../terminal/views/import-report.ts'
import type { Flags, Run } from '../command.ts'
import type { Context } from '../context.ts'
import { readStandardInput } from '../host.ts'
import { portsOf } from '../open-library.ts'
import { printLines } from '../print.ts'

export const run: Run = async (context, args, flags) => {
  const library = await libraryFor(context, flags)
  try {
    const report = flags.report ? reportOf(library, context) : await read(library, context, args, flags)
    if (context.json) context.results.line(toJson(importJson(report)))
    else {
      if (flags.explain) printLines(context.results, explainView(report.documents, context.page))
      printLines(
        context.results,
        importView(report, context.page, {
          dryRun: flags.dryRun === true,
          whole: flags.report === true || flags.explain === true,
        }),
      )
    }
    return failed(report) ? 1 : 0
  } finally {
    if (library.file === ':memory:') library.close()
  }
}

/** A dry run leaves nothing behind, not even an empty library. */
const libraryFor = async (context: Context, flags: Flags): Promise<Library> =>
  flags.dryRun && !libraryExists(context.file) ? openMemoryLibrary(portsOf(context.host)) : context.library()

function reportOf(library: Library, { iq }: Context): ImportReport {
  const report = lastReport(library)
  if (!report)
    throw new Problem('no-report', 'Nothing was imported yet.', { hint: `Start with: ${iq} import PATH` })
  return report
}

async function read(
  library: Library,
  context: Context,
  args: readonly string[],
  flags: Flags,
): Promise<ImportReport> {
  const paths = [...args, ...(flags.seeds ? ['seeds:'] : [])]
  const request: ImportRequest = {
    ...(paths.length > 0 && { paths }),
    ...(args.includes('-') && { standardInput: readStandardInput() }),
    ...(flags.encoding !== undefined && { encoding: flags.encoding }),
    limits: limitsOf(flags),
    dryRun: flags.dryRun === true,
    mayVanish: flags.yes === true,
    withCards: context.json || flags.explain === true,
    reread: flags.explain === true,
  }
  try {
    return await watch(library, context, flags, request)
  } catch (error) {
    // Nothing was kept, so that nobody else had to wait for the answer: it is all read again.
    if (!(await isMeant(error, context))) throw error
    return watch(library, context, flags, { ...request, mayVanish: true })
  }
}

/** Whether a person says that many cards of a document are to go; false where nobody can be asked. */
async function isMeant(error: unknown, { interactive }: Context): Promise<boolean> {
  if (!(error instanceof Problem) || error.code !== 'cards-vanish' || !interactive) return false
  const questions = createQuestions({ interactive, instead: '--yes' })
  return questions.confirm(`${error.message} Their history would be kept. Go on?`)
}

async function watch(
  library: Library,
  context: Context,
  flags: Flags,
  request: ImportRequest,
): Promise<ImportReport> {
  const progress = watched(context, flags) ? progressOn(context) : NO_PROGRESS
  try {
    return await importDocuments(library, {
      ...request,
      progress: (done, total) => progress.step(done, total, 'documents read'),
    })
  } finally {
    progress.end()
  }
}

function limitsOf({ maxSize, maxLine, maxNesting, maxFrontMatter }: Flags): Partial<Limits> {
  return {
    ...(maxSize !== undefined && { size: maxSize }),
    ...(maxLine !== undefined && { lineLength: maxLine }),
    ...(maxNesting !== undefined && { nesting: maxNesting }),
    ...(maxFrontMatter !== undefined && { frontMatter: maxFrontMatter }),
  }
}

const watched = ({ host }: Context, flags: Flags): boolean => !flags.quiet && host.isTerminal('stderr')

const progressOn = ({ host, notePage }: Context) =>
  createProgress(createStatusLine({ fd: 2, colour: notePage.style !== PLAIN }), host.elapsed)
