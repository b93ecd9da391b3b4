import fs from 'node:fs'
import path from 'node:path'
import { compileVocabulary, type Vocabulary } from '../card/topic/vocabulary.ts'
import { type Knowledge, parseKnowledge } from '../format/knowledge.ts'
import { readToml } from './toml.ts'

/** What iq knows about documents: labels in many languages, page furniture. `folder` holds the TOML files. */
export const readKnowledge = (folder: string): Knowledge =>
  parseKnowledge(dataOf(folder, 'labels.toml'), dataOf(folder, 'furniture.toml'))

/** The topics and the words that tell of them. */
export const readVocabulary = (folder: string): Vocabulary =>
  compileVocabulary([{ path: path.join(folder, 'topics.toml'), data: dataOf(folder, 'topics.toml') }])

function dataOf(folder: string, name: string): Record<string, unknown> {
  const file = path.join(folder, name)
  return readToml(file, fs.readFileSync(file, 'utf8'))
}
