#!/usr/bin/env node
/**
 * From a keystroke to the screen in `iq search -i`: each key of some queries is typed into a pseudo-terminal when
 * the screen has come to rest after the one before, and timed until the answer to it has been drawn. Prints the
 * median and the slowest. The key before the first is not counted: it loads what shows Markdown.
 *
 *   npm run build && node test/bench/picker-keys.mjs LIBRARY.db…
 */
import path from 'node:path'
import { spawn } from '@lydell/node-pty'

const QUERIES = ['caching', 'load balancing', 'how do you design', 'cachng strategis', 'topic:security token']
/** The picker has drawn what it found when the query's line has been written after the list. */
const DRAWN = '\u001b[?7h'
const REST_MS = 30

async function measure(file) {
  const child = spawn(process.execPath, ['bin/iq.js', '--db', path.resolve(file), 'search', '-i'], {
    cols: 100,
    rows: 40,
    name: 'xterm-256color',
  })
  let drawn = (_at) => {}
  let screen = ''
  child.onData((data) => {
    screen += data
    if (screen.includes(DRAWN)) drawn(performance.now())
  })
  const answer = () => {
    screen = ''
    return new Promise((resolve) => {
      drawn = resolve
    })
  }
  const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MS))
  const key = async (letter) => {
    const answered = answer()
    const at = performance.now()
    child.write(letter)
    const took = (await answered) - at
    await rest()
    return took
  }
  await answer()
  await rest()
  await key('a')
  const all = []
  for (const query of QUERIES) {
    await key('\u0015')
    let typed = ''
    for (const letter of query) {
      typed += letter
      all.push({ typed, took: await key(letter) })
    }
  }
  child.write('\u0003')
  await new Promise((resolve) => child.onExit(resolve))
  all.sort((a, b) => a.took - b.took)
  const at = (share) => all[Math.min(all.length - 1, Math.floor(all.length * share))]
  const text = ({ took, typed }) => `${took.toFixed(1)} ms (${JSON.stringify(typed)})`
  console.log(
    `${path.basename(file)}: ${all.length} keys, median ${at(0.5).took.toFixed(1)} ms, 9 of 10 within ${at(0.9).took.toFixed(1)} ms, slowest ${all.slice(-3).reverse().map(text).join(', ')}`,
  )
}

for (const file of process.argv.slice(2)) await measure(file)
