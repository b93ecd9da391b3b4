// The architecture as lint rules: which folder may import which, and which module owns which package.
// The order is the design's: a layer may import the layers below it, never its own neighbours or those above.
const layers = [
  ['main'],
  ['cli'],
  ['library', 'terminal'],
  ['store'],
  ['search'],
  ['study', 'format'],
  ['review', 'document'],
  ['card'],
  ['problem'],
]

/** The only module that may import a package's values; types are free for all. */
const owners = {
  commander: '^src/cli/program\\.ts$',
  chalk: '^src/terminal/style\\.ts$',
  '@inquirer/core': '^src/terminal/footer\\.ts$',
  inquirer: '^src/terminal/questions\\.ts$',
  'better-sqlite3': '^src/store/database\\.ts$',
  'fuse\\.js': '^src/search/fuzzy\\.ts$',
  'ts-fsrs': '^src/review/scheduler\\.ts$',
  'gray-matter': '^src/document/front-matter\\.ts$',
  marked: '^src/document/markdown\\.ts$',
}

const place = (name) => `^src/${name}(/|\\.ts$)`
const arrows = layers.flatMap((layer, depth) =>
  layer.map((name) => {
    const above = layers.slice(0, depth).flat()
    const beside = layer.filter((other) => other !== name)
    const forbidden = [...above, ...beside]
    return {
      name: `${name}-imports-only-below`,
      comment: `src/${name} may import only from the layers below it (see README, Architecture).`,
      severity: 'error',
      from: { path: place(name) },
      to: { path: forbidden.length > 0 ? forbidden.map(place).join('|') : '^$' },
    }
  }),
)

const ownership = Object.entries(owners).map(([name, owner]) => ({
  name: `only-one-module-imports-${name.replace(/\W/g, '-')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: owner },
  to: { path: `^node_modules/${name}/`, dependencyTypesNot: ['type-only'] },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...arrows,
    ...ownership,
    {
      name: 'no-io-below-library',
      comment: 'File system and processes are for library, cli and terminal; store/database opens the file.',
      severity: 'error',
      from: {
        path: '^src/(problem|card|document|review|format|study|search|store)',
        pathNot: '^src/store/database\\.ts$',
      },
      to: { path: '^(node:)?(fs|child_process|os|net|http|https|worker_threads|tty|readline)(/|$)' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
}
