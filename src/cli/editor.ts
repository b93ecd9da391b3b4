import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Card } from '../card/card.ts'
import type { Library } from '../library/open.ts'
import { Problem } from '../problem.ts'
import { editorCommand } from '../terminal/editor-command.ts'
import type { Context } from './context.ts'
import type { Host } from './host.ts'

/**
 * Opens a file at a line in the person's editor and waits for it.
 * @throws Problem no-editor, editor-failed.
 */
async function openEditor({ env }: Pick<Host, 'env'>, file: string, line: number): Promise<void> {
  const editor = env.VISUAL?.trim() || env.EDITOR?.trim() || 'vi'
  const { program, args } = editorCommand(editor, file, line)
  // Ctrl-C in an editor is meant for the editor.
  const ignore = () => {}
  process.on('SIGINT', ignore)
  try {
    await run(program, args)
  } finally {
    process.off('SIGINT', ignore)
  }
}

/**
 * Opens a card's source in the editor, or a copy of it where the source is not the person's to write, and reads it
 * again. Gives whether anything changed; an editor that failed may have saved something too.
 * @throws Problem no-editor, editor-failed.
 */
export async function editCard(
  { host, notes }: Pick<Context, 'host' | 'notes'>,
  library: Library,
  card: Card,
): Promise<boolean> {
  const { editPlace } = await import('../library/edit.ts')
  const place = editPlace(library, card)
  if (place.copied) notes.line(`Its source is not yours to write: a copy is in ${place.file}.`)
  try {
    await openEditor(host, place.file, place.line)
  } catch (error) {
    await place.finish()
    throw error
  }
  return place.finish()
}

/** What the person makes of a text in the editor; line ends at its end do not count. */
export async function compose(host: Pick<Host, 'env'>, text: string): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'iq-'))
  const file = path.join(folder, 'text.md')
  try {
    fs.writeFileSync(file, text, { mode: 0o600 })
    await openEditor(host, file, 1)
    return fs.readFileSync(file, 'utf8').trimEnd()
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit' })
    child.on('error', (cause) =>
      reject(
        new Problem('no-editor', `There is no editor "${program}".`, {
          hint: 'Name yours: export EDITOR=nano',
          cause,
        }),
      ),
    )
    child.on('exit', (code, signal) =>
      code === 0
        ? resolve()
        : reject(
            new Problem('editor-failed', `The editor ended with ${signal ?? `code ${code}`}.`, {
              hint: 'What it saved is in the document; iq import reads it.',
            }),
          ),
    )
  })
}
