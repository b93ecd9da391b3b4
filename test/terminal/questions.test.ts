import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createQuestions } from '../../src/terminal/questions.ts'

function asked(keys: string) {
  const input = new PassThrough()
  const questions = createQuestions({ interactive: true, instead: '--yes', input, output: new PassThrough() })
  const answer = questions.confirm('Put 12 cards away?')
  setTimeout(() => input.write(keys), 50)
  return answer
}

describe('createQuestions', () => {
  it('refuses to ask where nobody can answer, and names the flag', async () => {
    const questions = createQuestions({ interactive: false, instead: '--yes' })
    await expect(questions.confirm('Put 12 cards away?')).rejects.toMatchObject({
      ...{ code: 'needs-answer', exitCode: 2, hint: 'Give it with --yes.' },
      message: 'This needs an answer: Put 12 cards away?',
    })
  })
  it('takes yes', async () => expect(await asked('y\r')).toBe(true))
  it('takes no by default', async () => expect(await asked('\r')).toBe(false))
  it('ends with 130 on Ctrl-C', async () =>
    expect(asked('\u0003')).rejects.toMatchObject({ code: 'interrupted', exitCode: 130 }))
})
