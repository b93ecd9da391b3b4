import fs from 'node:fs'
import path from 'node:path'
import { Problem } from '../problem.ts'
import { DEFAULT_SETTINGS, type MemorySettings } from '../review/settings.ts'
import { lineOf } from './config-text.ts'
import { RULES } from './setting-rules.ts'

/** Everything that `config.toml` can set. */
export interface Settings extends MemorySettings {
  /** Local hour at which a study day begins: 0-23. */
  rolloverHour: number
  /** New cards a day. */
  newPerDay: number
  /** Due cards a day; null for all of them. */
  reviewsPerDay: number | null
  /** Lapses from which a card is a leech. */
  leechThreshold: number
}

export const DEFAULTS: Settings = {
  ...DEFAULT_SETTINGS,
  fuzz: true,
  rolloverHour: 4,
  newPerDay: 10,
  reviewsPerDay: null,
  leechThreshold: 8,
}

/** What a person's file says. */
export interface Configuration {
  /** The file, whether it is there or not. */
  file: string
  text: string
  settings: Settings
  /** The settings that the file sets, with the line. */
  lines: ReadonlyMap<keyof Settings, number>
}

/**
 * The settings in `config.toml` of this folder, and the defaults for what it leaves out.
 * @throws Problem bad-settings, bad-toml: naming the file, the line and what would be right.
 */
export async function readConfiguration(folder: string): Promise<Configuration> {
  const file = path.join(folder, 'config.toml')
  if (!fs.existsSync(file)) return { file, text: '', settings: DEFAULTS, lines: new Map() }
  return configurationOf(file, fs.readFileSync(file, 'utf8'))
}

/** The same of a text that is, or would be, in `file`. */
export async function configurationOf(file: string, text: string): Promise<Configuration> {
  const { readToml } = await import('./toml.ts')
  const review = readToml(file, text).review ?? {}
  const wrong = (key: string, why: string): Problem =>
    new Problem('bad-settings', `${file}:${lineOf(text, key)}: ${key} ${why}`, {
      hint: 'Mend the line, or take it out.',
    })
  if (!isTable(review)) throw wrong('review', 'must be a table: [review]')
  const settings: Settings = { ...DEFAULTS }
  const lines = new Map<keyof Settings, number>()
  for (const [key, value] of Object.entries(review)) {
    const rule = RULES.find((each) => each.key === key)
    if (!rule) throw wrong(key, `is no setting; there are ${RULES.map((each) => each.key).join(', ')}`)
    const read = rule.read(value)
    if (read === undefined) throw wrong(key, `must be ${rule.must}`)
    Object.assign(settings, { [rule.field]: read })
    lines.set(rule.field, lineOf(text, key))
  }
  return { file, text, settings, lines }
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
