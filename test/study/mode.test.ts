import { expect, test } from 'vitest'
import { choiceQuestion } from '../../src/study/choices.ts'
import { answerKey } from '../../src/study/grading/grading.ts'
import { bestMode } from '../../src/study/mode.ts'
import { lexicon } from './grading/lexicon.ts'

const mode = (answer: string | null, choices: { text: string; correct: boolean }[] | null = null) => {
  const card = { id: 'x', question: 'What is it?', context: null, answer, choices, topics: [] }
  return bestMode(card, answerKey(card, lexicon), choiceQuestion(card, [], 1))
}

test('choices, then short answers, then key points, else to be revealed', () => {
  expect(
    mode('b', [
      { text: 'a', correct: false },
      { text: 'b', correct: true },
    ]),
  ).toBe('choice')
  expect(mode('a queue')).toBe('typed')
  expect(mode('- **Speed**: it answers at once\n- **Safety**: it cannot lose data')).toBe('typed')
  expect(mode('```sh\nls\n```')).toBe('reveal')
  expect(mode(null)).toBe('reveal')
  const points = 'red green blue black white amber olive coral pearl ivory'.split(' ')
  expect(mode(points.map((name) => `- ${name} paint dries within an hour on ${name}wood`).join('\n'))).toBe(
    'reveal',
  )
})
