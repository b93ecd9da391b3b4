import fs from 'node:fs'
import path from 'node:path'

/**
 * Writes a made-up library of Markdown decks into a folder: same arguments, same bytes. 200 cards a file, with
 * front matter, sections, numbered questions, prose, lists, code and tables. Words follow one another as in the
 * bundled documents, with a long tail of made-up identifiers among them.
 */
export function writeCorpus(cards, folder, seed = 12345) {
  const { below, pick, chance } = dice(seed)
  const word = wordsLike(bundledWords(), { below, pick, chance })
  const times = (n, make) => Array.from({ length: n }, make)
  const words = (n) => times(n, word).join(' ')
  const sentence = () => {
    const text = words(8 + below(16))
    return `${text[0].toUpperCase()}${text.slice(1)}.`
  }
  const marked = (text) => (chance(0.02) ? `\`${text}\`` : chance(0.012) ? `**${text}**` : text)
  const paragraph = () =>
    times(1 + below(4), sentence)
      .join(' ')
      .split(' ')
      .map(marked)
      .join(' ')
  const list = () => {
    const isNumbered = chance(0.4)
    const item = (i) =>
      `${isNumbered ? `${i + 1}.` : '-'} ${chance(0.4) ? `**${word()}**: ` : ''}${words(4 + below(12))}`
    return times(3 + below(5), (_, i) => item(i)).join('\n')
  }
  const code = () => {
    const line = (_, i) =>
      `${'  '.repeat(below(3))}const value${i} = ${pick(ROOTS)}.${pick(ROOTS)}(${below(999)})`
    return [
      `\`\`\`${pick(['js', 'ts', 'python', 'sql', 'bash', ''])}`,
      ...times(3 + below(8), line),
      '```',
    ].join('\n')
  }
  const table = () => {
    const rows = times(3, () => `| ${pick(ROOTS)} | ${words(4)} |`)
    return [`| ${pick(ROOTS)} | ${pick(ROOTS)} |`, '| --- | --- |', ...rows].join('\n')
  }
  const SHAPES = [
    [],
    [],
    [],
    [list],
    [list],
    [list],
    [list],
    [code],
    [code],
    [table],
    [paragraph],
    [paragraph],
    [list, paragraph, code],
  ]
  const answer = () => [paragraph, ...pick(SHAPES)].map((make) => make()).join('\n\n')

  fs.mkdirSync(folder, { recursive: true })
  for (let file = 0, written = 0; written < cards; file++) {
    const deck = [
      `---\ntitle: Deck ${file}\ntags: [${pick(TOPICS)}, ${pick(TOPICS)}]\n---\n\n# Deck ${file}\n\n${paragraph()}\n`,
    ]
    for (let i = 0; i < 200 && written < cards; i++, written++) {
      if (i % 25 === 0) deck.push(`## ${pick(TOPICS)} ${file}.${i / 25}\n`)
      deck.push(`### ${i + 1}. ${pick(OPENINGS)} ${words(3 + below(8))}?\n\n${answer()}\n`)
    }
    fs.writeFileSync(path.join(folder, `deck-${String(file).padStart(5, '0')}.md`), deck.join('\n'))
  }
}

const OPENINGS = [
  'What is',
  'Explain',
  'How does',
  'Why would you use',
  'What is the difference between',
  'When should you choose',
  'Describe',
]
const TOPICS = [
  'databases',
  'api',
  'security',
  'caching',
  'testing',
  'devops',
  'networking',
  'async',
  'python',
  'scalability',
  'messaging',
  'architecture',
]
const ROOTS =
  'auth cache kube shard queue token index proxy async graph lock hash tree node byte flow mesh pool raft sync stream batch trace frame'.split(
    ' ',
  )

/** mulberry32: a small generator whose runs can be repeated. */
function dice(seed) {
  let state = seed >>> 0
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n) => Math.floor(random() * n)
  return { below, pick: (list) => list[below(list.length)], chance: (share) => random() < share }
}

function bundledWords() {
  const seeds = path.join(import.meta.dirname, '..', '..', 'seeds')
  const texts = fs
    .readdirSync(seeds)
    .filter((name) => /\.(md|txt)$/.test(name))
    .sort()
  return texts
    .flatMap((name) => fs.readFileSync(path.join(seeds, name), 'utf8').split(/\s+/))
    .map((word) => word.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, ''))
    .filter((word) => /^[A-Za-z][A-Za-z0-9'/+#.-]{0,18}$/.test(word))
}

/** A word that may follow the last one; now and then any word, or an identifier. */
function wordsLike(tokens, { below, pick, chance }) {
  const after = new Map()
  tokens.forEach((token, i) => {
    const next = tokens[i + 1]
    if (next !== undefined) after.set(token, [...(after.get(token) ?? []), next])
  })
  let current = pick(tokens)
  return () => {
    if (chance(0.06)) {
      const [first, second] = [pick(ROOTS), pick(ROOTS)]
      return `${first}${second[0].toUpperCase()}${second.slice(1)}${chance(0.5) ? below(4000) : ''}`
    }
    current = chance(0.25) ? pick(tokens) : pick(after.get(current) ?? tokens)
    return current
  }
}
