#!/usr/bin/env node
/**
 * What the daily drill costs, as ratios that hold on a noisy machine.
 *
 *   npm run build && node test/bench/review.mjs [--rounds N] [FOLDER]
 *
 * 1. A grade acknowledged, beside a bare fdatasync of 4 KB in the same folder, in turn: p50 of each.
 * 2. Opening today's queue, cold process, with 100,000 cards and a million events, beside 100 cards: CPU.
 * 3. Folding every event into memories again, beside ts-fsrs's next() alone over the same grades.
 *
 * FOLDER keeps the libraries it makes, for the next time.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { load } from './bundle.mjs'

const args = process.argv.slice(2)
const at = args.indexOf('--rounds')
const rounds = at === -1 ? 15 : Number(args.splice(at, 2)[1])
const folder = args[0] ?? fs.mkdtempSync(path.join(os.tmpdir(), 'iq-review-'))
fs.mkdirSync(folder, { recursive: true })
const root = path.join(import.meta.dirname, '..', '..')
const bench = await load('review-measures.ts')

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
const ms = (value) => `${value.toFixed(2)} ms`

async function library(name, size) {
  const file = path.join(folder, `${name}.db`)
  if (!fs.existsSync(file)) console.log(`${name}: ${await bench.makeLibrary(file, root, size)} events`)
  return file
}

const small = await library('small', { cards: 100, grades: 100, fresh: 0.1 })
const large = await library('large', { cards: 100_000, grades: 100, fresh: 0.1 })
const piled = await library('piled-up', { cards: 100_000, grades: 10, fresh: 0.1 })

{
  const { grades, syncs } = await bench.gradeBesideSync(path.join(folder, 'grades.db'), root, 2000)
  const [grade, sync] = [median(grades), median(syncs)]
  console.log(
    `grade: ${ms(grade)} beside fdatasync ${ms(sync)}: ${(grade / sync).toFixed(2)} x (p50 of ${grades.length})`,
  )
}
{
  const ratios = { large: [], 'piled-up': [] }
  for (let round = 0; round < rounds; round++) {
    const base = cpu(small)
    ratios.large.push(cpu(large) / base)
    ratios['piled-up'].push(cpu(piled) / base)
  }
  for (const [name, found] of Object.entries(ratios))
    console.log(
      `queue: ${name} ${median(found).toFixed(2)} x the CPU of 100 cards (median of ${rounds} pairs)`,
    )
}
{
  const { events, refold, alone } = await bench.refoldBesideNext(large, root)
  const rate = (time) => Math.round(events / (time / 1000)).toLocaleString('en')
  console.log(
    `refold: ${events.toLocaleString('en')} grades, ${rate(refold)} a second; ts-fsrs next() alone ${rate(alone)}: ${(alone / refold).toFixed(2)} x its rate`,
  )
}

/** CPU milliseconds of `iq review` that shows one card and ends. */
function cpu(file) {
  // NODE_EXTRA_CA_CERTS slows the start of Node and would flatter every ratio.
  const { NODE_EXTRA_CA_CERTS: _, ...env } = { ...process.env, IQ_NOW: new Date(bench.NOW).toISOString() }
  const timed = `TIMEFORMAT='%3U %3S'; time ${process.execPath} ${root}/bin/iq.js --db '${file}' review </dev/null >/dev/null 2>/dev/null`
  const { stderr } = spawnSync('bash', ['-c', timed], { env, encoding: 'utf8' })
  const [user, system] = stderr.trim().split(/\s+/).map(Number)
  return (user + system) * 1000
}
