import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getSetting, listSettings, setSetting } from '../../src/library/configure.ts'
import { DEFAULTS, readConfiguration } from '../../src/library/settings.ts'
import { temporaryFolder, write } from './fixture.ts'

const settingsOf = async (text: string) => {
  const folder = temporaryFolder()
  return (await readConfiguration(path.dirname(write(folder, 'config.toml', text)))).settings
}

test('without a file the defaults hold', async () => {
  expect((await readConfiguration(temporaryFolder())).settings).toEqual({
    retention: 0.9,
    learningSteps: [1, 10],
    relearningSteps: [10],
    maximumInterval: 36_500,
    fuzz: true,
    parameters: null,
    interview: null,
    rolloverHour: 4,
    newPerDay: 10,
    reviewsPerDay: null,
    leechThreshold: 8,
  })
})

test('every setting can be set', async () => {
  const text = `[review]
retention = 0.85
learning_steps = "5m 1h 1d"
relearning_steps = []
maximum_interval = 365
fuzz = false
interview = 2027-01-15
rollover_hour = 0
new_per_day = 25
reviews_per_day = 100
leech_threshold = 6
`
  expect(await settingsOf(text)).toEqual({
    retention: 0.85,
    learningSteps: [5, 60, 1440],
    relearningSteps: [],
    maximumInterval: 365,
    fuzz: false,
    parameters: null,
    interview: '2027-01-15',
    rolloverHour: 0,
    newPerDay: 25,
    reviewsPerDay: 100,
    leechThreshold: 6,
  })
})

test.each([
  ['[review]\nfuzz = true\nretention = 2\n', /config\.toml:3: retention must be a number from 0\.7 to 0\.99/],
  ['[review]\nlearning_steps = "1 minute"\n', /config\.toml:2: learning_steps must be/],
  ['# mine\n[review]\nrollover_hour = 24\n', /config\.toml:3: rollover_hour/],
  ['[review]\nnew_per_dya = 3\n', /config\.toml:2: new_per_dya is no setting; there are retention/],
  ['review = 3\n', /config\.toml:1: review must be a table/],
  ['[review]\nfuzz = yes\n', /config\.toml:2: /],
  ['[other]\nretention = 2\n\n[review]\nretention = 2\n', /config\.toml:5: retention/],
  ['[review]\ninterview = "2027-02-30"\n', /config\.toml:2: interview must be a date/],
])('%j is refused with its line', async (text, message) => {
  await expect(settingsOf(text)).rejects.toThrow(message)
})

describe('changing a setting', () => {
  const COMMENTED = `# My own.
[other]
retention = 3 # not ours

[review] # below
# How sure.
retention = 0.8   # was 0.9
"learning_steps" = "1m 10m"   # odd

# The end.
`

  const changed = async (text: string, key: string, value: string) => {
    const folder = temporaryFolder()
    const file = write(folder, 'config.toml', text)
    await setSetting(folder, key, value)
    return fs.readFileSync(file, 'utf8')
  }

  test('leaves all else of the file as it was', async () => {
    expect(await changed(COMMENTED, 'retention', '0.95')).toBe(COMMENTED.replace('0.8 ', '0.95 '))
    expect(await changed(COMMENTED, 'learning-steps', '5m 1h')).toBe(COMMENTED.replace('1m 10m', '5m 1h'))
    expect(await changed(COMMENTED, 'review.fuzz', 'false')).toBe(
      COMMENTED.replace('# odd\n', '# odd\nfuzz = false\n'),
    )
    expect(await changed(COMMENTED, 'retention', 'default')).toBe(
      COMMENTED.replace('retention = 0.8   # was 0.9\n', ''),
    )
    expect(await changed('[review]', 'new_per_day', '3')).toBe('[review]\nnew_per_day = 3\n')
    expect(await changed('# mine', 'interview', '2027-01-15')).toBe(
      '# mine\n\n[review]\ninterview = 2027-01-15\n',
    )
  })

  test('makes the file and its folder where there is none, and is then listed with its line', async () => {
    const folder = path.join(temporaryFolder(), 'deep', 'iq')
    await setSetting(folder, 'new_per_day', '10')
    expect(await getSetting(folder, 'new_per_day')).toMatchObject({
      value: '10',
      file: path.join(folder, 'config.toml'),
      line: 2,
    })
    expect(await getSetting(folder, 'review.retention')).toMatchObject({
      value: '0.9',
      file: null,
      line: null,
    })
    expect(fs.readdirSync(folder)).toEqual(['config.toml'])
  })

  test('is refused where the value or the name is wrong, with the file untouched', async () => {
    const folder = temporaryFolder()
    const file = write(folder, 'config.toml', COMMENTED)
    await expect(setSetting(folder, 'retention', '2')).rejects.toMatchObject({
      code: 'bad-value',
      exitCode: 2,
    })
    await expect(setSetting(folder, 'colour', 'red')).rejects.toMatchObject({ code: 'unknown-setting' })
    expect(fs.readFileSync(file, 'utf8')).toBe(COMMENTED)
  })

  test('says so where the file is written in a way it cannot change', async () => {
    const folder = temporaryFolder()
    const text = 'review = { retention = 0.8 }\n'
    const file = write(folder, 'config.toml', text)
    await expect(setSetting(folder, 'retention', '0.9')).rejects.toMatchObject({ code: 'config-by-hand' })
    expect(fs.readFileSync(file, 'utf8')).toBe(text)
  })

  test('writes through a link', async () => {
    const folder = temporaryFolder()
    const real = write(folder, 'dotfiles/config.toml', '[review]\n')
    fs.mkdirSync(path.join(folder, 'iq'))
    fs.symlinkSync(real, path.join(folder, 'iq/config.toml'))
    await setSetting(path.join(folder, 'iq'), 'fuzz', 'false')
    expect(fs.readFileSync(real, 'utf8')).toBe('[review]\nfuzz = false\n')
  })

  test('whatever is set is what is read', async () => {
    const values: [string, fc.Arbitrary<string>][] = [
      ['retention', fc.constantFrom('0.7', '0.83', '0.99')],
      ['new_per_day', fc.nat({ max: 9999 }).map(String)],
      ['learning_steps', fc.constantFrom('', '1m', '90m 2h 1d')],
      ['fuzz', fc.constantFrom('true', 'false')],
    ]
    const change = fc.oneof(...values.map(([key, value]) => fc.tuple(fc.constant(key), value)))
    const root = temporaryFolder()
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
        const folder = fs.mkdtempSync(path.join(root, 'set-'))
        for (const [key, value] of changes) await setSetting(folder, key, value)
        const wanted = new Map(changes)
        for (const { key, value } of await listSettings(folder)) {
          const { settings } = await readConfiguration(folder)
          expect(settings.retention).toBe(Number(wanted.get('retention') ?? DEFAULTS.retention))
          if (wanted.has(key)) expect(value).toBe(wanted.get(key)!)
        }
      }),
      { numRuns: 20 },
    )
  })
})
