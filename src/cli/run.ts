import type { CommandRow, Flags } from './command.ts'
import { calledAs, createContext } from './context.ts'
import type { Host } from './host.ts'
import { parse } from './program.ts'

/** Runs one command line; the exit code. Problems are thrown. */
export async function run(host: Host): Promise<number> {
  const request = parse(host.argv, calledAs(host.env))
  if (request.kind === 'run') return execute(host, request.row, request.args, request.flags)
  if (request.kind === 'bare' && host.isTerminal('stdout') && !request.flags.json) {
    const { today } = await import('./commands/index.ts')
    return execute(host, today, [], request.flags)
  }
  const { context } = await createContext(host, {}, null)
  context.results.write(request.kind === 'help' ? request.text : request.help)
  return 0
}

async function execute(host: Host, row: CommandRow, args: readonly string[], flags: Flags): Promise<number> {
  const { context, close } = await createContext(host, flags, row)
  try {
    const { run } = await row.load()
    return await run(context, args, flags)
  } catch (error) {
    const { explained } = await import('../library/open.ts')
    throw explained(error, context.file)
  } finally {
    await close()
  }
}
