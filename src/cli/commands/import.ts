import { type ImportRequest, importDocuments } from '../../library/import.ts'
import { type Library, libraryExists, openMemoryLibrary } from '../../library/open.ts'
import { failed, type ImportReport } from '../../library/report.ts'
import { lastReport } from '../../library/reports.ts'
import { Problem } from '../../problem.ts'
import { importJson, toJson } from '../../terminal/json.ts'
import { createProgress, NO_PROGRESS } from '../../terminal/progress.ts'
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
      printLines(context.results, importView(report, context.page, { dryRun: flags.dryRun === true }))
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
    dryRun: flags.dryRun === true,
    withCards: context.json || flags.explain === true,
    reread: flags.explain === true,
  }
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

const watched = ({ host }: Context, flags: Flags): boolean => !flags.quiet && host.isTerminal('stderr')

const progressOn = ({ host, notePage }: Context) =>
  createProgress(createStatusLine({ fd: 2, colour: notePage.style !== PLAIN }), host.elapsed)
