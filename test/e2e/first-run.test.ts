import fs from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { desk } from './iq.ts'

describe('the first run', () => {
  test.each([
    [['quiz', '-n', '1']],
    [['review', '-n', '1']],
    [['search', 'caching']],
    [['list']],
    [['topics']],
  ])('iq %s brings the bundled questions and says so once', (args) => {
    const { iq, db } = desk()
    const first = iq(args)
    expect(first.code).toBe(0)
    expect(first.err).toContain(`First run: 95 questions of the documents that come with iq are in ${db}.`)
    expect(iq(args).err).not.toContain('First run')
  })

  test.each([['--help'], ['--version'], ['documents'], ['doctor'], ['undo'], ['help']])(
    'iq %s makes no library',
    (arg) => {
      const { iq, db } = desk()
      iq([arg])
      expect(fs.existsSync(db)).toBe(false)
    },
  )

  it('keeps the library to its owner', () => {
    const { iq, db } = desk()
    iq(['topics'])
    expect((fs.statSync(db).mode & 0o777).toString(8)).toBe('600')
  })
})

it('obeys --db and IQ_DB', () => {
  const { iq, home } = desk()
  iq(['topics'], { env: { IQ_DB: `${home}/by-env.db` } })
  iq(['--db', `${home}/by-flag.db`, 'topics'], { env: { IQ_DB: `${home}/ignored.db` } })
  expect(
    fs
      .readdirSync(home)
      .filter((name) => name.endsWith('.db'))
      .sort(),
  ).toEqual(['by-env.db', 'by-flag.db'])
})
