#!/usr/bin/env node
/**
 * Speed of `iq search`, cold process, beside other ways to search the same cards. CPU seconds (user + system) as
 * medians of pairwise ratios to `node -e 0`, so that they hold on a noisy machine. Builds each library it doesn't
 * find beside its folder of documents (FOLDER.db), and prints its size as a multiple of the text.
 *
 *   npm run build && node test/bench/search-speed.mjs [--rounds N] FOLDER…
 *
 * Compared where installed: fuse.js over all cards, the sqlite3 shell's own `ORDER BY rank`, `fzf -f` and `rg`.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'

const args = process.argv.slice(2)
const at = args.indexOf('--rounds')
const rounds = at === -1 ? 15 : Number(args.splice(at, 2)[1])
if (args.length === 0) {
  console.error('usage: search-speed.mjs [--rounds N] FOLDER…')
  process.exit(2)
}

const node = process.execPath
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'iq-speed-'))
const isInstalled = (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`

/** CPU seconds of a shell command; null when it fails to run. */
function cpu(command) {
  // NODE_EXTRA_CA_CERTS slows the start of Node and would flatter every ratio.
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env
  const timed = `TIMEFORMAT='%3U %3S'; time ${command} >/dev/null 2>/dev/null`
  const { stderr } = spawnSync('bash', ['-c', timed], { env, encoding: 'utf8' })
  const [user, system] = stderr.trim().split(/\s+/).map(Number)
  return user + system
}

function library(folder) {
  const file = `${path.resolve(folder)}.db`
  if (!fs.existsSync(file)) {
    execFileSync(node, ['bin/iq.js', '--db', file, 'import', '--yes', folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  const db = new Database(file)
  db.pragma('wal_checkpoint(TRUNCATE)')
  const cards = db.prepare('SELECT count(*) FROM card').pluck().get()
  db.close()
  const text = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .reduce(
      (sum, entry) => sum + (entry.isFile() ? fs.statSync(path.join(entry.parentPath, entry.name)).size : 0),
      0,
    )
  console.log(`${cards} cards, library ${(fs.statSync(file).size / text).toFixed(2)} x its text`)
  return { file, cards }
}

/** Questions and answers one a line, and fuse.js over them: what a search without an index would cost. */
function plainSearches({ file, cards }) {
  const lines = path.join(work, `${cards}.txt`)
  const db = new Database(file, { readonly: true })
  const out = fs.openSync(lines, 'w')
  const rows = db
    .prepare("SELECT coalesce(question, '') || ' ' || coalesce(answer, '') FROM card_text")
    .pluck()
  for (const row of rows.iterate()) fs.writeSync(out, `${row.replaceAll('\n', ' ')}\n`)
  fs.closeSync(out)
  db.close()
  const script = `const lines = require('fs').readFileSync(${JSON.stringify(lines)}, 'utf8').split('\\n')
    const Fuse = require(${JSON.stringify(path.resolve('node_modules/fuse.js'))})
    new Fuse(lines, { ignoreLocation: true }).search('caching', { limit: 10 })`
  const match = `SELECT rowid FROM card_index WHERE card_index MATCH 'caching' ORDER BY rank LIMIT 10`
  return {
    // It takes seconds for every 10,000 cards.
    'fuse.js alone': cards <= 20_000 ? `${quoted(node)} -e ${quoted(script)}` : null,
    'sqlite3 order by rank': isInstalled('sqlite3') ? `sqlite3 ${quoted(file)} ${quoted(match)}` : null,
    'fzf -f': isInstalled('fzf') ? `fzf -f caching < ${quoted(lines)}` : null,
    rg: isInstalled('rg') ? `rg -i caching ${quoted(lines)}` : null,
  }
}

const iq = (file, query) => `${quoted(node)} bin/iq.js --db ${quoted(file)} search ${query}`
const commands = {
  'node -e 0': `${quoted(node)} -e 0`,
  'iq --version': `${quoted(node)} bin/iq.js --version`,
}
commands['iq --help'] = `${quoted(node)} bin/iq.js --help`
for (const folder of args) {
  const made = library(folder)
  const name = (what) => `${String(made.cards).padStart(8)}  ${what}`
  commands[name('iq search caching')] = iq(made.file, 'caching')
  commands[name('iq search load balancing')] = iq(made.file, 'load balancing')
  commands[name('iq search cachng')] = iq(made.file, 'cachng')
  commands[name('iq search load balncing strateges')] = iq(made.file, 'load balncing strateges')
  for (const [what, command] of Object.entries(plainSearches(made)))
    if (command) commands[name(what)] = command
}

const times = new Map(Object.keys(commands).map((name) => [name, []]))
for (const command of Object.values(commands)) cpu(command)
for (let round = 0; round < rounds; round++) {
  for (const [name, command] of Object.entries(commands)) times.get(name).push(cpu(command))
}
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const reference = times.get('node -e 0')
console.log(`\n${'command'.padEnd(44)} cpu ms   x node`)
for (const [name, list] of times) {
  const ratio = median(list.map((time, i) => time / reference[i]))
  console.log(
    `${name.padEnd(44)} ${(median(list) * 1000).toFixed(0).padStart(6)} ${ratio.toFixed(2).padStart(8)}`,
  )
}
fs.rmSync(work, { recursive: true })
