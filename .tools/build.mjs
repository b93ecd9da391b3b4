// How src/ becomes dist/, in four passes.
//
// 1. esbuild bundles to ESM with splitting: lazy chunks share one copy of every module.
// 2. Each file becomes CommonJS: Node starts that 22 % faster than ESM, and esbuild splits nothing else.
// 3. Chunks are packed into few files, each chunk still a function of its own that runs when it is first required:
//    splitting leaves dozens of small ones, and opening a file costs Node more than reading a small one. Everyday
//    commands have a pack of their own, with all they need and nothing else.
// 4. V8's compiled code is kept beside each pack, made by running the everyday commands: compiling is half of what
//    a short command does. A cache of another Node is refused by V8 and changes nothing but speed.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'

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

const cjs = { format: 'cjs', platform: 'node', target: 'node20.17', supported: { 'dynamic-import': false } }

/** Names stay, so that the stack of a bug can be read. */
const common = {
  absWorkingDir: root,
  platform: 'node',
  target: 'node20.17',
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
}

/** What esbuild writes at the head of a CommonJS file; here all chunks share one set of helpers (see the loader). */
const HELPERS = '__export,__toESM,__toCommonJS'
const heads = await Promise.all(
  ['export let a', 'import a from "a";export let b=a'].map(async (code) => {
    const { code: made } = await transform(code, { ...cjs, minifyWhitespace: true, minifySyntax: true })
    return made.slice(0, made.indexOf('var stdin_exports'))
  }),
)

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
  ...cjs,
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

/**
 * Which chunks lie in which file. V8 reads the compiled code of a pack whole, so the everyday commands have each a
 * pack that holds all they need at once and nothing else; a chunk may lie in several.
 */
function pack(outputs) {
  const library = 'cli/(run|open-library)'
  const search = 'search/(query|search|rank)|store/text-candidates|library/finder'
  const entries = {
    'main.js': 'main',
    'run.js': 'cli/run',
    'search.js': `${library}|commands/search|${search}`,
    'mend.js': 'search/loosen|word/synonyms|library/toml',
    'look.js': `${library}|commands/(list|show|topics)`,
    'study.js': `${library}|commands/(quiz|review|today|grade|undo)|review/scheduler|terminal/piped-examiner`,
  }
  const packs = {}
  const where = {}
  const put = (name, file) => {
    const chunk = path.basename(file)
    packs[name] = [...(packs[name] ?? []), chunk]
    where[`./${chunk}`] ??= name
  }
  for (const [name, chosen] of Object.entries(entries)) {
    const pattern = new RegExp(`/(${chosen})\\.ts$`)
    for (const file of neededBy(outputs, (entry) => pattern.test(entry))) {
      if (where[`./${path.basename(file)}`] !== 'main.js') put(name, file)
    }
  }
  // Large chunks are packages: most commands need none of them.
  const LARGE = 24_000
  for (const [file, { bytes }] of Object.entries(outputs)) {
    const chunk = path.basename(file)
    if (!(`./${chunk}` in where)) put(bytes > LARGE ? chunk : 'seldom.js', file)
  }
  const { 'main.js': first, ...others } = packs
  for (const chunk of first) delete where[`./${chunk}`]
  for (const [name, chunks] of Object.entries(others)) {
    fs.writeFileSync(
      path.join(out, name),
      `(function(${HELPERS}){return{${chunks.map(asFunction).join(',')}}})`,
    )
  }
  const own = { search: 'search.js', list: 'look.js', show: 'look.js', topics: 'look.js' }
  for (const command of ['quiz', 'review', 'grade', 'undo']) own[command] = 'study.js'
  fs.writeFileSync(path.join(out, 'main.js'), loader(first.map(asFunction), where, own))
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
  const whole = fs.readFileSync(path.join(converted, chunk), 'utf8').replace(/^"use strict";/, '')
  const head = heads.find((one) => whole.startsWith(one)) ?? ''
  const source = whole
    .slice(head.length)
    // Names for Node's ESM loader, which never sees this.
    .replace(/0&&\(module\.exports=\{[\w,$]*\}\);?\s*$/, '')
    .replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `${JSON.stringify(`./${chunk}`)}(module,exports,require,__filename,__dirname){"use strict";${source}\n}`
}

/**
 * dist/main.js: the chunks that every start needs, and what finds and runs all the others. A namespace is the
 * exports object itself, or an object that inherits from what a module of Node's gives: nothing is copied.
 */
function loader(first, where, own) {
  return `"use strict";
const fs=require("node:fs"),path=require("node:path"),vm=require("node:vm");
const where=${JSON.stringify(where)},own=${JSON.stringify(own)};
const loaded={};
function __export(target,all){for(const name in all)Object.defineProperty(target,name,{get:all[name],enumerable:true})}
function __toESM(mod,isNode){return mod&&mod.__esModule&&!isNode?mod:Object.create(mod,{default:{value:mod,enumerable:true}})}
function __toCommonJS(mod){return Object.defineProperty(mod,"__esModule",{value:true})}
const chunks={${first.join(',')}};
let next=own[process.argv.find((word,i)=>i>1&&Object.hasOwn(own,word))];
function open(name){
const file=path.join(__dirname,name);
let cachedData;
try{cachedData=fs.readFileSync(file+".cache")}catch{}
const pack=new vm.Script(fs.readFileSync(file,"latin1"),{filename:file,cachedData}).runInThisContext();
Object.assign(chunks,pack(${HELPERS}));
}
function load(id){
if(id[0]!==".")return require(id);
if(loaded[id])return loaded[id].exports;
if(!chunks[id]&&next){open(next);next=undefined}
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
