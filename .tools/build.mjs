// How src/ becomes dist/, in four passes.
//
// 1. esbuild bundles to ESM with splitting: lazy chunks share one copy of every module.
// 2. Each file becomes CommonJS: Node starts that 22 % faster than ESM, and esbuild splits nothing else.
// 3. Chunks are packed into few files, each chunk still a function of its own that runs when it is first required:
//    splitting leaves dozens of small ones, and opening a file costs Node more than reading a small one.
// 4. V8's compiled code is kept beside each pack, made by running the everyday commands: compiling is half of what
//    a short command does. A cache of another Node is refused by V8 and changes nothing but speed.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = path.join(root, 'dist')
/** Made beside dist/ and put in its place when all is well: a build that fails leaves the last one. */
const out = path.join(root, `dist-${process.pid}`)
const staging = path.join(out, 'esm')
const converted = path.join(out, 'cjs')

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

process.on('exit', () => fs.rmSync(out, { recursive: true, force: true }))
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
  outdir: converted,
  format: 'cjs',
  supported: { 'dynamic-import': false },
})
// A worker thread shares nothing with its parent, so its file is whole in itself.
await build({
  ...common,
  entryPoints: { 'reader-worker': 'src/library/reader-worker.ts' },
  outdir: out,
  bundle: true,
  format: 'cjs',
  legalComments: 'none',
})
pack(metafile.outputs)
fs.rmSync(staging, { recursive: true })
fs.rmSync(converted, { recursive: true })
keepCompiledCode()
fs.rmSync(dist, { recursive: true, force: true })
fs.renameSync(out, dist)

function pack(outputs) {
  // A chunk goes to the first pack of which an entry needs it at once. V8 reads the compiled code of a pack whole,
  // so what short commands use must not lie among what they don't.
  const plan = [
    ['main.js', /^src\/main\.ts$/],
    [
      'look.js',
      /\/(run|open-library|commands\/(search|list|show|topics)|search\/(query|search)|store\/text-candidates)\.ts$/,
    ],
    ['study.js', /\/(commands\/(quiz|review|today|grade|undo)|review\/\w+|study\/\w+|terminal\/[\w-]+)\.ts$/],
    ['seldom.js', /./],
  ].map(([name, entries]) => ({ name, needed: neededBy(outputs, (entry) => entries.test(entry)) }))
  // Large chunks are packages: most commands need none of them.
  const LARGE = 24_000
  const packs = {}
  for (const file of Object.keys(outputs)) {
    const { name } = plan.find(({ needed }) => needed.has(file))
    const own = outputs[file].bytes > LARGE ? path.basename(file) : name
    packs[own] = [...(packs[own] ?? []), path.basename(file)]
  }
  const { 'main.js': first, ...others } = packs
  const where = {}
  for (const [name, chunks] of Object.entries(others)) {
    for (const chunk of chunks) where[`./${chunk}`] = name
    fs.writeFileSync(path.join(out, name), `({${chunks.map(asFunction).join(',')}})`)
  }
  fs.writeFileSync(path.join(out, 'main.js'), loader(first.map(asFunction), where))
}

/** The chunks that load at once with the entries chosen: what they import statically, near and far. */
function neededBy(outputs, isChosen) {
  const found = new Set()
  const visit = (file) => {
    if (found.has(file) || !outputs[file]) return
    found.add(file)
    for (const { path: next, kind } of outputs[file].imports) if (kind === 'import-statement') visit(next)
  }
  for (const [file, { entryPoint }] of Object.entries(outputs))
    if (entryPoint && isChosen(entryPoint)) visit(file)
  return found
}

/** In ASCII only (esbuild leaves other letters in regular expressions), so that packs can be read without decoding. */
function asFunction(chunk) {
  const source = fs
    .readFileSync(path.join(converted, chunk), 'utf8')
    .replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `${JSON.stringify(`./${chunk}`)}(module,exports,require,__filename,__dirname){${source}\n}`
}

/** dist/main.js: the chunks that every start needs, and what finds and runs all the others. */
function loader(first, where) {
  return `"use strict";
const fs=require("node:fs"),path=require("node:path"),vm=require("node:vm");
const where=${JSON.stringify(where)};
const chunks={${first.join(',')}};
const loaded={};
function open(name){
const file=path.join(__dirname,name);
let cachedData;
try{cachedData=fs.readFileSync(file+".cache")}catch{}
Object.assign(chunks,new vm.Script(fs.readFileSync(file,"latin1"),{filename:file,cachedData}).runInThisContext());
}
function load(id){
if(id[0]!==".")return require(id);
if(loaded[id])return loaded[id].exports;
if(!chunks[id])open(where[id]);
const module=loaded[id]={exports:{}};
chunks[id](module,module.exports,load,__filename,__dirname);
return module.exports;
}
load("./main.js");
`
}

/** Each run starts from what the runs before it had compiled, so that the caches gather what all of them need. */
function keepCompiledCode() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'iq-build-'))
  const env = { ...process.env, IQ_DB: path.join(home, 'iq.db'), HOME: home, NODE_OPTIONS: '' }
  const keeper = path.join(root, '.tools', 'keep-compiled-code.cjs')
  const everyday = [
    ['search', 'caching'],
    ['search', 'cachng'],
    ['list'],
    ['topics'],
    ['review'],
    ['quiz'],
    ['--help'],
  ]
  try {
    for (const args of everyday) {
      const iq = [keeper, path.join(out, 'main.js'), ...args, '--no-input']
      execFileSync(process.execPath, iq, { env, input: '', stdio: ['pipe', 'ignore', 'ignore'] })
    }
  } finally {
    fs.rmSync(home, { recursive: true, force: true })
  }
}
