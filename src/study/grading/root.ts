import { stem } from '../../card/word/stem.ts'

/**
 * What the forms of a word share: its Porter stem without the endings that make a doer, an act or a quality of it, so
 * that "debugger" and "debugging", "respectful" and "respect" are one. Coarser than search's stems: here a word is
 * only ever compared with the words of one answer.
 */
export const rootOf = (word: string): string => (word === 'one' ? word : bareStem(word))

// Porter's "one" is "on", which no two answers should share.
const bareStem = (word: string): string =>
  stem(word)
    .replace(ENDING, '')
    .replace(/(?<=.{3})([bdgmnprt])\1$/, '$1')

const ENDING =
  /(?<=.{4})(?:fulli|fulness|ful|ement|ment|ation|ition|ator|ing|abl|ibl|iv|er|or|ion|li|ou|at|al|it|iz|is|i|e)$/
