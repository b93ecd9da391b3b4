#!/usr/bin/env node
/**
 * What importing a folder costs beside marked's full lexer alone over the same files: CPU seconds (user + system)
 * of whole processes, as medians of pairwise ratios, so that they hold on a noisy machine. Then where the time of
 * one import went, by stage, and its peak memory.
 *
 *   npm run build && node test/bench/ingest.mjs [--rounds N] FOLDER
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { stagesOf } from './stages.mjs'

const args = process.argv.slice(2)
const at = args.indexOf('--rounds')
const rounds = at === -1 ? 3 : Number(args.splice(at, 2)[1])
const [folder] = args
if (folder === undefined) {
  console.error('usage: ingest.mjs [--rounds N] FOLDER')
  process.exit(2)
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'iq-ingest-'))
const db = path.join(work, 'iq.db')
const iq = path.join(root, 'bin', 'iq.js')
const LEXER = `const { marked } = require('marked'); const fs = require('node:fs'); const path = require('node:path');
const folder = process.argv[1];
for (const name of fs.readdirSync(folder)) marked.lexer(fs.readFileSync(path.join(folder, name), 'utf8'))`

/** Runs Node; gives its CPU seconds and its peak memory in MB. */
function run(...command) {
  // NODE_EXTRA_CA_CERTS slows the start of Node and would flatter the ratios.
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env
  const says = `process.on('exit', () => { const { userCPUTime: u, systemCPUTime: s, maxRSS } = process.resourceUsage();
    require('node:fs').writeFileSync(${JSON.stringify(path.join(work, 'usage'))}, JSON.stringify([(u + s) / 1e6, maxRSS / 1024])) })`
  fs.writeFileSync(path.join(work, 'says.cjs'), says)
  const options = { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] }
  const { status } = spawnSync(process.execPath, ['-r', path.join(work, 'says.cjs'), ...command], options)
  if (status !== 0) throw new Error(`exit code ${status}: ${command.join(' ')}`)
  const [cpu, memory] = JSON.parse(fs.readFileSync(path.join(work, 'usage'), 'utf8'))
  return { cpu, memory }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const fresh = () => {
  for (const end of ['', '-wal', '-shm']) fs.rmSync(db + end, { force: true })
}

try {
  const pairs = Array.from({ length: rounds }, () => {
    fresh()
    const first = run(iq, '--db', db, 'import', '--yes', folder)
    const again = run(iq, '--db', db, 'import', '--yes', folder)
    const lexer = run('-e', LEXER, folder)
    console.log(
      `import ${first.cpu.toFixed(2)} s, ${first.memory.toFixed(0)} MB; again ${again.cpu.toFixed(2)} s; lexer ${lexer.cpu.toFixed(2)} s: ` +
        `${(first.cpu / lexer.cpu).toFixed(2)} x the lexer, again ${(again.cpu / first.cpu).toFixed(3)} x the first`,
    )
    return { first, again, lexer }
  })
  console.log(
    `median: ${median(pairs.map(({ first, lexer }) => first.cpu / lexer.cpu)).toFixed(2)} x the lexer`,
  )
  console.log(
    `        ${median(pairs.map(({ first, again }) => again.cpu / first.cpu)).toFixed(3)} x the first when nothing changed`,
  )
  fresh()
  for (const [stage, ms] of await stages()) console.log(`${(ms / 1000).toFixed(2).padStart(7)} s  ${stage}`)
} finally {
  fs.rmSync(work, { recursive: true })
}

/** One more import under V8's profiler, from a bundle that says which file each line is of. */
async function stages() {
  const bundle = path.join(work, 'bundle.cjs')
  await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.17',
    outfile: bundle,
    logLevel: 'warning',
    external: ['better-sqlite3', 'bindings'],
    define: { 'import.meta.url': 'undefined' },
  })
  const dist = path.join(work, 'dist')
  fs.mkdirSync(dist)
  fs.renameSync(bundle, path.join(dist, 'main.js'))
  for (const name of ['data', 'seeds', 'node_modules', 'package.json'])
    fs.symlinkSync(path.join(root, name), path.join(work, name))
  const profile = path.join(work, 'import.cpuprofile')
  run(
    '--cpu-prof',
    '--cpu-prof-dir',
    work,
    '--cpu-prof-name',
    'import.cpuprofile',
    path.join(dist, 'main.js'),
    '--db',
    db,
    'import',
    '--yes',
    folder,
  )
  return stagesOf(
    JSON.parse(fs.readFileSync(profile, 'utf8')),
    fs.readFileSync(path.join(dist, 'main.js'), 'utf8'),
  )
}
