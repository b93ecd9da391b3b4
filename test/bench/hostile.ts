/**
 * Hostile documents through the built iq, each in an import of its own together with a good one: how long it took,
 * its peak memory and what became of it. Each must end within 10 seconds and 1 GB, with cards or a clear notice,
 * and the good document must have been read.
 *
 *   npm run build && npx esbuild test/bench/hostile.ts --bundle --platform=node --outfile=/tmp/hostile.cjs && node /tmp/hostile.cjs
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { hostileDocuments } from '../hostile-documents.ts'

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'iq-hostile-'))
const says = path.join(work, 'says.cjs')
const usage = path.join(work, 'usage')
fs.writeFileSync(
  says,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(usage)}, String(process.resourceUsage().maxRSS)))`,
)
const good = path.join(work, 'good.md')
fs.writeFileSync(good, '# Deck\n\n## What is CORS?\n\nThe browser asks first.\n')

let failures = 0
let worst = { ms: 0, mb: 0 }
try {
  for (const size of [10_000, 1_000_000]) {
    for (const { name, text } of hostileDocuments(size)) {
      const file = path.join(work, name)
      fs.writeFileSync(file, text)
      const started = Date.now()
      const { status, stdout, stderr, signal } = spawnSync(
        process.execPath,
        ['-r', says, 'bin/iq.js', '--db', path.join(work, `${name}.db`), 'import', '--json', file, good],
        { encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 30 },
      )
      const ms = Date.now() - started
      const mb = Number(fs.readFileSync(usage, 'utf8')) / 1024
      worst = { ms: Math.max(worst.ms, ms), mb: Math.max(worst.mb, mb) }
      fs.rmSync(usage, { force: true })
      const report = status === null ? null : parse(stdout)
      const skipped = report?.skipped.map(({ code }) => code).join() ?? ''
      const read = report?.documents.find((document) => document.path === fs.realpathSync(file))
      const goodRead = report?.documents.some((document) => document.path === fs.realpathSync(good))
      const fine = goodRead === true && (skipped !== '' || read !== undefined) && ms < 10_000 && mb < 1024
      if (!fine) failures++
      if (!fine || ms > 3000 || mb > 500) {
        const became = skipped || `${read?.cards.length ?? '?'} cards`
        console.log(
          `${fine ? '    ' : 'FAIL'} ${String(size).padStart(8)} ${name.padEnd(32)} ${ms} ms ${mb.toFixed(0)} MB ${became} ${signal ?? ''} ${report ? '' : stderr.slice(-300)}`,
        )
      }
      for (const end of ['', '-wal', '-shm']) fs.rmSync(path.join(work, `${name}.db${end}`), { force: true })
      fs.rmSync(file)
    }
  }
} finally {
  fs.rmSync(work, { recursive: true })
}
console.log(
  `${2 * hostileDocuments(1).length} documents, ${failures} failed; at most ${worst.ms} ms and ${worst.mb.toFixed(0)} MB`,
)
process.exitCode = failures > 0 ? 1 : 0

function parse(
  text: string,
): { documents: { path: string; cards: unknown[] }[]; skipped: { code: string }[] } | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
