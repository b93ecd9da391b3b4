/** From this length on V8 keeps a slice of a text by pointing into it. */
const SLICED = 13

/** The word without the text it was cut from, which would otherwise stay in memory as long as the word. */
export const copied = (word: string): string => (word.length < SLICED ? word : Buffer.from(word).toString())
