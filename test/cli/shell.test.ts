import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shellFlag, shellWord } from '../../src/cli/shell.ts'

it.each([
  ['caching', 'caching'],
  ['rate limit', '"rate limit"'],
  ['"a phrase" $HOME', `'"a phrase" $HOME'`],
  ["it's a `trap`", `'it'\\''s a \`trap\`'`],
  ['', '""'],
])('%j is typed as %s', (text, typed) => expect(shellWord(text)).toBe(typed))

it('keeps a value that begins with a dash from being a flag', () => {
  expect(shellFlag('--search', '-redis cache')).toBe('--search="-redis cache"')
  expect(shellFlag('--search', 'cache -redis')).toBe('--search "cache -redis"')
})

it('says to a shell exactly what was meant', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '"', "'", '$', '`', '\\', '!', '*', '~', '#', 'é') }),
      (text) => {
        const said = execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' })
        expect(said).toBe(text)
      },
    ),
    { numRuns: 50 },
  )
})
