import { describe, expect, test } from 'vitest'
import { readFrontMatter } from '../../src/document/front-matter.ts'
import { defaultLimits } from '../../src/document/limits.ts'

const read = (text: string) => readFrontMatter(text.split('\n'), defaultLimits.frontMatter)

describe('readFrontMatter', () => {
  test.each([
    ['YAML', '---\ntitle: Caches\ntags: [a, b]\n---\n# Text'],
    ['YAML by name', '---yaml\ntitle: Caches\ntags:\n  - a\n  - b\n---'],
    ['TOML', '+++\ntitle = "Caches"\ntags = ["a", "b"]\n+++'],
    ['TOML between dashes', '---\ntitle = "Caches"\ntags = ["a", "b"]\n---'],
    ['JSON', '---json\n{"title": "Caches", "tags": ["a", "b"]}\n---'],
    ['JSON between dashes', '---\n{"title": "Caches", "tags": ["a", "b"]}\n---'],
  ])('reads %s as data', (_, text) => {
    expect(read(text)).toMatchObject({ data: { title: 'Caches', tags: ['a', 'b'] }, notices: [] })
  })

  test.each([
    'js',
    'javascript',
    'JavaScript',
    ' js',
    ' coffee',
    'CoffeeScript',
    'cson',
    'JS',
    ' Coffee',
    'ts',
  ])('refuses `---%s` and runs nothing', (language) => {
    const body = 'globalThis.ranFrontMatter = true\n{ title: (globalThis.ranFrontMatter = true) }'
    const result = read(`---${language}\n${body}\n---\n# Text`)
    expect(result.notices.map((notice) => notice.code)).toEqual(['front-matter-refused'])
    expect(result.data).toEqual({})
    expect(result.endLine).toBe(4)
    expect(globalThis).not.toHaveProperty('ranFrontMatter')
  })

  test.each([
    ['anchors', 'a: &x [1]\nb: 2'],
    ['aliases', 'a: [1]\nb: *x'],
    ['a bomb', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]'],
    ['merge keys', 'base: &base\n  a: 1\nmore:\n  <<: *base'],
  ])('refuses %s', (_, body) => {
    expect(read(`---\n${body}\n---`).notices[0]?.code).toBe('front-matter-refused')
  })

  test('does not take an ampersand in a quoted string or a comment for an anchor', () => {
    expect(read('---\ntitle: "R &D *now*" # &not\n---').data).toEqual({ title: 'R &D *now*' })
  })

  test('refuses the document when there is more than the limit', () => {
    expect(() => read(`---\ntitle: ${'x'.repeat(70_000)}\n---\n# Text`)).toThrow(
      expect.objectContaining({ code: 'front-matter-too-large' }),
    )
  })

  test('says what is broken and lets the text be read', () => {
    const result = read('---\ntitle: [unclosed\n---\n# Text')
    expect(result).toMatchObject({
      data: {},
      endLine: 3,
      notices: [{ code: 'front-matter-broken', line: 1 }],
    })
  })

  test('leaves a rule at the top alone', () => {
    expect(read('---\n\nSome prose. More of it.\n\n---\n').endLine).toBe(0)
    expect(read('---\ntitle: never closed').endLine).toBe(0)
  })
})
