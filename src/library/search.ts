import fs from 'node:fs'
import path from 'node:path'
import type { Synonyms } from '../search/synonyms.ts'
import type { Library } from './open.ts'

/** Abbreviations and synonyms, for words the library does not know. */
export async function readSynonyms({ ports }: Library): Promise<Synonyms> {
  const [{ parseSynonyms }, { readToml }] = await Promise.all([
    import('../search/synonyms.ts'),
    import('./toml.ts'),
  ])
  const file = path.join(ports.data, 'synonyms.toml')
  return parseSynonyms(readToml(file, fs.readFileSync(file, 'utf8')))
}
