// Three passes. esbuild splits only ESM, and Node starts CommonJS 22 % faster than ESM: so the sources are bundled
// to ESM with splitting (lazy chunks share one copy of every module), then each file becomes CommonJS. Splitting
// leaves dozens of small chunks, and opening a file costs Node more than reading a small one: the third pass packs
// the small ones, each still a function of its own that runs when it is first required.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = path.join(root, 'dist')
const staging = path.join(root, 'dist', 'esm')

/** commander loads child_process for git-style subcommands, which iq has none of: 3 ms at every start. */
const lazyChildProcess = {
  name: 'lazy-child-process',
  setup(pass) {
    pass.onLoad({ filter: /commander[\\/]lib[\\/]command\.js$/ }, ({ path: file }) => {
      const eager = "const childProcess = require('node:child_process');"
      const source = fs.readFileSync(file, 'utf8')
      if (!source.includes(eager)) throw new Error('commander loads child_process otherwise than expected')
      const lazy = "const childProcess = { get spawn() { return require('node:child_process').spawn } };"
      return { contents: source.replace(eager, lazy), loader: 'js' }
    })
  },
}

/** Names stay, so that the stack of a bug can be read. */
const common = {
  absWorkingDir: root,
  platform: 'node',
  target: 'node20.17',
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
}

fs.rmSync(out, { recursive: true, force: true })
const { metafile } = await build({
  ...common,
  entryPoints: { main: 'src/main.ts' },
  outdir: staging,
  bundle: true,
  splitting: true,
  format: 'esm',
  legalComments: 'none',
  external: ['bindings'],
  plugins: [lazyChildProcess],
  metafile: true,
})
await build({
  ...common,
  entryPoints: fs.readdirSync(staging).map((name) => path.join(staging, name)),
  outdir: out,
  format: 'cjs',
  supported: { 'dynamic-import': false },
})
fs.rmSync(staging, { recursive: true })

/** Entries that no everyday command needs to start with: their chunks stay in files of their own. */
const apart = new Set([
  'src/card/topic/name.ts',
  'src/cli/commands/doctor.ts',
  'src/cli/commands/import.ts',
  'src/library/import.ts',
  'src/library/knowledge.ts',
  'src/library/toml.ts',
  'src/review/scheduler.ts',
  'src/search/loosen.ts',
  'src/search/near-topics.ts',
])
/** Larger chunks are packages: reading one that is not used costs more than opening it when it is. */
const LARGE = 24_000

const outputs = metafile.outputs
const everyday = new Set()
for (const [file, { entryPoint }] of Object.entries(outputs)) {
  if (entryPoint && !apart.has(entryPoint)) withImports(file, everyday)
}
const starting = withImports(Object.keys(outputs).find((file) => outputs[file].entryPoint === 'src/main.ts'))

pack('main.js', starting, 'require("./everyday.js").load')
pack('everyday.js', new Set([...everyday].filter((file) => !starting.has(file))), 'require')
linkTheRest()

function withImports(file, found = new Set()) {
  if (found.has(file)) return found
  found.add(file)
  for (const { path: next, kind } of outputs[file].imports)
    if (kind === 'import-statement' && outputs[next]) withImports(next, found)
  return found
}

/** Writes chunks as functions of one file; what is not among them is left to `others`. */
function pack(name, files, others) {
  const modules = []
  for (const file of files) {
    const chunk = path.basename(file)
    const source = fs.readFileSync(path.join(out, chunk), 'utf8')
    if (source.length > LARGE) continue
    fs.rmSync(path.join(out, chunk))
    modules.push(`${JSON.stringify(`./${chunk}`)}(module,exports,require){${source}\n}`)
  }
  const loader = [
    `"use strict";const chunks={${modules.join(',')}},loaded={};`,
    'function load(id){',
    'if(loaded[id])return loaded[id].exports;',
    'const chunk=chunks[id];',
    `if(!chunk)return ${others}(id);`,
    'const module=loaded[id]={exports:{}};',
    'chunk(module,module.exports,load);',
    'return module.exports}',
    'exports.load=load;',
    name === 'main.js' ? 'load("./main.js");' : '',
  ]
  fs.writeFileSync(path.join(out, name), loader.join(''))
}

/** Files that stay by themselves find the packed chunks through the packs. */
function linkTheRest() {
  for (const name of fs.readdirSync(out)) {
    const file = path.join(out, name)
    const source = fs.readFileSync(file, 'utf8')
    if (name === 'main.js') continue
    fs.writeFileSync(
      file,
      source.replace(/require\("(\.\/[\w-]+\.js)"\)/g, (call, id) =>
        fs.existsSync(path.join(out, id)) ? call : `require("./main.js").load("${id}")`,
      ),
    )
  }
}
