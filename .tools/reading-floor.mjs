// Holds a measurement of the parser against test/reading-floor.json; the floor only ever rises.
//   node .tools/reading-floor.mjs MEASURED.json [--raise]
import fs from 'node:fs'

const [measuredFile, raise] = process.argv.slice(2)
const floorFile = new URL('../test/reading-floor.json', import.meta.url)
const measured = JSON.parse(fs.readFileSync(measuredFile, 'utf8'))
const floor = JSON.parse(fs.readFileSync(floorFile, 'utf8'))
const figures = ['f1', 'answer', 'empty', 'mcq']
const down = (value) => Math.floor(value * 1000) / 1000

const rows = [...measured.documents.map((row) => [row.name, row]), ['mean', measured.mean]]
let below = 0
for (const [name, row] of rows) {
  for (const figure of figures) {
    const value = row[figure]
    if (value === null || value === undefined) continue
    const least = floor[name]?.[figure] ?? 0
    if (value + 1e-9 < least) {
      below++
      console.log(`${name}: ${figure} ${value.toFixed(4)} is below its floor ${least}`)
    }
    if (raise === '--raise') floor[name] = { ...floor[name], [figure]: Math.max(least, down(value)) }
  }
}
for (const name of Object.keys(floor)) {
  if (!rows.some(([measuredName]) => measuredName === name)) {
    below++
    console.log(`${name}: not measured`)
  }
}
if (raise === '--raise') fs.writeFileSync(floorFile, `${JSON.stringify(floor, null, 2)}\n`)
console.log(
  `mean ${figures.map((figure) => `${figure} ${measured.mean[figure]?.toFixed(4) ?? '-'}`).join(', ')}; ${below} below the floor`,
)
process.exit(below > 0 ? 1 : 0)
