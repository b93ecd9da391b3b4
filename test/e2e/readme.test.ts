import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, it, test } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { bin, desk, root } from './iq.ts'

const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8')

interface Step {
  command: string
  output: string
}

/** The recorded session: `$ command` and what it printed below it. */
function recorded(): Step[] {
  const [, session = ''] = /```console\n([\s\S]*?)```/.exec(readme) ?? []
  return session
    .split(/^\$ /m)
    .slice(1)
    .map((step) => ({
      command: step.slice(0, step.indexOf('\n')),
      output: step.slice(step.indexOf('\n') + 1),
    }))
}

it('prints what its recorded session shows', () => {
  const { home, env, write } = desk()
  const steps = recorded()
  expect(steps.length).toBeGreaterThan(4)
  // The file that the session starts from is the one it prints.
  write('notes.md', steps[0]!.output)
  for (const { command, output } of steps) {
    const script = `iq() { "${process.execPath}" "${bin}" "$@"; }; { ${command}\n} 2>&1`
    const run = spawnSync('bash', ['-c', script], { cwd: home, env, encoding: 'utf8' })
    expect(run.stdout.replaceAll(fs.realpathSync(home), '~'), command).toBe(output)
  }
})

test('the quick start is the two lines it promises', () => {
  expect(readme).toContain('\nnpm ci && npx iq quiz --topic security\n')
  expect(readme).toContain('\nnpm ci && npm test\n')
})

test.each(commands.map((row) => [row.name, row] as const))(
  'iq %s stands in the table of commands',
  (name, row) => {
    const line = readme
      .split('\n')
      .find((text) => text.startsWith('|') && new RegExp(`\`iq ${name}[ \`]`).test(text))
    expect(line, name).toBeDefined()
    for (const { flag } of row.flags ?? []) {
      const [long = flag] = /--[a-z-]+/.exec(flag) ?? []
      const short = /^-[a-z]/.exec(flag)?.[0] ?? long
      expect(line!.includes(long) || line!.includes(`\`${short}`), `${name} ${flag}`).toBe(true)
    }
  },
)
