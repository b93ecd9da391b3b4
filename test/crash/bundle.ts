import path from 'node:path'
import { build } from 'esbuild'

export const root = path.join(import.meta.dirname, '..', '..')

/** Bundles the victim into one file; gives its path. Inside node_modules, so that the SQLite addon is found from there. */
export async function bundleVictim(mark = ''): Promise<string> {
  const outfile = path.join(root, 'node_modules', '.cache', 'iq', `victim${mark}-${process.pid}.mjs`)
  await build({
    entryPoints: [path.join(import.meta.dirname, 'victim.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; import { fileURLToPath as pathOf } from 'node:url'; const require = requireFrom(import.meta.url), __filename = pathOf(import.meta.url);",
    },
    external: ['bindings'],
  })
  return outfile
}
