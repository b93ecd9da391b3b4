// M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980: the stems FTS5's `porter` tokenizer
// indexes, so that what it finds can be marked and two spellings of one stem can be told.

const C = '[^aeiou]'
const V = '[aeiouy]'
const CONSONANTS = `${C}[^aeiouy]*`
const VOWELS = `${V}[aeiou]*`
const SOME = new RegExp(`^(${CONSONANTS})?${VOWELS}${CONSONANTS}`)
const ONE = new RegExp(`^(${CONSONANTS})?${VOWELS}${CONSONANTS}(${VOWELS})?$`)
const SEVERAL = new RegExp(`^(${CONSONANTS})?${VOWELS}${CONSONANTS}${VOWELS}${CONSONANTS}`)
const VOWEL = new RegExp(`^(${CONSONANTS})?${V}`)
const SHORT = new RegExp(`^${CONSONANTS}${V}[^aeiouwxy]$`)

const STEP2: readonly (readonly [suffix: string, by: string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['logi', 'log'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
]
const STEP3: typeof STEP2 = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]
const STEP4 =
  /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize|(?<=[st])ion)$/

/** The Porter stem of a folded word. A word that is not all Latin letters is its own stem. */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word
  let w = word
  if (w.endsWith('sses') || w.endsWith('ies')) w = w.slice(0, -2)
  else if (/[^s]s$/.test(w)) w = w.slice(0, -1)
  w = pastAndParticiple(w)
  if (w.endsWith('y') && VOWEL.test(w.slice(0, -1))) w = `${w.slice(0, -1)}i`
  w = replaced(replaced(w, STEP2), STEP3)
  const end = longestEnd(w)
  if (end && SEVERAL.test(end)) w = end
  if (w.endsWith('e')) {
    const root = w.slice(0, -1)
    if (SEVERAL.test(root) || (ONE.test(root) && !SHORT.test(root))) w = root
  }
  return w.endsWith('ll') && SEVERAL.test(w) ? w.slice(0, -1) : w
}

function pastAndParticiple(w: string): string {
  if (w.endsWith('eed')) return SOME.test(w.slice(0, -3)) ? w.slice(0, -1) : w
  const root = /^(.+)(?:ed|ing)$/.exec(w)?.[1]
  if (root === undefined || !VOWEL.test(root)) return w
  if (/(at|bl|iz)$/.test(root)) return `${root}e`
  if (/([^aeiouylsz])\1$/.test(root)) return root.slice(0, -1)
  return SHORT.test(root) ? `${root}e` : root
}

function replaced(w: string, rules: typeof STEP2): string {
  // The longest suffix decides, also when its root is then too short to lose it.
  let best: (typeof STEP2)[number] | undefined
  for (const rule of rules) if (w.endsWith(rule[0]) && rule[0].length > (best?.[0].length ?? 0)) best = rule
  if (!best) return w
  const root = w.slice(0, -best[0].length)
  return SOME.test(root) ? root + best[1] : w
}

const longestEnd = (w: string): string | undefined => STEP4.exec(w)?.[1]
