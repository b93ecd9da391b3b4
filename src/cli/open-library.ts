import path from 'node:path'
import { type Library, libraryExists, openLibrary, type Ports } from '../library/open.ts'
import { Problem } from '../problem.ts'
import type { CommandRow } from './command.ts'
import type { Context } from './context.ts'
import { configFolder, type Host, stateFolder } from './host.ts'

/**
 * Opens the person's library. Where there is none yet, a command of the first run makes it and reads the
 * bundled seeds into it; the others say what to do, except those that fill a library themselves.
 */
export async function openFor(context: Context, row: CommandRow | null): Promise<Library> {
  const { file, host, iq } = context
  if (libraryExists(file)) return openLibrary(file, portsOf(host), { evenDamaged: row?.evenDamaged === true })
  if (row?.makesLibrary) return openLibrary(file, portsOf(host))
  if (!row?.firstRun) {
    throw new Problem('no-library', `There is no library yet at ${file}.`, {
      hint: `Make one: ${iq} import PATH, or ${iq} quiz`,
    })
  }
  const library = openLibrary(file, portsOf(host))
  const { importDocuments } = await import('../library/import.ts')
  const { totals } = await importDocuments(library, { paths: ['seeds:'] })
  context.notes.line(`First run: ${totals.new} questions of the documents that come with iq are in ${file}.`)
  return library
}

/** What the library needs of this machine. */
export const portsOf = (host: Host): Ports => ({
  now: host.now,
  zone: host.zone,
  newDevice: () => host.randomId(),
  seeds: path.join(host.root, 'seeds'),
  data: path.join(host.root, 'data'),
  config: configFolder(host),
  state: stateFolder(host),
  readerWorker: path.join(host.root, 'dist', 'reader-worker.js'),
})
