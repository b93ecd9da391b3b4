import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../src/document/document.ts'
import { defaultLimits } from '../../src/document/limits.ts'
import { readDocument } from '../../src/document/read.ts'

const read = (text: string) => readDocument({ path: '/notes/caches.md', text })
const outline = (blocks: readonly Block[]) =>
  blocks.map((block) => `${block.kind} ${block.line}-${block.endLine}`)

describe('Markdown', () => {
  test('blocks know their lines', () => {
    const { blocks } = read(
      '# A\n\ntext\nmore\n\n- one\n- two\n\n  deep\n\n```js\nx\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
    )
    expect(outline(blocks)).toEqual(['heading 1-1', 'prose 3-4', 'list 6-9', 'code 11-13', 'table 15-17'])
  })

  test('a list inside an item knows its lines and its column', () => {
    const [list] = read('1. ## Q\n\n   - a\n   - b\n\n     c\n').blocks
    if (list?.kind !== 'list') throw new Error('no list')
    const inner = list.items[0]?.blocks[1]
    expect(list.items[0]?.contentIndent).toBe(3)
    expect(inner).toMatchObject({
      kind: 'list',
      line: 3,
      endLine: 6,
      items: [
        { line: 3, contentIndent: 5 },
        { line: 4, endLine: 6 },
      ],
    })
  })

  test('details hold what stands between blank lines', () => {
    const [details] = read(
      '<details>\n<summary>What?\n\n- a\n</summary><br><b>\n\nAn\n\nanswer</b></details>\n',
    ).blocks
    if (details?.kind !== 'details') throw new Error('no details')
    expect(details).toMatchObject({ line: 1, endLine: 9, summary: { line: 2, endLine: 5 } })
    expect(details.blocks.map((block) => block.line)).toEqual([5, 7, 9])
  })

  test('details in code are code', () => {
    expect(outline(read('```html\n<details>\n</details>\n```\n\n`<details>`\n').blocks)).toEqual([
      'code 1-4',
      'prose 6-6',
    ])
  })

  test('details that are never closed end where the next open', () => {
    const { blocks } = read(
      '<details><summary>A?</summary>\n\none\n\n<details><summary>B?</summary>\n\ntwo\n\n</details>\n',
    )
    expect(blocks.map((block) => block.kind)).toEqual(['details', 'details'])
  })

  test('HTML headings may stand over several lines, with text right below', () => {
    const { blocks } = read('<h3 id="x">\nWhat?\n</h3>\nText\n')
    expect(blocks).toMatchObject([
      { kind: 'heading', level: 3, text: 'What?', endLine: 3 },
      { kind: 'prose', line: 4 },
    ])
  })
})

describe('plain text', () => {
  test('is told by what the text holds, never by its name', () => {
    expect(read('1. What is it?\n\nA thing.\n').syntax).toBe('plain-text')
    expect(readDocument({ path: 'x.txt', text: '## What is it?\n\nA **thing**.\n' }).syntax).toBe('markdown')
  })

  test('recognises unfenced code, with its comments, and not the prose beside it', () => {
    const { blocks } = read(
      'Use a loop.\n\nfor x in items:\n    # one by one\n    print(x)\n\nprint("done")\n\nThat is all there is to it.\n',
    )
    expect(outline(blocks)).toEqual(['prose 1-1', 'code 3-7', 'prose 9-9'])
    expect(blocks[1]).toMatchObject({ language: 'python', form: 'unfenced' })
  })

  test('finds underlined and numbered headings, rules and banners', () => {
    const { blocks } = read(
      ' /\\_/\\\n( o.o )\n > ^ <\n=(___)=\n\nPart\n====\n\n2. Chapter\n\n  2.1 What?\n\n#------#\n\ntext\n',
    )
    expect(blocks.map((block) => block.kind)).toEqual([
      'code',
      'heading',
      'heading',
      'prose',
      'rule',
      'prose',
    ])
  })
})

describe('titles', () => {
  test.each([
    ['front matter', '---\ntitle: Front\n---\n# Top', 'Front'],
    ['the first heading', '# Top [![badge](a)](b)\n\n## What?', 'Top'],
    ['a first line that reads as one', 'All about caches\n\n1. What is one?', 'All about caches'],
    ['else the file name', '## What is a cache?\n\nx\n\n## Why?\n\ny', 'caches'],
  ])('come from %s', (_, text, title) => {
    expect(read(text).title).toBe(title)
  })
})

describe('line ends', () => {
  test('CRLF, CR and LF read the same', () => {
    const text = '# A\n\n- b\n  c\n\n```\nd\n```\n'
    const unix = read(text)
    for (const end of ['\r\n', '\r']) expect(read(text.replaceAll('\n', end))).toEqual(unix)
    expect(read(`\uFEFF${text}`)).toEqual(unix)
  })
})

describe('limits', () => {
  test.each([
    ['too-large', { size: 20 }, 'x'.repeat(30)],
    ['line-too-long', { lineLength: 20 }, `short\n${'x'.repeat(30)}`],
    ['nested-too-deep', { nesting: 20 }, `short\n${'> '.repeat(30)}x`],
    ['nested-too-deep', { nesting: 20 }, `short\n${'- '.repeat(30)}x`],
  ])('%s', (code, limits, text) => {
    expect(() => readDocument({ path: 'x', text }, { ...defaultLimits, ...limits })).toThrowError(
      expect.objectContaining({ code }),
    )
  })

  test('a long rule nests nothing', () => {
    expect(read(`a\n\n${'-'.repeat(500)}\n`).blocks.at(-1)?.kind).toBe('rule')
  })
})

describe('laws', () => {
  const piece = fc.constantFrom(
    '# A?',
    '- b',
    '  - c',
    '1. d',
    '> e',
    '```',
    'f',
    '',
    '',
    '<details>',
    '<summary>g</summary>',
    '</details>',
    '| h | i |',
    '|---|---|',
    '    j',
    '***',
    '<h3>',
    '</h3>',
    'k = 1',
    '<!-- l',
    '-->',
  )
  const text = fc.array(piece, { maxLength: 40 }).map((lines) => lines.join('\n'))

  test('blocks stand in order, within their parents and the document, and never overlap', () => {
    fc.assert(
      fc.property(text, (sample) => {
        const document = read(sample)
        assertNested(document.blocks, 1, document.lines.length)
      }),
      { numRuns: 500 },
    )
  })
})

function assertNested(blocks: readonly Block[], from: number, to: number): void {
  let line = from
  for (const block of blocks) {
    expect(block.line).toBeGreaterThanOrEqual(line)
    expect(block.endLine).toBeGreaterThanOrEqual(block.line)
    expect(block.endLine).toBeLessThanOrEqual(to)
    if (block.kind === 'details' || block.kind === 'quote')
      assertNested(block.blocks, block.line, block.endLine)
    if (block.kind === 'list')
      for (const item of block.items) assertNested(item.blocks, item.line, item.endLine)
    line = block.kind === 'details' ? block.endLine : block.endLine + 1
  }
}
