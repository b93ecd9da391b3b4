import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderInline, renderMarkdown } from '../../src/terminal/markdown.ts'
import { createStyle, PLAIN } from '../../src/terminal/style.ts'
import { widthOf } from '../../src/terminal/width.ts'

const shown = (text: string, width = 40) => renderMarkdown(text, { width, style: PLAIN })

describe('renderMarkdown without colour', () => {
  it.each<[string, string, string[]]>([
    ['paragraphs', 'A first\nparagraph.\n\nA second.', ['A first paragraph.', '', 'A second.']],
    ['hard breaks', 'one  \ntwo\\\nthree<br>four', ['one', 'two', 'three', 'four']],
    ['emphasis and code', 'a **b** *c* `d  e` ~~f~~', ['a b c `d  e` ~~f~~']],
    ['entities', '1 &lt; 2 &amp;&nbsp;3 &rarr; &#8364; &nonsense;', ['1 < 2 & 3 → € &nonsense;']],
    ['escapes', '\\*not em\\* 2 \\* 3', ['*not em* 2 * 3']],
    ['headings', '## One *two*\ntext', ['One two', '', 'text']],
    [
      'links',
      '[text](https://a.example/b) <https://c.example>',
      ['text (https://a.example/b)', 'https://c.example'],
    ],
    ['links within the document', '[see above](#above)', ['see above']],
    ['images', '![a diagram](x.png) ![](y.png)', ['a diagram image']],
    ['tight lists', '- one\n- two\n  - three', ['• one', '• two', '  • three']],
    ['loose lists', '- one\n\n- two', ['• one', '', '• two']],
    ['numbered lists', '9. nine\n10. ten', [' 9. nine', '10. ten']],
    ['task lists', '- [x] done\n- [ ] open', ['[x] done', '[ ] open']],
    [
      'items that wrap',
      '- a rather long item that has to be wrapped',
      ['• a rather long item that has to be', '  wrapped'],
    ],
    ['code in items', '1. say\n   ```sh\n   ls\n   ```', ['1. say', '     sh', '       ls']],
    ['code', '```js title=x\nif (a) {\n\tb()\n}\n```', ['  js', '    if (a) {', '        b()', '    }']],
    ['code without a language', '```\n\n  x\n\ny\n```', ['', '      x', '', '    y']],
    ['quotes', '> one\n> > two', ['│ one', '│', '│ │ two']],
    ['rules', 'a\n\n***\n\nb', ['a', '', '─'.repeat(40), '', 'b']],
    ['comments', 'a <!-- b -->c\n\n<!-- d -->\n\ne', ['a c', '', 'e']],
    ['HTML', '<p>a <b>b</b></p>\n<ul><li>c</li><li>d &amp; e</li></ul>', ['a b', '• c', '• d & e']],
    ['keys, powers and indices', '<kbd>Ctrl</kbd>+C, 2<sup>n</sup>, H<sub>2</sub>O', ['Ctrl+C, 2^n, H_2O']],
    ['what only looks like HTML', 'a List<String> of Map<K>', ['a List<String> of Map<K>']],
    ['scripts', 'a <script>alert(1)</script> b', ['a b']],
    ['links in HTML', '<a href="https://a.example">site</a>', ['site (https://a.example)']],
    ['details', '<details><summary>Hint</summary>\n\ntext\n\n</details>', ['Hint', '', 'text']],
    ['definitions', '[a][1] b\n\n[1]: https://a.example', ['a (https://a.example) b']],
  ])('shows %s', (_, text, lines) => expect(shown(text)).toEqual(lines))

  it('shows a table', () =>
    expect(shown('| Name | Cost |\n|---|--:|\n| TCP | 20 |\n| `UDP` | 8 |')).toEqual([
      'Name   Cost',
      '─────  ────',
      'TCP      20',
      '`UDP`     8',
    ]))

  it('fits a table to the width, widest column first', () =>
    expect(shown('| A | B |\n|---|---|\n| one | two three four five |\n| x | y |', 18)).toEqual([
      'A    B',
      '───  ─────────────',
      'one  two three',
      '     four five',
      '',
      'x    y',
    ]))

  it('turns a table of too many columns into records', () =>
    expect(
      shown('| Name | Long heading | Other |\n|-|-|-|\n| a | some words | more words |\n| b | x | y |', 20),
    ).toEqual([
      'Name: a',
      'Long heading: some',
      '  words',
      'Other: more words',
      '',
      'Name: b',
      'Long heading: x',
      'Other: y',
    ]))

  it('breaks code only where the screen ends', () => {
    const text = '```\n12345678901234567890\n```'
    expect(renderMarkdown(text, { width: 16, columns: 24, style: PLAIN })).toEqual([
      '    12345678901234567890',
    ])
    expect(renderMarkdown(text, { width: 16, style: PLAIN })).toEqual(['    123456789012', '    ↳ 34567890'])
  })

  it('shows nothing for nothing', () => expect(shown(' \n')).toEqual([]))
})

