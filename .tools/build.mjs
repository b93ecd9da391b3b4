// Two passes: esbuild splits only ESM, and Node starts CommonJS 22 % faster than ESM. So the sources are
// bundled to ESM with splitting (lazy chunks share one copy of every module), then each file becomes CommonJS.
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
      if (!source.includes(eager))
        throw new Error('commander no longer loads child_process as expected: look at .tools/build.mjs')
      const lazy = "const childProcess = { get spawn() { return require('node:child_process').spawn } };"
      return { contents: source.replace(eager, lazy), loader: 'js' }
    })
  },
}

fs.rmSync(out, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts' },
  outdir: staging,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  // Names stay, so that the stack of a bug can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  external: ['bindings'],
  plugins: [lazyChildProcess],
  logLevel: 'warning',
})
const chunks = fs.readdirSync(staging)
await build({
  absWorkingDir: root,
  entryPoints: chunks.map((name) => path.join(staging, name)),
  outdir: out,
  bundle: false,
  format: 'cjs',
  platform: 'node',
  target: 'node20.17',
  supported: { 'dynamic-import': false },
  minifyWhitespace: true,
  logLevel: 'warning',
})
fs.rmSync(staging, { recursive: true })
