import { spawn } from '@lydell/node-pty'
import { Terminal } from '@xterm/headless'
import { onTestFinished } from 'vitest'
import { bin, type Desk } from '../iq.ts'

export interface Screen {
  type: (keys: string) => void
  /** Waits until the screen or its scrollback matches. */
  until: (pattern: RegExp) => Promise<string>
  resize: (columns: number, rows: number) => void
  /** Everything that can be seen, scrollback first. */
  text: () => string
  /** Raw bytes the program wrote. */
  raw: () => string
  pid: number
  exit: Promise<number>
}

interface Size {
  columns?: number
  rows?: number
  env?: Record<string, string>
}

/** Runs the built iq on a real pseudo-terminal and reads its screen as a person would. */
export const terminal = (desk: Desk, args: readonly string[], more: Size = {}): Screen =>
  screenOf(desk, process.execPath, [bin, ...args], more)

/** A shell that knows `iq`, where jobs can be stopped and taken up again. */
export function shell(desk: Desk, more: Size = {}): Screen {
  const screen = screenOf(desk, 'bash', ['--norc', '--noprofile', '-i'], more)
  screen.type(`PS1='ready> '; iq() { '${process.execPath}' '${bin}' "$@"; }; clear\r`)
  return screen
}

function screenOf(desk: Desk, program: string, args: string[], more: Size): Screen {
  const size = { cols: more.columns ?? 80, rows: more.rows ?? 30 }
  const screen = new Terminal({ ...size, scrollback: 5000, allowProposedApi: true })
  const child = spawn(program, args, {
    ...size,
    name: 'xterm-256color',
    cwd: desk.home,
    env: { ...desk.env, TERM: 'xterm-256color', ...more.env },
  })
  let raw = ''
  const watchers = new Set<() => void>()
  child.onData((data) => {
    raw += data
    screen.write(data, () => {
      for (const watch of watchers) watch()
    })
  })
  const exit = new Promise<number>((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)))
  onTestFinished(() => {
    try {
      child.kill('SIGKILL')
    } catch {
      // it has ended already
    }
  })
  const text = () => {
    const { active } = screen.buffer
    return Array.from({ length: active.length }, (_, i) => active.getLine(i)?.translateToString(true) ?? '')
      .join('\n')
      .trimEnd()
  }
  return {
    type: (keys) => child.write(keys),
    until: (pattern) =>
      new Promise((resolve, reject) => {
        let settled: NodeJS.Timeout | undefined
        const end = () => {
          clearTimeout(timer)
          clearTimeout(settled)
          watchers.delete(look)
        }
        const timer = setTimeout(() => {
          end()
          reject(new Error(`the screen never showed ${pattern}:\n${text()}`))
        }, 15_000)
        // What a program writes at once may arrive in pieces: the screen is read when it has come to rest.
        const look = () => {
          clearTimeout(settled)
          if (!pattern.test(text())) return
          settled = setTimeout(() => {
            end()
            resolve(text())
          }, 40)
        }
        watchers.add(look)
        look()
      }),
    resize(columns, rows) {
      child.resize(columns, rows)
      screen.resize(columns, rows)
    },
    text,
    raw: () => raw,
    pid: child.pid,
    exit,
  }
}
