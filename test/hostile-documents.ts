/** Documents made to exhaust a reader: nesting, long runs of marks, huge lines, alias bombs, NUL. */
export interface HostileDocument {
  name: string
  text: string
}

const fill = (piece: string, size: number): string =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size)

/** Each line one level deeper than the one before. */
function deeper(mark: string, size: number): string {
  const lines: string[] = []
  for (let sum = 0, depth = 0; sum < size; depth++) {
    lines.push(`${mark.repeat(depth)}a`)
    sum += depth * mark.length + 2
  }
  return lines.join('\n')
}

const RUNS = [
  '[',
  '>',
  '*',
  '_',
  '-',
  '`',
  '<',
  '(',
  '!',
  '|',
  '#',
  '~',
  '\\',
  '&',
  '$',
  ':',
  '=',
  '+',
  '"',
  ' ',
  '\t',
]
const PAIRS = [
  '> ',
  '- ',
  '* ',
  '1. ',
  '[a](',
  '![](',
  '**a',
  '*a_',
  '`a',
  '<a',
  '<!--',
  '](',
  '[[',
  '| ',
  '|a|\n',
  '[^',
  '<div>',
  '~~a',
  '__a',
  '&amp',
  '- [ ] ',
  '\\\n',
  '?\n',
  'Q: a\n',
  '::',
  '> - ',
]

/** Some eighty documents of this size (characters) of every kind. */
export function hostileDocuments(size: number): HostileDocument[] {
  const bomb = [
    'a0: &a0 [x]',
    ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
  ]
  const made: [string, string][] = [
    ...RUNS.map((mark, i): [string, string] => [`run-${i}`, fill(mark, size)]),
    ...PAIRS.map((piece, i): [string, string] => [`pair-${i}`, fill(piece, size)]),
    ['quotes-deeper', deeper('> ', size)],
    ['lists-deeper', deeper('  ', size).replaceAll(/a$/gm, '- a')],
    ['brackets-opened-and-closed', `${fill('[', size / 2)}${fill(']', size / 2)}`],
    ['links-in-links', `${fill('[a', size / 2)}${fill('](b)', size / 2)}`],
    ['emphasis-unclosed', fill('**a *b __c _d ', size)],
    ['huge-line', `What is it?\n\n${fill('word ', size)}`],
    ['huge-word', `What is it?\n\n${fill('x', size)}`],
    ['huge-question', `## ${fill('word ', size)}?\n\nAnswer.`],
    ['alias-bomb', `---\n${bomb.join('\n')}\n---\n\n# Deck\n`],
    ['merge-bomb', `---\nbase: &b {a: 1}\nall: [${fill('*b, ', size)}*b]\n---\n\n# Deck\n`],
    ['large-front-matter', `---\ntitle: "${fill('x', size * 8)}"\n---\n\n# Deck\n`],
    ['deep-yaml', `---\na: ${fill('[', size / 2)}${fill(']', size / 2)}\n---\n\n# Deck\n`],
    ['deep-json', `---json\n{"a": ${fill('[', size / 2)}${fill(']', size / 2)}}\n---\n\n# Deck\n`],
    ['code-front-matter', `---js\n${fill('while (true) {}\n', size)}\n---\n\n# Deck\n`],
    ['nul', fill('What is it?\0\n', size)],
    ['details-unclosed', fill('<details><summary>What is it?</summary>\n', size)],
    ['details-nested', `${fill('<details>\n', size / 2)}${fill('</details>\n', size / 2)}`],
    ['questions-only', fill('What is it?\n', size)],
    ['headings-only', fill('# What is it?\n', size)],
    ['numbers-only', fill('1.\n2)\n', size)],
    ['options-only', fill('- [ ] a) b\n', size)],
    ['labels-only', fill('**Answer:**\n', size)],
    ['separators-only', fill('a::b:::c\n', size)],
    ['clozes', fill('C: [a] {{c1::b}}\n', size)],
    ['table-wide', `|${fill('a|', size / 3)}\n|${fill('-|', size / 3)}\n|${fill('b|', size / 3)}`],
    ['fences', fill('```\n~~~\n', size)],
    ['references', fill('[a]: b\n[a]\n', size)],
    ['bidi', fill('What is \u202eit\u202c?\n\n', size)],
    ['combining', `What is it?\n\na${fill('\u0301', size)}`],
    ['surrogates', fill('😀?', size)],
    ['carriage-returns', fill('\r', size)],
    ['tabs-and-stars', fill('\t*\t', size)],
  ]
  return made.map(([name, text]) => ({ name: `${name}.md`, text }))
}
