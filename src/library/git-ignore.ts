/** What one .gitignore says about a path relative to its folder: true ignored, false kept, null nothing. */
export type IgnoreRules = (path: string, isFolder: boolean) => boolean | null

/**
 * Reads a .gitignore.
 * @see https://git-scm.com/docs/gitignore#_pattern_format
 */
export function readIgnoreRules(text: string): IgnoreRules {
  const rules = text.split(/\r?\n/).flatMap((line) => readRule(line) ?? [])
  return (path, isFolder) => {
    const last = rules.findLast(
      ({ matches, onlyFolders }) => (isFolder || !onlyFolders) && matches.test(path),
    )
    return last === undefined ? null : last.ignores
  }
}

interface Rule {
  matches: RegExp
  onlyFolders: boolean
  ignores: boolean
}

function readRule(line: string): Rule | null {
  let pattern = line.replace(/(?<!\\)\s+$/, '')
  if (pattern === '' || pattern.startsWith('#')) return null
  const ignores = !pattern.startsWith('!')
  if (!ignores) pattern = pattern.slice(1)
  const onlyFolders = pattern.endsWith('/')
  if (onlyFolders) pattern = pattern.slice(0, -1)
  // A slash at the start or in the middle ties the pattern to the folder of the .gitignore.
  const anchored = pattern.includes('/')
  const body = translate(pattern.replace(/^\//, ''))
  return { matches: new RegExp(`^${anchored ? '' : '(?:.*/)?'}${body}$`), onlyFolders, ignores }
}

const GLOB = /\*\*\/|\/\*\*$|\*+|\?|\[!?\]?[^\]]*\]|\\.|[^*?[\\/]+|[[/\\]/g

const translate = (pattern: string): string =>
  pattern.replace(GLOB, (piece) => {
    if (piece === '**/') return '(?:.*/)?'
    if (piece === '/**') return '/.*'
    if (piece.startsWith('*')) return '[^/]*'
    if (piece === '?') return '[^/]'
    if (/^\[.+\]$/.test(piece)) return classOf(piece)
    return literal(piece.length === 2 && piece.startsWith('\\') ? piece.slice(1) : piece)
  })

const classOf = (piece: string): string => {
  const inverse = piece[1] === '!'
  return `[${inverse ? '^/' : ''}${piece.slice(inverse ? 2 : 1, -1).replace(/[\\\]^]/g, '\\$&')}]`
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
