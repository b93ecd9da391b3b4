#!/usr/bin/env node
/**
 * How well `iq search` finds the card that was meant, on the bundled documents: recall at 1 and at 5 over the
 * queries of test/data/search.json and search-own.json. Fails below the floors.
 *
 *   npm run build && node test/bench/search-truth.mjs [--misses]
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const FLOORS = { first: 0.96, five: 1 }
const SETS = ['search.json', 'search-own.json']

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'iq-search-'))
const showMisses = process.argv.includes('--misses')

function search(query) {
  const args = ['bin/iq.js', '--db', path.join(folder, 'iq.db'), 'search', '--json', '--', query]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0 && status !== 3) throw new Error(`iq search ${query}: exit ${status}\n${stderr}`)
  return JSON.parse(stdout).cards
}

for (const name of SETS) {
  const { queries } = JSON.parse(fs.readFileSync(`test/data/${name}`, 'utf8'))
  const found = { first: 0, five: 0 }
  for (const { query, expect, flags } of queries) {
    const right = new RegExp(expect, flags)
    const rank = search(query).findIndex(
      (card) =>
        right.test(card.question ?? '') ||
        (card.questionFrom !== 'document' && right.test(card.answer ?? '')),
    )
    if (rank === 0) found.first++
    if (rank >= 0 && rank < 5) found.five++
    if (rank !== 0 && showMisses) console.log(`  ${query}: ${rank === -1 ? 'not found' : `at ${rank + 1}`}`)
  }
  const share = (n) => (n / queries.length).toFixed(3)
  console.log(
    `${name.padEnd(16)} ${queries.length} queries  recall@1 ${share(found.first)}  recall@5 ${share(found.five)}`,
  )
  if (found.first / queries.length < FLOORS.first || found.five / queries.length < FLOORS.five)
    process.exitCode = 1
}
fs.rmSync(folder, { recursive: true })
