import fs from 'node:fs'
import path from 'node:path'
import { Problem } from '../problem.ts'
import { withSetting } from './config-text.ts'
import { RULES, type Rule } from './setting-rules.ts'
import { configurationOf, DEFAULTS, readConfiguration } from './settings.ts'

/** A setting as it holds now. */
interface ListedSetting {
  key: string
  does: string
  /** As it is typed; null for none. */
  value: string | null
  fallback: string | null
  /** Where it is set; null when the default holds. */
  file: string | null
  line: number | null
}

/**
 * Every setting with its value and where that comes from. `folder` is that of config.toml.
 * @throws Problem bad-settings, bad-toml.
 */
export async function listSettings(folder: string): Promise<ListedSetting[]> {
  const { file, settings, lines } = await readConfiguration(folder)
  return RULES.map((rule) => {
    const line = lines.get(rule.field) ?? null
    return {
      key: rule.key,
      does: rule.does,
      value: typed(rule.write(settings[rule.field])),
      fallback: typed(rule.write(DEFAULTS[rule.field])),
      file: line === null ? null : file,
      line,
    }
  })
}

/**
 * One setting by its name, `retention` or `review.retention`.
 * @throws Problem unknown-setting (exit 3), bad-settings, bad-toml.
 */
export async function getSetting(folder: string, name: string): Promise<ListedSetting> {
  const { key } = ruleOf(name)
  return (await listSettings(folder)).find((setting) => setting.key === key)!
}

/**
 * Writes a setting into config.toml, all else of the file as it was; `default` (or `none`) takes it out.
 * The file is replaced in one step, and only when it then says what was asked for.
 * @throws Problem unknown-setting (exit 3), bad-value (exit 2), bad-settings, bad-toml, config-by-hand.
 */
export async function setSetting(folder: string, name: string, text: string): Promise<ListedSetting> {
  const rule = ruleOf(name)
  const before = await readConfiguration(folder)
  const leftOut = /^(default|none)$/i.test(text.trim())
  const wanted = leftOut ? DEFAULTS[rule.field] : await parsed(rule, text)
  const toml = leftOut ? null : rule.write(wanted)
  const after = withSetting(before.text, rule.key, toml)
  const { settings } = await configurationOf(before.file, after).catch(() => ({ settings: null }))
  const expected = { ...before.settings, [rule.field]: wanted }
  if (JSON.stringify(settings) !== JSON.stringify(expected)) {
    throw new Problem('config-by-hand', `${before.file} is written in a way that iq cannot change.`, {
      hint: `Put this under [review] yourself: ${rule.key} = ${rule.write(wanted) ?? '(nothing)'}`,
    })
  }
  replace(before.file, after)
  return getSetting(folder, rule.key)
}

function ruleOf(name: string): Rule {
  const key = name
    .trim()
    .toLowerCase()
    .replace(/^review\./, '')
    .replaceAll('-', '_')
  const rule = RULES.find((each) => each.key === key)
  if (rule) return rule
  throw new Problem('unknown-setting', `There is no setting "${name}".`, {
    hint: `There are ${RULES.map((each) => each.key).join(', ')}.`,
    exitCode: 3,
  })
}

/** A value as typed in a shell: TOML, or a text that nobody put in quotes. */
async function parsed(rule: Rule, text: string) {
  const { readToml } = await import('./toml.ts')
  for (const toml of [text, JSON.stringify(text)]) {
    try {
      const value = rule.read(readToml('value', `value = ${toml}`).value)
      if (value !== undefined) return value
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  throw new Problem('bad-value', `${rule.key} must be ${rule.must}, not "${text}".`, {
    hint: `For example: iq config set ${rule.key} ${typed(rule.write(DEFAULTS[rule.field])) ?? 'default'}`,
    exitCode: 2,
  })
}

const typed = (toml: string | null): string | null =>
  toml?.startsWith('"') ? (JSON.parse(toml) as string) : toml

/** Through a link to where the file really is: many people keep their settings elsewhere and link them. */
function replace(file: string, text: string): void {
  try {
    const place = fs.existsSync(file) ? fs.realpathSync(file) : file
    fs.mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 })
    const mode = fs.statSync(place, { throwIfNoEntry: false })?.mode ?? 0o600
    const fresh = `${place}.new`
    const descriptor = fs.openSync(fresh, 'w', mode)
    fs.writeFileSync(descriptor, text)
    fs.fsyncSync(descriptor)
    fs.closeSync(descriptor)
    fs.renameSync(fresh, place)
  } catch (error) {
    throw new Problem('config-not-written', `${file} cannot be written: ${(error as Error).message}.`, {
      hint: 'Make it and its folder writable for you.',
      cause: error,
    })
  }
}
