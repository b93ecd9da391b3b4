import fs from 'node:fs'
import path from 'node:path'
import { compileVocabulary, type Vocabulary } from '../card/topic/vocabulary.ts'
import { type Knowledge, parseKnowledge } from '../format/knowledge.ts'
import { readToml } from './toml.ts'

/** What iq knows about documents: labels in many languages, page furniture. `folder` holds the TOML files. */
export const readKnowledge = (folder: string): Knowledge =>
  parseKnowledge(dataOf(folder, 'labels.toml'), dataOf(folder, 'furniture.toml'))

const vocabularies = new Map<string, Vocabulary>()

/** The topics and the words that tell of them; read once, for a search while typing asks at every key. */
export function readVocabulary(folder: string): Vocabulary {
  const file = path.join(folder, 'topics.toml')
  const known =
    vocabularies.get(file) ?? compileVocabulary([{ path: file, data: dataOf(folder, 'topics.toml') }])
  vocabularies.set(file, known)
  return known
}

function dataOf(folder: string, name: string): Record<string, unknown> {
  const file = path.join(folder, name)
  return readToml(file, fs.readFileSync(file, 'utf8'))
}
