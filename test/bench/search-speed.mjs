#!/usr/bin/env node
/**
 * Speed of `iq search`, cold process, beside other ways to search the same cards, in libraries of 1,000, 10,000 and
 * 100,000 made-up cards, or of the sizes given. CPU time (user + system) as medians of pairwise ratios to
 * `node -e 0`, so that they hold on a noisy machine; peak memory as a ratio to Node's; the size of each library as
 * a multiple of its text; last the time from a key to the screen in `iq search -i`.
 *
 *   npm run build && node test/bench/search-speed.mjs [--rounds N] [CARDS…]
 *
 * Libraries are kept in data/bench/ for the next run: 1,000,000 cards take 2 GB and about half an hour. Compared
 * where installed: fuse.js over all cards, the sqlite3 shell's own `ORDER BY rank`, `fzf -f` and `rg`.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { writeCorpus } from './corpus.mjs'

const args = process.argv.slice(2)
const at = args.indexOf('--rounds')
const rounds = at === -1 ? 15 : Number(args.splice(at, 2)[1])
const sizes = (args.length > 0 ? args : ['1000', '10000', '100000']).map(Number)
if (![...sizes, rounds].every((n) => Number.isInteger(n) && n > 0)) {
  console.error('usage: search-speed.mjs [--rounds N] [CARDS…]')
  process.exit(2)
}

const node = process.execPath
const kept = path.join('data', 'bench')
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'iq-speed-'))
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }))
// NODE_EXTRA_CA_CERTS slows the start of Node and would flatter every ratio.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env
const isInstalled = (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`

/** CPU seconds of a shell command. */
function cpu(command) {
  const timed = `TIMEFORMAT='%3U %3S'; time ${command} >/dev/null 2>/dev/null`
  const { stderr } = spawnSync('bash', ['-c', timed], { env, encoding: 'utf8' })
  const [user, system] = stderr.trim().split(/\s+/).map(Number)
  return user + system
}

/** Peak memory in MB of a Node command. */
function memory(command) {
  const told = path.join(work, 'memory')
  const teller = path.join(work, 'teller.cjs')
  const says = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)))`
  fs.writeFileSync(teller, says)
  spawnSync('sh', ['-c', `${command} >/dev/null 2>/dev/null`], {
    env: { ...env, NODE_OPTIONS: `--require ${teller}` },
  })
  return Number(fs.readFileSync(told, 'utf8')) / 1024
}

/** A library of so many cards, made where it isn't there yet. */
function library(cards) {
  const folder = path.join(kept, String(cards))
  const file = `${folder}.db`
  if (!fs.existsSync(file)) {
    writeCorpus(cards, folder)
    const imports = ['bin/iq.js', '--db', `${file}.new`, 'import', '--yes', folder]
    execFileSync(node, imports, { env, stdio: ['ignore', 'ignore', 'inherit'] })
    const db = new Database(`${file}.new`)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    fs.renameSync(`${file}.new`, file)
  }
  const sizeOf = (name) => fs.statSync(path.join(folder, name)).size
  const text = fs.readdirSync(folder).reduce((sum, name) => sum + sizeOf(name), 0)
  console.log(`${cards} cards: library ${(fs.statSync(file).size / text).toFixed(2)} x its text`)
  return file
}

/** Questions and answers one a line, and what a search of them without an index of words costs. */
function plainSearches(file, cards) {
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
    'fuse.js alone': cards <= 20_000 && `${quoted(node)} -e ${quoted(script)}`,
    'sqlite3 order by rank': isInstalled('sqlite3') && `sqlite3 ${quoted(file)} ${quoted(match)}`,
    'fzf -f': isInstalled('fzf') && `fzf -f caching < ${quoted(lines)}`,
    rg: isInstalled('rg') && `rg -i caching ${quoted(lines)}`,
  }
}

const QUERIES = ['caching', 'load balancing', 'cachng', 'load balncing strateges']
const iq = (args) => `${quoted(node)} bin/iq.js ${args}`
const commands = {
  'node -e 0': `${quoted(node)} -e 0`,
  'iq --version': iq('--version'),
  'iq --help': iq('--help'),
}
const libraries = sizes.map(library)
sizes.forEach((cards, i) => {
  const name = (what) => `${String(cards).padStart(8)}  ${what}`
  for (const query of QUERIES)
    commands[name(`iq search ${query}`)] = iq(`--db ${libraries[i]} search ${query}`)
  for (const [what, command] of Object.entries(plainSearches(libraries[i], cards)))
    if (command) commands[name(what)] = command
})

const times = new Map(Object.keys(commands).map((name) => [name, []]))
for (const command of Object.values(commands)) cpu(command)
for (let round = 0; round < rounds; round++) {
  for (const [name, command] of Object.entries(commands)) times.get(name).push(cpu(command))
}
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const reference = times.get('node -e 0')
const least = memory(commands['node -e 0'])
console.log(`\n${'command'.padEnd(44)} cpu ms   x node   memory x node`)
for (const [name, list] of times) {
  const ratio = median(list.map((time, i) => time / reference[i])).toFixed(2)
  const isNode = commands[name].startsWith(quoted(node))
  const space = isNode ? (memory(commands[name]) / least).toFixed(2) : ''
  const cost = (median(list) * 1000).toFixed(0)
  console.log(`${name.padEnd(44)} ${cost.padStart(6)} ${ratio.padStart(8)} ${space.padStart(15)}`)
}
console.log('\nFrom a key to the screen in iq search -i')
spawnSync(node, ['test/bench/picker-keys.mjs', ...libraries], {
  env,
  stdio: ['ignore', 'inherit', 'inherit'],
})
