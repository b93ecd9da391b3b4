/**
 * Where the time of an import went: V8's profile of a bundle, each sample given to the innermost frame whose source
 * file belongs to a stage. esbuild writes `// src/file.ts` above each module of a bundle.
 */
const STAGES = [
  ['decode', /document\/decode/],
  ['front matter', /document\/front-matter|gray-matter|js-yaml/],
  ['blocks', /src\/document\/|node_modules\/marked/],
  ['identity', /card\/(identity|normal-text)/],
  ['topics', /card\/topic/],
  ['near-duplicates', /card\/likeness|card\/question-words|library\/alike|store\/likenesses/],
  ['succession', /card\/succession|card\/trigrams/],
  ['recognise', /src\/format\//],
  ['text index', /store\/text-index|store\/vocabulary|search\/words/],
  ['rows', /src\/store\/|src\/library\/(shelve|settle|import|transaction)/],
  ['files', /src\/library\//],
]

/** Milliseconds by stage, most first; `other` is start-up, garbage collection stands for itself. */
export function stagesOf({ nodes, samples, timeDeltas }, bundle) {
  const modules = modulesOf(bundle)
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const known = new Map()
  const stageOf = (id) => {
    if (id === undefined) return 'other'
    if (!known.has(id)) known.set(id, ownStage(byId.get(id), modules) ?? stageOf(parents.get(id)))
    return known.get(id)
  }
  const sums = new Map()
  // A process that has to wait for a processor is sampled late: no sample counts more than twice the usual.
  const usual = timeDeltas.toSorted((a, b) => a - b)[timeDeltas.length >> 1]
  samples.forEach((id, i) => {
    const stage = stageOf(id)
    sums.set(stage, (sums.get(stage) ?? 0) + Math.min(timeDeltas[i], 2 * usual) / 1000)
  })
  return [...sums].filter(([stage]) => stage !== 'idle').sort((a, b) => b[1] - a[1])
}

function ownStage({ callFrame: { functionName, url, lineNumber } }, modules) {
  if (functionName === '(garbage collector)') return 'garbage collection'
  if (functionName === '(idle)') return 'idle'
  if (!url.endsWith('main.js')) return undefined
  const file = modules.findLast(({ line }) => line <= lineNumber)?.file ?? ''
  return STAGES.find(([, files]) => files.test(file))?.[0]
}

const modulesOf = (bundle) =>
  bundle.split('\n').flatMap((text, line) => {
    const file = /^(?:init_\w+ = __esm\(|)\s*\/\/ ((?:src|node_modules)\/\S+)$/.exec(text.trim())?.[1]
    return file === undefined ? [] : [{ line, file }]
  })
