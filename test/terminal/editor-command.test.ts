import { expect, test } from 'vitest'
import { editorCommand } from '../../src/terminal/editor-command.ts'

test.each([
  ['vi', ['vi', '+7', '/d/a.md']],
  ['/usr/bin/nvim -p', ['/usr/bin/nvim', '-p', '+7', '/d/a.md']],
  ['emacs -nw', ['emacs', '-nw', '+7', '/d/a.md']],
  ['code', ['code', '--wait', '-g', '/d/a.md:7']],
  ['code -w', ['code', '-w', '-g', '/d/a.md:7']],
  ['subl', ['subl', '--wait', '/d/a.md:7']],
  ['zed --wait', ['zed', '--wait', '/d/a.md:7']],
  ['"/Applications/My Editor/edit" --new', ['/Applications/My Editor/edit', '--new', '/d/a.md']],
  ["'/opt/my tools/vim'", ['/opt/my tools/vim', '+7', '/d/a.md']],
])('%s', (editor, call) => {
  const { program, args } = editorCommand(editor, '/d/a.md', 7)
  expect([program, ...args]).toEqual(call)
})
