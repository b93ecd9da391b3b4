import path from 'node:path'
import { version } from '../package.json'
import { thisHost } from './cli/host.ts'
import { createSink } from './terminal/sink.ts'

/** dist/ and src/ lie side by side in the folder iq is installed in. */
const root = path.join(__dirname, '..')

async function main(argv: readonly string[]): Promise<number> {
  // Asked by scripts and shells at every turn: answered before anything else loads.
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    createSink({ fd: 1, colour: false }).line(version)
    return 0
  }
  const { run } = await import('./cli/run.ts')
  return run(thisHost(root))
}

/** The only error boundary: a Problem is told to a person, anything else is a bug and keeps its stack. */
async function fail(error: unknown): Promise<number> {
  const { report } = await import('./cli/report.ts')
  return report(error, thisHost(root))
}

main(process.argv.slice(2))
  .catch(fail)
  .then((code) => {
    process.exitCode = code
  })
