import type { Library } from '../library/open.ts'
import { createPage, type Page } from '../terminal/page.ts'
import { createSink, type Sink } from '../terminal/sink.ts'
import { colourLevel, createStyle } from '../terminal/style.ts'
import type { CommandRow, Flags } from './command.ts'
import { type Host, libraryFile } from './host.ts'

/** What a command works with: where to write, what the page is like, and the library when it asks for it. */
export interface Context {
  host: Host
  /** Standard output: what was asked for. */
  results: Sink
  /** Standard error: everything else; silent with -q. */
  notes: Sink
  /** What views of results are laid out for. */
  page: Page
  /** The same for notes. */
  notePage: Page
  json: boolean
  /** Keys may be read and questions asked. */
  interactive: boolean
  /** How the person calls iq, for suggested commands: `iq` or `npx iq`. */
  iq: string
  /** Where the library lies. */
  file: string
  /** Opened on the first call, after the first run's import where the command asks for it; closed by run. */
  library: () => Promise<Library>
}

/** Makes the context of one command line, and what closes it again. */
export async function createContext(
  host: Host,
  flags: Flags,
  row: CommandRow | null,
): Promise<{ context: Context; close: () => Promise<void> }> {
  const iq = calledAs(host.env)
  const colour = (stream: 'stdout' | 'stderr') =>
    colourLevel({ env: host.env, colourFlag: flags.color !== false, isTTY: host.isTerminal(stream) })
  const [out, err] = [colour('stdout'), colour('stderr')]
  let opened: Promise<Library> | undefined
  const context: Context = {
    host,
    results: createSink({ fd: 1, colour: out > 0 }),
    notes: createSink({ fd: 2, colour: err > 0, silent: flags.quiet === true }),
    page: createPage(host.columns(), { style: await createStyle(out), iq }),
    notePage: createPage(host.columns(), { style: await createStyle(err), iq }),
    json: flags.json === true,
    interactive: flags.input !== false && host.isTerminal('stdin') && host.isTerminal('stdout'),
    iq,
    file: libraryFile(host, flags.db),
    library: () => (opened ??= import('./open-library.ts').then(({ openFor }) => openFor(context, row))),
  }
  const close = async () => {
    const library = await opened?.catch(() => undefined)
    library?.close()
  }
  return { context, close }
}

/** Suggested commands must work as typed: `npx iq` in a checkout, `iq` when installed. */
export const calledAs = (env: Host['env']): string => (env.npm_lifecycle_event === 'npx' ? 'npx iq' : 'iq')
