import path from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '../../src/library/settings.ts'
import { temporaryFolder, write } from './fixture.ts'

const settingsOf = (text: string) => {
  const folder = temporaryFolder()
  return readSettings(path.dirname(write(folder, 'config.toml', text)))
}

test('without a file the defaults hold', async () => {
  expect(await readSettings(temporaryFolder())).toEqual({
    retention: 0.9,
    learningSteps: [1, 10],
    relearningSteps: [10],
    maximumInterval: 36_500,
    fuzz: false,
    parameters: null,
    rolloverHour: 4,
    newPerDay: 10,
  })
})

test('every setting can be set', async () => {
  const text = `[review]
retention = 0.85
learning_steps = "5m 1h 1d"
relearning_steps = ""
maximum_interval = 365
fuzz = true
rollover_hour = 0
new_per_day = 25
`
  expect(await settingsOf(text)).toEqual({
    retention: 0.85,
    learningSteps: [5, 60, 1440],
    relearningSteps: [],
    maximumInterval: 365,
    fuzz: true,
    parameters: null,
    rolloverHour: 0,
    newPerDay: 25,
  })
})

test.each([
  ['[review]\nfuzz = true\nretention = 2\n', /config\.toml:3: retention must be a number from 0\.7 to 0\.99/],
  ['[review]\nlearning_steps = "1 minute"\n', /config\.toml:2: learning_steps must be/],
  ['# mine\n[review]\nrollover_hour = 24\n', /config\.toml:3: rollover_hour/],
  ['[review]\nnew_per_dya = 3\n', /config\.toml:2: new_per_dya is no setting; there are retention/],
  ['review = 3\n', /config\.toml:1: review must be a table/],
  ['[review]\nfuzz = yes\n', /config\.toml:2: /],
])('%j is refused with its line', async (text, message) => {
  await expect(settingsOf(text)).rejects.toThrow(message)
})
