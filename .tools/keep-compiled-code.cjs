// keep-compiled-code.cjs MAIN ARGS…: runs iq from MAIN, and when it ends writes V8's compiled code of every pack beside it.
const fs = require('node:fs')
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

process.argv.splice(1, 1)
require(process.argv[1])
