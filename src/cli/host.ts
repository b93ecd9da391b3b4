import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Problem } from '../problem.ts'

type Stream = 'stdin' | 'stdout' | 'stderr'

/**
 * What the machine gives a command: the only place where iq reads the environment, the clock and the
 * standard streams. Everything below gets what it needs as plain values.
 */
export interface Host {
  /** Arguments after `iq`. */
  argv: string[]
  env: Readonly<Record<string, string | undefined>>
  /** The folder iq is installed in: it holds data/, seeds/ and package.json. */
  root: string
  isTerminal: (stream: Stream) => boolean
  /** Columns of the terminal; undefined without one. */
  columns: () => number | undefined
  rows: () => number | undefined
  /**
   * UTC milliseconds; stands still at IQ_NOW when that is set, or runs from there `*60` times as fast. Throws a
   * Problem when that is no ISO instant.
   */
  now: () => number
  /** Milliseconds since some point in the past: for durations, never standing still. */
  elapsed: () => number
  /** Minutes east of UTC at an instant, by TZ. */
  zone: (at: number) => number
  /** Eight random characters of [a-z2-7]: names a device. */
  randomId: () => string
}

export function thisHost(root: string): Host {
  const { env } = process
  let now: (() => number) | undefined
  const isTerminal = (stream: Stream) => mayBeTerminal(DESCRIPTOR[stream]) && process[stream].isTTY === true
  return {
    argv: process.argv.slice(2),
    env,
    root,
    isTerminal,
    columns: () => (isTerminal('stdout') ? process.stdout.columns : undefined),
    rows: () => (isTerminal('stdout') ? process.stdout.rows : undefined),
    now: () => {
      now ??= clock(env.IQ_NOW)
      return now()
    },
    elapsed: () => performance.now(),
    zone: (at) => -new Date(at).getTimezoneOffset(),
    randomId: () =>
      Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => ID_LETTERS[byte & 31]).join(''),
  }
}

const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'
const DESCRIPTOR: Record<Stream, number> = { stdin: 0, stdout: 1, stderr: 2 }

/**
 * Asking process.stdout whether it is a terminal loads Node's network code: a tenth of the start-up. A pipe,
 * a file and /dev/null are told by one fstat.
 */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const stat = fs.fstatSync(descriptor)
    return stat.isCharacterDevice() && stat.rdev !== fs.statSync(os.devNull).rdev
  } catch {
    return false
  }
}

function clock(set: string | undefined): () => number {
  if (!set) return Date.now
  const [, from = '', speed = '0'] = /^([^*]*)(?:\*(\d{1,6}))?$/.exec(set) ?? []
  const at = instant(from)
  if (at === null) {
    throw new Problem('bad-clock', `IQ_NOW is no instant: ${set}`, {
      hint: 'Write it as 2026-11-21T09:00:00Z, or unset IQ_NOW.',
      exitCode: 2,
    })
  }
  const begun = performance.now()
  return () => Math.round(at + (performance.now() - begun) * Number(speed))
}

/** UTC milliseconds of an ISO date or instant; null when `text` is none. */
export function instant(text: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : at
}

/** The library's file: --db, else IQ_DB, else iq.db in the XDG data folder. */
export const libraryFile = (host: Host, flag: string | undefined): string =>
  path.resolve(flag ?? (host.env.IQ_DB || path.join(xdg(host, 'XDG_DATA_HOME', '.local/share'), 'iq.db')))

/** The folder of config.toml. */
export const configFolder = (host: Host): string => xdg(host, 'XDG_CONFIG_HOME', '.config')

/** The folder of backups and whatever else iq keeps by itself. */
export const stateFolder = (host: Host): string => xdg(host, 'XDG_STATE_HOME', '.local/state')

/** https://specifications.freedesktop.org/basedir-spec: a relative path in these variables is ignored. */
function xdg(host: Host, variable: string, fallback: string): string {
  const base = host.env[variable]
  return path.join(base && path.isAbsolute(base) ? base : path.join(os.homedir(), fallback), 'iq')
}

/** Whether the terminal shows more than ASCII: by the locale, as other programs judge it. */
export const showsUnicode = ({ LC_ALL, LC_CTYPE, LANG, TERM }: Host['env']): boolean =>
  TERM !== 'dumb' && /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '')

/** Everything on standard input; '' when it is closed. */
export const readStandardInput = (): Buffer => fs.readFileSync(0)
