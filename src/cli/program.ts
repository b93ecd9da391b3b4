import { Command, CommanderError, type Help, Option } from 'commander'
import { version } from '../../package.json'
import { Problem } from '../problem.ts'
import type { CommandRow, Flag, Flags } from './command.ts'
import { commands } from './commands/index.ts'

/** What the command line asks for: a command to run, or a help text to print. */
export type Request =
  | { kind: 'run'; row: CommandRow; args: string[]; flags: Flags }
  | { kind: 'bare'; flags: Flags; help: string }
  | { kind: 'help'; text: string }

const everywhere: readonly Flag[] = [
  { flag: '--db <file>', does: 'the library to use (else IQ_DB, else ~/.local/share/iq/iq.db)' },
  { flag: '--json', does: 'one JSON object instead of text' },
  { flag: '--no-color', does: 'no colour' },
  { flag: '--no-input', does: 'never ask: sessions read lines, confirmations need --yes' },
  { flag: '-q, --quiet', does: 'results only' },
]

/**
 * Reads a command line. Pure but for loading commander: it prints nothing and ends nothing.
 *
 * @param iq how the person calls iq (`iq`, `npx iq`): examples are printed so that they work as typed
 * @throws Problem with exit code 2 for wrong usage
 */
export function parse(argv: readonly string[], iq: string): Request {
  let request: Request | undefined
  let text = ''
  const settle = (command: Command) =>
    command
      .exitOverride()
      .configureOutput({ writeOut: (out) => (text += out), writeErr: () => {}, getOutHasColors: () => false })
      .configureHelp({ formatHelp: (cmd, help) => formatHelp(cmd, help, iq) })
      .helpOption('-h, --help', 'this help')

  const program = settle(new Command('iq'))
    .description('Interview questions from the documents you already read, as cards you will remember.')
    .version(version, '-V, --version', 'the version')
    .helpCommand('help [command]', 'help for a command')
    .showSuggestionAfterError()
    .allowExcessArguments(false)
  for (const flag of everywhere) program.addOption(option(flag))

  const named = commands.find(
    (row) => row.name === argv.find((word, i) => !word.startsWith('-') && argv[i - 1] !== '--db'),
  )
  const wanted = named && !argv.some((word) => word === '-h' || word === '--help') ? [named] : commands
  for (const row of wanted) {
    const command = settle(program.command(row.args ? `${row.name} ${row.args}` : row.name))
      .summary(row.summary)
      .description(sentence(row.summary))
    for (const flag of row.flags ?? []) command.addOption(option(flag))
    command.action(() => {
      request = {
        kind: 'run',
        row,
        args: command.processedArgs.flat() as string[],
        flags: command.optsWithGlobals<Flags>(),
      }
    })
  }
  try {
    program.parse(named?.dashedWords ? textLast(argv) : argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code === 'commander.help' && error.exitCode !== 0)
      return { kind: 'bare', flags: program.opts<Flags>(), help: program.helpInformation() }
    return settled(error, text, named ? `${iq} help ${named.name}` : `${iq} --help`)
  }
  if (!request) throw new Error('commander settled on no command')
  return request
}

function settled(error: CommanderError, text: string, help: string): Request {
  if (error.exitCode === 0) return { kind: 'help', text }
  // "error: unknown option '--topik'\n(Did you mean --topic?)"
  const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n')
  const hint = suggestion?.replace(/^\(|\)$/g, '') ?? `See: ${help}`
  throw new Problem('wrong-usage', `${sentence(message)}`, { hint, exitCode: 2 })
}

const sentence = (text: string) =>
  `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`

function option({ flag, does, parse }: Flag): Option {
  const made = new Option(flag, does)
  return parse ? made.argParser((value, earlier) => parse(value, earlier)) : made
}

/** Dashed words that are text (`-redis`) go behind `--`, so that commander leaves them alone; `-n5` is a flag. */
function textLast(argv: readonly string[]): string[] {
  if (argv.includes('--')) return [...argv]
  const isText = (word: string) => /^-[^-\d\s][^\s]/.test(word) && !/^-n\d+$/.test(word)
  const words = argv.filter(isText)
  return words.length === 0 ? [...argv] : [...argv.filter((word) => !isText(word)), '--', ...words]
}

/** Examples first: what most people look for in a help text. */
function formatHelp(command: Command, help: Help, iq: string): string {
  const isProgram = command.parent === null
  const rows = isProgram ? commands : commands.filter((row) => row.name === command.name())
  const examples = isProgram
    ? [
        'iq import notes.md',
        ...['quiz', 'search', 'review'].flatMap(
          (name) => rows.find((row) => row.name === name)?.examples?.[0] ?? [],
        ),
      ]
    : rows.flatMap((row) => row.examples ?? [])
  const name = isProgram ? iq : `${iq} ${command.name()}`
  const usage = command
    .usage()
    .replace('[options]', isProgram ? '<command>' : '[flags]')
    .replace(' [command]', '')
  const width = Math.max(
    ...[...help.visibleCommands(command).map(term), ...help.visibleOptions(command).map((o) => o.flags)].map(
      (t) => t.length,
    ),
  )
  const row = (left: string, right: string) => `  ${left.padEnd(width)}  ${right}`
  const part = (title: string, lines: string[]) => (lines.length === 0 ? [] : ['', title, ...lines])
  return [
    command.description(),
    ...part(
      'Examples',
      examples.map((example) => `  ${example.replace(/^iq/, iq)}`),
    ),
    ...part('Usage', [`  ${name} ${usage}`]),
    ...part(
      'Commands',
      help.visibleCommands(command).map((sub) => row(term(sub), sub.summary() || sub.description())),
    ),
    ...part(
      'Flags',
      help.visibleOptions(command).map((flag) => row(flag.flags, flag.description)),
    ),
    ...(isProgram
      ? ['', `Help for one command: ${iq} help quiz`]
      : ['', `Flags of every command: ${iq} --help`]),
    '',
  ].join('\n')
}

const term = (command: Command): string =>
  [
    command.name(),
    ...command.registeredArguments.map((arg) =>
      arg.required
        ? `<${arg.name()}${arg.variadic ? '…' : ''}>`
        : `[${arg.name()}${arg.variadic ? '…' : ''}]`,
    ),
  ].join(' ')
