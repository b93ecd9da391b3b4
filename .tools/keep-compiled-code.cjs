// Runs iq as its bin does, and when it ends writes V8's compiled code of every pack beside it.
const fs = require('node:fs')
const path = require('node:path')
const vm = require('node:vm')

const packs = new Map()
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options)
    packs.set(options.filename, this)
  }
}

process.on('exit', () => {
  for (const [file, script] of packs) fs.writeFileSync(`${file}.cache`, script.createCachedData())
})

const bin = path.join(__dirname, '..', 'bin', 'iq.js')
process.argv.splice(1, 1, bin)
require(bin)
