import fs from 'node:fs'
import path from 'node:path'

/**
 * Puts a file in place in one step: `make` writes it beside, it is flushed, then renamed. Whoever looks, and
 * whatever breaks off, finds the old file or the new one.
 */
export function replaceFile(file: string, make: (fresh: string) => void): void {
  const fresh = `${file}.new`
  fs.rmSync(fresh, { force: true })
  make(fresh)
  fs.chmodSync(fresh, 0o600)
  flush(fresh)
  fs.renameSync(fresh, file)
  flush(path.dirname(file))
}

/** A folder is flushed like a file; it is what makes a rename last. */
function flush(file: string): void {
  const descriptor = fs.openSync(file, 'r')
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}
