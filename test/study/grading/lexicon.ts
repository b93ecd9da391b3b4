import fs from 'node:fs'
import { parse } from 'smol-toml'
import { lexiconOf } from '../../../src/study/grading/lexicon.ts'

const data = (name: string) => parse(fs.readFileSync(`data/${name}.toml`, 'utf8'))

/** What iq ships with, every word equally rare. */
export const lexicon = lexiconOf({ synonyms: data('synonyms'), paraphrases: data('paraphrases') })
