import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readIgnoreRules } from '../../src/library/git-ignore.ts'
import { walk } from '../../src/library/walk.ts'
import { temporaryFolder, write } from './fixture.ts'

const found = (folder: string) => {
  const { files, skipped } = walk(folder)
  const from = (file: string) => path.relative(folder, file)
  return { files: files.map(from), skipped: skipped.map(({ path: at, code }) => `${from(at)} ${code}`) }
}

describe('a folder', () => {
  test('gives its texts in order, and names what it passed over', () => {
    const folder = temporaryFolder()
    for (const name of [
      'b.md',
      'a.txt',
      'c/d.MARKDOWN',
      'c/e.mdx',
      'f.text',
      'picture.png',
      'code.ts',
      '.hidden.md',
      '.git/x.md',
      'node_modules/x/README.md',
      'vendor/y.md',
    ])
      write(folder, name, 'text')
    fs.symlinkSync(path.join(folder, 'a.txt'), path.join(folder, 'link.md'))
    execFileSync('mkfifo', [path.join(folder, 'pipe.txt')])
    expect(found(folder)).toEqual({
      files: ['a.txt', 'b.md', 'c/d.MARKDOWN', 'c/e.mdx', 'f.text'],
      skipped: [
        '.git hidden',
        '.hidden.md hidden',
        'link.md symlink',
        'node_modules vendored',
        'pipe.txt special',
        'vendor vendored',
      ],
    })
  })

  test('leaves out what git leaves out, by the rules of every folder up to the repository', () => {
    const root = temporaryFolder()
    write(root, '.git/HEAD', '')
    write(root, '.gitignore', 'drafts/\n*.tmp.md\n/docs/private.md\n')
    write(root, 'docs/.gitignore', '!kept.tmp.md\n')
    for (const name of [
      'docs/a.md',
      'docs/private.md',
      'docs/x.tmp.md',
      'docs/kept.tmp.md',
      'docs/drafts/z.md',
      'docs/sub/private.md',
    ])
      write(root, name, 'text')
    expect(found(path.join(root, 'docs'))).toEqual({
      files: ['a.md', 'kept.tmp.md', 'sub/private.md'],
      skipped: ['drafts ignored', 'private.md ignored', 'x.tmp.md ignored'],
    })
  })
})

test('rules of .gitignore agree with git itself', () => {
  const folder = temporaryFolder()
  const rules = [
    '*.log',
    '!keep.log',
    '/top.md',
    'a/b.md',
    'deep/**',
    '**/mid/x.md',
    'one?.md',
    'set[0-9].md',
    'not[!a-c].md',
    'dir/',
    '\\#hash.md',
    'sp\\ ace.md',
    'trail.md   ',
    '# comment',
    'a/**/z.md',
  ]
  const paths = [
    'x.log',
    'keep.log',
    'sub/x.log',
    'top.md',
    'sub/top.md',
    'a/b.md',
    'c/a/b.md',
    'deep/x/y.md',
    'mid/x.md',
    'q/mid/x.md',
    'one1.md',
    'one12.md',
    'set5.md',
    'seta.md',
    'nota.md',
    'notz.md',
    '#hash.md',
    'sp ace.md',
    'trail.md',
    'a/z.md',
    'a/q/r/z.md',
    'plain.md',
  ]
  execFileSync('git', ['init', '-q', folder])
  write(folder, '.gitignore', rules.join('\n'))
  const judge = readIgnoreRules(rules.join('\n'))
  for (const name of paths) {
    const git = (() => {
      try {
        execFileSync('git', ['-C', folder, 'check-ignore', '-q', '--no-index', name])
        return true
      } catch {
        return false
      }
    })()
    expect([name, judge(name, false) ?? false]).toEqual([name, git])
  }
  expect(judge('dir', true)).toBe(true)
  expect(judge('dir', false)).toBe(null)
})
