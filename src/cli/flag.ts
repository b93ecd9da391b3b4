import { Problem } from '../problem.ts'
import type { Flag } from './command.ts'
import { instant } from './host.ts'

const wrong = (message: string, hint: string) => new Problem('bad-flag', message, { hint, exitCode: 2 })

/** A whole number from `least` on. */
export const whole =
  (name: string, least = 1) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (!(value >= least))
      throw wrong(`${name} takes a whole number from ${least} on, not "${text}".`, `For example: ${name} 10`)
    return value
  }

/** A number of minutes above zero; fractions are welcome. */
const minutes = (text: string): number => {
  const value = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : 0
  if (!(value > 0))
    throw wrong(`--minutes takes a number above 0, not "${text}".`, 'For example: --minutes 20')
  return value
}

const at = (text: string): number => {
  const value = instant(text)
  if (value === null)
    throw wrong(`--at takes an ISO instant, not "${text}".`, 'For example: --at 2026-11-21T09:00:00Z')
  return value
}

const oneOf =
  (name: string, words: readonly string[]) =>
  (text: string): string => {
    if (!words.includes(text))
      throw wrong(
        `${name} takes one of ${words.join(', ')}, not "${text}".`,
        `For example: ${name} ${words[0]}`,
      )
    return text
  }

const repeated = (text: string, earlier: unknown): string[] => [
  ...((earlier as string[] | undefined) ?? []),
  text,
]

/** Flags that several commands share are written once. */
export const search: Flag = {
  flag: '--search <words...>',
  does: 'only cards that iq search finds by these words',
  parse: repeated,
}
export const topic: Flag = {
  flag: '--topic <topic>',
  does: 'only this topic and its children, or this tag (repeatable)',
  parse: repeated,
}
export const document: Flag = {
  flag: '--document <document>',
  does: 'only this document: a path or any unique part of it',
  parse: repeated,
}
export const number = (least: number, does: string): Flag => ({
  flag: '-n, --number <n>',
  does,
  parse: whole('-n', least),
})
export const seed: Flag = {
  flag: '--seed <n>',
  does: 'shuffle the same way again',
  parse: whole('--seed', 0),
}
export const mode: Flag = {
  flag: '--mode <mode>',
  does: 'how to answer: reveal, typed or choice',
  parse: oneOf('--mode', ['reveal', 'typed', 'choice']),
}
export const minutesFlag: Flag = {
  flag: '--minutes <m>',
  does: 'stop after the card that passes this many minutes',
  parse: minutes,
}
export const interviewMinutes: Flag = {
  flag: '--minutes <m>',
  does: 'minutes for all of it (45)',
  parse: minutes,
}
export const atFlag: Flag = {
  flag: '--at <instant>',
  does: 'when it was graded (ISO); now by default',
  parse: at,
}
export const newCards: Flag = {
  flag: '--new <n>',
  does: 'at most this many new cards today',
  parse: whole('--new', 0),
}
const date =
  (name: string) =>
  (text: string): string => {
    if (/^\d{4}-\d\d-\d\d$/.test(text) && instant(text) !== null) return text
    throw wrong(`${name} takes a date, not "${text}".`, `For example: ${name} 2027-01-15`)
  }
export const until: Flag = {
  flag: '--until <date>',
  does: 'plan for an interview on that day, this once',
  parse: date('--until'),
}
export const since: Flag = {
  flag: '--since <date>',
  does: 'count from that day on; the last year by default',
  parse: date('--since'),
}
export const yes: Flag = { flag: '-y, --yes', does: 'do it without asking' }
