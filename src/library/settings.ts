import fs from 'node:fs'
import path from 'node:path'
import { Problem } from '../problem.ts'
import { DEFAULT_SETTINGS, type MemorySettings } from '../review/settings.ts'

/** Everything that `config.toml` can set. */
export interface Settings extends MemorySettings {
  /** Local hour at which a study day begins: 0-23. */
  rolloverHour: number
  /** New cards a day. */
  newPerDay: number
}

const DEFAULTS: Settings = { ...DEFAULT_SETTINGS, rolloverHour: 4, newPerDay: 10 }

/**
 * The settings in `config.toml` of this folder, and the defaults for what it leaves out.
 * @throws Problem bad-settings naming the file, the line and what would be right.
 */
export async function readSettings(folder: string): Promise<Settings> {
  const file = path.join(folder, 'config.toml')
  if (!fs.existsSync(file)) return DEFAULTS
  const text = fs.readFileSync(file, 'utf8')
  const { readToml } = await import('./toml.ts')
  const review = readToml(file, text).review ?? {}
  const wrong = (key: string, why: string): never => {
    const line = text.split('\n').findIndex((row) => row.trimStart().startsWith(key)) + 1
    throw new Problem('bad-settings', `${file}:${line || 1}: ${key} ${why}`, {
      hint: 'Mend the line, or take it out.',
    })
  }
  if (!isTable(review)) return wrong('review', 'must be a table: [review]')
  const settings = { ...DEFAULTS }
  for (const [key, value] of Object.entries(review)) {
    const rule = RULES[key]
    if (!rule) wrong(key, `is no setting; there are ${Object.keys(RULES).join(', ')}`)
    else if (!rule.accepts(value)) wrong(key, `must be ${rule.must}`)
    else rule.set(settings, value)
  }
  return settings
}

interface Rule {
  must: string
  accepts: (value: unknown) => boolean
  set: (settings: Settings, value: unknown) => void
}

const RULES: Record<string, Rule> = {
  retention: rule(
    'a number from 0.7 to 0.99',
    within(0.7, 0.99),
    (to, value: number) => (to.retention = value),
  ),
  learning_steps: rule(
    'steps such as "1m 10m"',
    isSteps,
    (to, value: string) => (to.learningSteps = minutes(value)),
  ),
  relearning_steps: rule(
    'steps such as "10m"',
    isSteps,
    (to, value: string) => (to.relearningSteps = minutes(value)),
  ),
  maximum_interval: rule(
    'whole days from 1 to 36500',
    whole(1, 36_500),
    (to, value: number) => (to.maximumInterval = value),
  ),
  fuzz: rule(
    'true or false',
    (value) => typeof value === 'boolean',
    (to, value: boolean) => (to.fuzz = value),
  ),
  rollover_hour: rule(
    'a whole hour from 0 to 23',
    whole(0, 23),
    (to, value: number) => (to.rolloverHour = value),
  ),
  new_per_day: rule(
    'a whole number from 0 to 9999',
    whole(0, 9999),
    (to, value: number) => (to.newPerDay = value),
  ),
}

function rule<T>(
  must: string,
  accepts: (value: unknown) => boolean,
  set: (settings: Settings, value: T) => void,
): Rule {
  return { must, accepts, set: (settings, value) => set(settings, value as T) }
}

function within(least: number, most: number) {
  return (value: unknown) => typeof value === 'number' && value >= least && value <= most
}

function whole(least: number, most: number) {
  return (value: unknown) => Number.isInteger(value) && within(least, most)(value)
}

const UNITS: Record<string, number> = { m: 1, h: 60, d: 1440 }

/** '' means no steps: a new card gets a day at once. */
function isSteps(value: unknown): boolean {
  return typeof value === 'string' && /^\s*([1-9]\d{0,4}[mhd]\s*)*$/.test(value)
}

const minutes = (steps: string): number[] =>
  [...steps.matchAll(/(\d+)([mhd])/g)].map(([, count, unit]) => Number(count) * (UNITS[unit ?? 'm'] ?? 1))

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
