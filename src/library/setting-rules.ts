import type { Settings } from './settings.ts'

/** One setting of `config.toml`: how it is written, read and checked. */
export interface Rule {
  /** As in the file: `new_per_day`. */
  key: string
  field: keyof Settings
  does: string
  /** What is accepted, for "retention must be …". */
  must: string
  /** The setting's value of a TOML value; undefined when that is not accepted. */
  read: (value: unknown) => Settings[keyof Settings] | undefined
  /** Of the setting's value the TOML that says so; null where only leaving the setting out does. */
  write: (value: Settings[keyof Settings]) => string | null
}

const plainly = (value: unknown): string | null => (value === null ? null : String(value))

const number = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && value >= least && value <= most ? value : undefined

const whole = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) ? number(least, most)(value) : undefined

const truth = (value: unknown) => (typeof value === 'boolean' ? value : undefined)

const UNITS: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 }

/** `"1m 10m"` or `["1m", "10m"]` in minutes. '' means no steps: a new card gets a day at once. */
function steps(value: unknown): number[] | undefined {
  const text = Array.isArray(value) ? value.join(' ') : value
  if (typeof text !== 'string' || !/^\s*([1-9]\d{0,4}[mhd]\s*)*$/.test(text)) return undefined
  return [...text.matchAll(/(\d+)([mhd])/g)].map(([, count, unit]) => Number(count) * UNITS[unit!]!)
}

function stepsText(value: unknown): string {
  const step = (minutes: number) =>
    minutes % 1440 === 0 ? `${minutes / 1440}d` : minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`
  return JSON.stringify((value as number[]).map(step).join(' '))
}

/** A TOML date, or one in quotes, that the calendar has. */
function date(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString() : value
  if (typeof text !== 'string' || !/^2\d{3}-\d\d-\d\d$/.test(text)) return undefined
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : undefined
}

/** Every setting there is, in the order in which `iq config` lists them. */
export const RULES: readonly Rule[] = [
  {
    key: 'retention',
    field: 'retention',
    does: 'share of cards still known when they fall due',
    must: 'a number from 0.7 to 0.99',
    read: number(0.7, 0.99),
    write: plainly,
  },
  {
    key: 'new_per_day',
    field: 'newPerDay',
    does: 'new cards a day',
    must: 'a whole number from 0 to 9999',
    read: whole(0, 9999),
    write: plainly,
  },
  {
    key: 'reviews_per_day',
    field: 'reviewsPerDay',
    does: 'due cards a day',
    must: 'a whole number from 1 to 9999, or left out for all of them',
    read: whole(1, 9999),
    write: plainly,
  },
  {
    key: 'interview',
    field: 'interview',
    does: 'the day of an interview: as much as possible is to be remembered then',
    must: 'a date such as 2027-01-15, or left out',
    read: date,
    write: plainly,
  },
  {
    key: 'learning_steps',
    field: 'learningSteps',
    does: 'when a new card is asked again before it gets a day',
    must: 'steps such as "1m 10m"',
    read: steps,
    write: stepsText,
  },
  {
    key: 'relearning_steps',
    field: 'relearningSteps',
    does: 'the same for a card that was forgotten',
    must: 'steps such as "10m"',
    read: steps,
    write: stepsText,
  },
  {
    key: 'maximum_interval',
    field: 'maximumInterval',
    does: 'no card stays away longer: days',
    must: 'whole days from 1 to 36500',
    read: whole(1, 36_500),
    write: plainly,
  },
  {
    key: 'fuzz',
    field: 'fuzz',
    does: 'spread cards learned together over the days around their interval',
    must: 'true or false',
    read: truth,
    write: plainly,
  },
  {
    key: 'leech_threshold',
    field: 'leechThreshold',
    does: 'a card forgotten so often is a leech',
    must: 'a whole number from 2 to 99',
    read: whole(2, 99),
    write: plainly,
  },
  {
    key: 'rollover_hour',
    field: 'rolloverHour',
    does: 'local hour at which a study day begins',
    must: 'a whole hour from 0 to 23',
    read: whole(0, 23),
    write: plainly,
  },
]
