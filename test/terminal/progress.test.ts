import { expect, it } from 'vitest'
import { createProgress } from '../../src/terminal/progress.ts'

it('stays quiet for half a second, then shows at most ten lines a second, and goes away', () => {
  let now = 0
  const shown: string[] = []
  const progress = createProgress(
    { show: (text) => shown.push(text), clear: () => shown.push('gone') },
    () => now,
  )
  for (let done = 0; done <= 80; done++) {
    now = done * 10
    progress.step(done, 80, 'documents')
  }
  progress.end()
  expect(shown).toEqual([
    '50 of 80  documents',
    '60 of 80  documents',
    '70 of 80  documents',
    '80 of 80  documents',
    'gone',
  ])
})
