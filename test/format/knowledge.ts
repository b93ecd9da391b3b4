import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'smol-toml'
import { parseKnowledge } from '../../src/format/knowledge.ts'

const data = (name: string) => parse(readFileSync(join(import.meta.dirname, '../../data', name), 'utf8'))

/** The knowledge that comes with iq. */
export const knowledge = parseKnowledge(data('labels.toml'), data('furniture.toml'))