describe('renderMarkdown with colour', () => {
  it('puts looks on, line by line', async () => {
    const style = await createStyle(1)
    expect(renderMarkdown('**bold text** `code` [l](http://x)', { width: 7, style })).toEqual([
      '\u001b[1mbold\u001b[22m',
      '\u001b[1mtext\u001b[22m',
      '\u001b[36mcode\u001b[39m \u001b[4ml\u001b[24m',
      '\u001b[2m(http:/\u001b[22m',
      '\u001b[2m/x)\u001b[22m',
    ])
  })

  it('keeps the background look inside and behind emphasis', async () => {
    const style = await createStyle(1)
    expect(renderMarkdown('a **b** c', { width: 40, style, paint: style.dim })).toEqual([
      '\u001b[2ma \u001b[22m\u001b[2m\u001b[1mb\u001b[22m\u001b[2m\u001b[22m\u001b[2m c\u001b[22m',
    ])
  })
})

describe('hostile Markdown', () => {
  it.each([
    ['an escape sequence', '\u001b]0;owned\u0007 \u009b2J', '␛]0;owned␇ ⟨U+009B⟩2J'],
    ['one in an entity', 'a&#27;[31mb&#x9b;', 'a␛[31mb⟨U+009B⟩'],
    ['one in code', '`\u001b[31m`', '`␛[31m`'],
    ['one in an address', '[a](http://x/\u202e)', 'a (http://x/⟨U+202E⟩)'],
    ['one in an alternative text', '<img alt="&#27;c">', '␛c'],
  ])('makes %s visible', (_, text, line) => expect(shown(text)).toEqual([line]))

  it('bounds nesting', () => {
    const text = Array.from({ length: 39 }, (_, depth) => `${'> '.repeat(depth)}- x`).join('\n\n')
    for (const line of shown(text, 20)) expect(widthOf(line)).toBeLessThanOrEqual(20)
  })

  it('shows what nests too deep or is too long as it is written', () => {
    expect(shown('> '.repeat(100))[0]).toMatch(/^> > >/)
    expect(shown(`${'`a` '.repeat(12_000)}`)[0]).toBe('`a` `a` `a` `a` `a` `a` `a` `a` `a` `a`')
  })

  it('is never wider than the width and never steers', () => {
    const piece = fc.constantFrom(
      ...[
        '# ',
        '- ',
        '1. ',
        '> ',
        '`',
        '**',
        '_',
        '[a](b)',
        '| a | b |\n|--|--|\n| c |',
        '\n',
        '\n\n',
        '  ',
        '<b>',
        '</b>',
      ],
      ...[
        '<li>',
        '<pre>',
        '&#27;',
        '缓存',
        'word',
        'a-very-long-word-that-fits-no-line',
        '```\n',
        '\u001b[2J',
        '~~',
        '![x](y)',
        '***\n',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 20, max: 60 }), (pieces, width) => {
        for (const line of renderMarkdown(pieces.join(''), { width, style: PLAIN })) {
          expect(widthOf(line)).toBeLessThanOrEqual(width)
          expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
        }
      }),
    )
  })
})

describe('renderInline', () => {
  it('reads no blocks', () =>
    expect(renderInline('# 1. What is *X*\nand `Y`?', { width: 40, style: PLAIN })).toEqual([
      '# 1. What is X and `Y`?',
    ]))
})
