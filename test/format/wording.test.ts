import { describe, expect, test } from 'vitest'
import { inlineAnswer } from '../../src/format/inline-answer.ts'
import { labelOf } from '../../src/format/label.ts'
import { likeness } from '../../src/format/likeness.ts'
import { numberingOf } from '../../src/format/numbering.ts'
import { questionText } from '../../src/format/question-text.ts'
import { knowledge } from './knowledge.ts'

describe('labelOf', () => {
  test.each([
    ['Q: What?', 'question', 'What?'],
    ['**Q:** What?', 'question', 'What?'],
    ['**Q: What?**', 'question', 'What?'],
    ['**Question 7:** What?', 'question', 'What?'],
    ['A. Because.', 'answer', 'Because.'],
    ['**Answer (short):** Because.', 'answer', 'Because.'],
    ['<b>Answer</b>: Because.', 'answer', 'Because.'],
    ['### 💡 Hint', 'guidance', ''],
    ['Resposta: Porque.', 'answer', 'Porque.'],
    ['Réponse : Parce que.', 'answer', 'Parce que.'],
    ['问：什么？', 'question', '什么？'],
    ['**답변:** 네', 'answer', '네'],
    ['Ответ: да', 'answer', 'да'],
    ['Example Answer: "Yes."', 'example', '"Yes."'],
    ['Solution', 'answer', ''],
  ])('%s', (text, kind, rest) => {
    expect(labelOf(text, knowledge)).toMatchObject({ kind, rest })
  })

  test.each([
    'A class is a blueprint.',
    'Answer the phone',
    'a.from(b)',
    'Question everything you read',
    'Note that',
    'q',
  ])('%s is prose', (text) => {
    expect(labelOf(text, knowledge)).toBeNull()
  })
})

describe('numberingOf', () => {
  test.each([
    ['1. What?', '1', '.', 'What?'],
    ['2) What?', '2', ')', 'What?'],
    ['151\\. What?', '151', '.', 'What?'],
    ['Q7. What?', '7', 'q', 'What?'],
    ['Question 7: What?', '7', 'q', 'What?'],
    ['__5.2. Q. What?__', '5.2', '.', 'What?__'],
    ['5.2 What?', '5.2', '1.1', 'What?'],
    ['**3.** What?', '3', '.', 'What?'],
    ['1、什么？', '1', '、', '什么？'],
    ['12 What?', '12', '', 'What?'],
  ])('%s', (text, number, style, rest) => {
    expect(numberingOf(text)).toEqual({ number, style, rest })
  })

  test.each([
    '3rd party cookies',
    '4.5:1 is the ratio',
    'What is 3. normal form',
    '50% of it',
    '2024-01-01 is a day',
  ])('%s has none', (text) => {
    expect(numberingOf(text)).toBeNull()
  })
})

describe('questionText', () => {
  test.each([
    ['### 1. **What is `x`?**', 'What is `x`?'],
    ['[[↑]](#toc) <a name="x">What is it?</a>', 'What is it?'],
    ['[What is it?](#what)', 'What is it?'],
    ['__5.2. Q. What is it?__', 'What is it?'],
    ['🔹 2. What is it?', 'What is it?'],
    ['What is **it** and *that*?', 'What is **it** and *that*?'],
    ['C++ or C?', 'C++ or C?'],
    ['What is 2. normal form?', 'What is 2. normal form?'],
  ])('%s', (text, question) => {
    expect(questionText(text, knowledge)).toBe(question)
  })
})

describe('likeness', () => {
  test('a question mark tells most, an opening word less, a statement little', () => {
    const [asked, worded, told] = ['Is it so?', 'Explain how it works', 'It is so.'].map((text) =>
      likeness(text, knowledge),
    )
    expect(asked).toBe(1)
    expect(worded).toBeGreaterThan(0.6)
    expect(told).toBeLessThan(0.3)
  })

  test.each([
    '什么是闭包',
    'Was ist ein Index',
    'Что такое индекс',
    'Qual é a diferença',
    '클로저란 무엇인가',
  ])('%s', (text) => {
    expect(likeness(text, knowledge)).toBeGreaterThanOrEqual(0.6)
  })

  test.each(['Table of Contents', 'When it rains, it pours.', 'License'])('%s', (text) => {
    expect(likeness(text, knowledge)).toBeLessThan(0.5)
  })
})

describe('inlineAnswer', () => {
  test.each([
    ['What is SQL? A language for tables.', 'What is SQL?', 'A language for tables.'],
    ['What is SQL? - A language.', 'What is SQL?', 'A language.'],
    ['What is TCP? A: A transport.', 'What is TCP?', 'A transport.'],
  ])('%s', (text, question, answer) => {
    expect(inlineAnswer(text, knowledge)).toEqual({ question, answer })
  })

  test.each(['What is SQL? Explain with an example.', 'What? Why?', 'What is SQL?', 'What is it? (easy)'])(
    '%s asks only',
    (text) => {
      expect(inlineAnswer(text, knowledge)).toBeNull()
    },
  )
})
