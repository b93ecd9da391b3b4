import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = path.join(import.meta.dirname, '..', '..')

/** Bundles a TypeScript module of the benchmarks and gives what it exports. */
export async function load(name) {
  // Inside node_modules, so that the SQLite addon is found from there.
  const file = path.join(root, 'node_modules', '.cache', 'iq', `${path.parse(name).name}-${process.pid}.mjs`)
  await build({
    entryPoints: [path.join(import.meta.dirname, name)],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; import { fileURLToPath as pathOf } from 'node:url'; const require = requireFrom(import.meta.url), __filename = pathOf(import.meta.url);",
    },
    external: ['bindings'],
  })
  try {
    return await import(pathToFileURL(file).href)
  } finally {
    fs.rmSync(file)
  }
}
