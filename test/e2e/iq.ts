import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

export const root = path.join(import.meta.dirname, '../..')
export const bin = path.join(root, 'bin/iq.js')

export interface Run {
  code: number | null
  out: string
  err: string
}

export interface Desk {
  /** A fresh home: no library, no configuration. Removed when the test ends. */
  home: string
  db: string
  env: Record<string, string>
  /** Runs the built iq on pipes. */
  iq: (args: readonly string[], more?: { input?: string; env?: Record<string, string> }) => Run
  /** The same with --json: standard output read as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at JSON as scripts do
  json: (args: readonly string[], more?: { env?: Record<string, string> }) => any
  write: (name: string, text: string) => string
}

/** A place to run the built iq in, with nothing of the machine's own. */
export function desk(): Desk {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'iq-desk-'))
  onTestFinished(() => fs.rmSync(home, { recursive: true, force: true }))
  const db = path.join(home, '.local/share/iq/iq.db')
  const env = { HOME: home, PATH: process.env.PATH ?? '', TZ: 'UTC', LANG: 'C.UTF-8' }
  const iq: Desk['iq'] = (args, more = {}) => {
    const run = spawnSync(process.execPath, [bin, ...args], {
      cwd: home,
      env: { ...env, ...more.env },
      input: more.input ?? '',
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    })
    return { code: run.status, out: run.stdout, err: run.stderr }
  }
  return {
    home,
    db,
    env,
    iq,
    json: (args, more) => JSON.parse(iq([...args, '--json'], more).out),
    write(name, text) {
      const file = path.join(home, name)
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, text)
      return file
    },
  }
}
