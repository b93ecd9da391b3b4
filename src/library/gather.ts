import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Problem } from '../problem.ts'
import type { DocumentRow, Fingerprint } from '../store/documents.ts'
import type { Ports } from './open.ts'
import type { Skipped } from './report.ts'
import { isReadable, walk } from './walk.ts'

/** A document that is to be read. */
export interface Input {
  /** As the library knows it: real absolute path, `seeds:NAME`, or `-`. */
  path: string
  /** Where it lies; null for standard input. */
  file: string | null
  /** Standard input. */
  bytes: Uint8Array | null
}

/** How bundled documents are called: this and their name. */
const SEEDS = 'seeds:'
/** How the text of standard input is called. */
export const STANDARD_INPUT = '-'

/** What stands in front of a companion's own ending: `deck.md` has `deck.md.questions.toml`. */
const COMPANION = '.questions.toml'

/** The companion file of a document, whether there is one or not. */
export const companionOf = (file: string): string => file + COMPANION

/** The documents that paths and folders name, each once, in order; and what was passed over. */
export function gather(
  paths: readonly string[],
  ports: Pick<Ports, 'seeds'>,
  standardInput: Uint8Array | null,
): { inputs: Input[]; skipped: Skipped[] } {
  const inputs = new Map<string, Input>()
  const skipped: Skipped[] = []
  const add = (input: Input) => inputs.set(input.path, input)
  for (const given of paths) {
    if (given === STANDARD_INPUT) {
      add({ path: STANDARD_INPUT, file: null, bytes: standardInput ?? new Uint8Array() })
    } else if (given.startsWith(SEEDS)) {
      const names = given === SEEDS ? seedNames(ports.seeds) : [given.slice(SEEDS.length)]
      for (const name of names)
        add({ path: SEEDS + name, file: path.join(ports.seeds, path.basename(name)), bytes: null })
    } else {
      const stat = fs.statSync(given, { throwIfNoEntry: false })
      const real = stat && fs.realpathSync(given)
      if (real === undefined)
        skipped.push({ path: given, code: 'missing', reason: 'there is no such file or folder' })
      else if (stat?.isDirectory()) {
        const found = walk(real)
        for (const file of found.files) add({ path: file, file, bytes: null })
        skipped.push(...found.skipped)
      } else if (stat?.isFile()) add({ path: real, file: real, bytes: null })
      else skipped.push({ path: given, code: 'no-file', reason: 'it is neither a file nor a folder' })
    }
  }
  return { inputs: [...inputs.values()], skipped }
}

/** Every known document that can be read again; one that is gone keeps its cards and is named. */
export function gatherKnown(
  known: readonly DocumentRow[],
  ports: Pick<Ports, 'seeds'>,
): { inputs: Input[]; skipped: Skipped[] } {
  const inputs: Input[] = []
  const skipped: Skipped[] = []
  for (const { path: name, retiredAt } of known) {
    const file = fileOf(name, ports)
    if (retiredAt !== null || file === null) continue
    if (fs.existsSync(file)) inputs.push({ path: name, file, bytes: null })
    else
      skipped.push({
        path: name,
        code: 'missing',
        reason: 'the file is gone; its cards are kept until you retire it',
      })
  }
  return { inputs, skipped }
}

/** The file of a known document; null where it has none. */
export function fileOf(document: string, { seeds }: Pick<Ports, 'seeds'>): string | null {
  if (document === STANDARD_INPUT) return null
  return document.startsWith(SEEDS) ? path.join(seeds, document.slice(SEEDS.length)) : document
}

const seedNames = (folder: string): string[] =>
  fs
    .readdirSync(folder)
    .filter((name) => isReadable(name) && name !== 'README.md')
    .sort()

/** What was read of a document and its companion. */
export interface Contents {
  bytes: Uint8Array
  companion: { path: string; text: string } | null
  fingerprint: Fingerprint
}

/** Reads a document and the companion beside it. */
export function readContents({ file, bytes: given }: Input): Contents {
  if (file === null) {
    const bytes = given ?? new Uint8Array()
    return { bytes, companion: null, fingerprint: { hash: hashOf(bytes), size: bytes.length, mtimeMs: 0 } }
  }
  const { size, mtimeMs } = stamp(file)
  const bytes = fs.readFileSync(file)
  const beside = companionOf(file)
  const companion = fs.existsSync(beside) ? { path: beside, text: fs.readFileSync(beside, 'utf8') } : null
  return { bytes, companion, fingerprint: { hash: hashOf(bytes, companion?.text), size, mtimeMs } }
}

/** A character has at most four bytes. */
const MOST_BYTES = 4

/**
 * Refuses a file that cannot but trip the limit of `characters`, before it fills the memory.
 * @throws Problem too-large.
 */
export function refuseHuge({ file }: Input, characters: number): void {
  const size = file === null ? 0 : fs.statSync(file).size
  if (size <= MOST_BYTES * characters) return
  throw new Problem('too-large', `the file has ${size} bytes; the limit is ${characters} characters`, {
    hint: 'raise it with --max-size',
  })
}

/** Size and latest change of a document together with its companion. */
function stamp(file: string): Omit<Fingerprint, 'hash'> {
  const own = fs.statSync(file)
  const beside = fs.statSync(companionOf(file), { throwIfNoEntry: false })
  return { size: own.size + (beside?.size ?? 0), mtimeMs: Math.max(own.mtimeMs, beside?.mtimeMs ?? 0) }
}

/** How much later than a change a reading must have been for its time stamp to prove that nothing changed since. */
const RACE_MS = 2000

/** Whether size and time say that a file is as it was when it was read. A change in the same moment could hide. */
export function isUntouched(file: string, row: Pick<DocumentRow, 'size' | 'mtimeMs' | 'readAt'>): boolean {
  const { size, mtimeMs } = stamp(file)
  return size === row.size && mtimeMs === row.mtimeMs && mtimeMs < row.readAt - RACE_MS
}

/** Whether a document and its companion hold what they held when they were read. */
export function isUnchanged(file: string, row: DocumentRow): boolean {
  if (isUntouched(file, row)) return true
  if (stamp(file).size !== row.size) return false
  return readContents({ path: row.path, file, bytes: null }).fingerprint.hash === row.hash
}

export const existsFile = (file: string): boolean => fs.existsSync(file)

function hashOf(bytes: Uint8Array, companion?: string): string {
  const hash = createHash('sha256').update(bytes)
  if (companion !== undefined) hash.update('\0companion\0').update(companion)
  return hash.digest('hex')
}
