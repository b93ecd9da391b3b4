import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, it, test } from 'vitest'
import { bin, desk } from './iq.ts'

it('ends quietly when the reader goes away', () => {
  const { iq, env, home } = desk()
  iq(['topics'])
  const script = `"${process.execPath}" "${bin}" list | head -1; echo "\${PIPESTATUS[0]}"`
  const run = spawnSync('bash', ['-c', script], { env, cwd: home, encoding: 'utf8' })
  expect(run.stderr).toBe('')
  expect(run.stdout.trim().split('\n').at(-1)).toBe('0')
})

it('writes id, topics and question, whole, one card a line', () => {
  const { iq } = desk()
  const lines = iq(['list']).out.trimEnd().split('\n')
  expect(lines).toHaveLength(95)
  for (const line of lines) expect(line).toMatch(/^[a-z2-7]{26}\t[a-z0-9/,-]*\t\S.*$/)
})

describe('text of strangers', () => {
  const hostile =
    '# T\n\n## What is \u001b]0;owned\u0007 this?\n\nRed \u001b[31mtext\u001b[0m and \u202Ebidi\u202C and \u009bC1.\n'

  test.each([[[]], [['--json']]])('cannot drive the terminal: list %s', (flags) => {
    const { iq, write } = desk()
    const { out, err } = iq(['import', write('evil.md', hostile), '--explain'])
    const list = iq(['list', ...flags]).out
    const search = iq(['search', 'bidi', ...flags]).out
    for (const text of [out, err, list, search])
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  })

  it('passes no colour of a document even where there is colour', () => {
    const { iq, write, json } = desk()
    iq(['import', write('evil.md', hostile)])
    const { id } = json(['list']).cards[0]
    const { out } = iq(['show', id], { env: { FORCE_COLOR: '1' } })
    expect(out).toContain('\u001b[1m')
    expect(out).not.toContain('\u001b[31m')
    expect(out).toContain('␛[31mtext')
  })
})

it('leaves results alone on standard output with -q', () => {
  const { iq } = desk()
  expect(iq(['-q', 'search', 'cachng']).err).toBe('')
})

it('prints its version without loading anything else', () => {
  expect(execFileSync(process.execPath, [bin, '--version'], { encoding: 'utf8' })).toMatch(
    /^\d+\.\d+\.\d+\n$/,
  )
})
