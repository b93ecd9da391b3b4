import fs from 'node:fs'
import path from 'node:path'
import { type IgnoreRules, readIgnoreRules } from './git-ignore.ts'
import type { Skipped } from './report.ts'

/** Endings of files that a folder is searched for. A file named itself is read whatever its ending. */
const ENDINGS = new Set(['.md', '.markdown', '.mdx', '.txt', '.text'])

/** Folders that hold other people's files, whoever made the repository. */
const VENDORED = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'third_party',
  'site-packages',
  '__pycache__',
  'venv',
])

export const isReadable = (name: string): boolean => ENDINGS.has(path.extname(name).toLowerCase())

/** The documents below a folder, sorted by path, and what was passed over and why. */
interface Walk {
  files: string[]
  skipped: Skipped[]
}

/**
 * Walks a folder (a real absolute path). Hidden, vendored and git-ignored places are passed over; symbolic links
 * and special files are not followed. Each is reported.
 */
export function walk(folder: string): Walk {
  const found: Walk = { files: [], skipped: [] }
  visit(folder, rulesAbove(folder), found)
  return found
}

/** A .gitignore with the folder it stands in; outermost first. */
type Rules = readonly { base: string; rules: IgnoreRules }[]

function visit(folder: string, inherited: Rules, found: Walk): void {
  const skip = (name: string, code: string, reason: string) =>
    found.skipped.push({ path: path.join(folder, name), code, reason })
  let entries: fs.Dirent[]
  try {
    entries = fs.readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    skip('', 'unreadable', reasonOf(error))
    return
  }
  const rules = [...inherited, ...rulesIn(folder)]
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name } = entry
    const isFolder = entry.isDirectory()
    if (!isFolder && !isReadable(name)) continue
    const place = path.join(folder, name)
    if (name.startsWith('.')) skip(name, 'hidden', 'its name starts with a dot')
    else if (entry.isSymbolicLink()) skip(name, 'symlink', 'symbolic links are not followed')
    else if (!isFolder && !entry.isFile()) skip(name, 'special', 'it is no ordinary file')
    else if (isFolder && VENDORED.has(name)) skip(name, 'vendored', 'it holds other projects’ files')
    else if (isIgnored(place, isFolder, rules)) skip(name, 'ignored', 'a .gitignore leaves it out')
    else if (isFolder) visit(place, rules, found)
    else found.files.push(place)
  }
}

/** The innermost .gitignore that says anything decides. */
function isIgnored(place: string, isFolder: boolean, rules: Rules): boolean {
  for (const { base, rules: judge } of rules.toReversed()) {
    const verdict = judge(path.relative(base, place).split(path.sep).join('/'), isFolder)
    if (verdict !== null) return verdict
  }
  return false
}

/** Rules of the folders between the repository's root and `folder`, outermost first. */
function rulesAbove(folder: string): Rules {
  if (fs.existsSync(path.join(folder, '.git'))) return []
  const above: { base: string; rules: IgnoreRules }[] = []
  for (let at = path.dirname(folder); ; at = path.dirname(at)) {
    above.unshift(...rulesIn(at))
    if (fs.existsSync(path.join(at, '.git'))) return above
    if (at === path.dirname(at)) return []
  }
}

function rulesIn(folder: string): Rules {
  const file = path.join(folder, '.gitignore')
  return fs.existsSync(file) ? [{ base: folder, rules: readIgnoreRules(fs.readFileSync(file, 'utf8')) }] : []
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
