import fs from 'node:fs'
import { allDocuments, type DocumentRow, knownDocuments } from '../store/documents.ts'
import { fileOf, isUnchanged } from './gather.ts'
import type { Library, Ports } from './open.ts'

/** A document the library has read. */
interface KnownDocument {
  key: number
  path: string
  title: string
  cards: number
  /** UTC milliseconds. */
  readAt: number
  /** `changed`: its file reads otherwise now. `missing`: its file is gone. `retired`: put away. */
  state: 'known' | 'changed' | 'missing' | 'retired'
}

/** Every document the library has read, in the order they came. */
export const documents = ({ db, ports }: Library): KnownDocument[] =>
  allDocuments(db).map((row) => ({ ...slim(row), cards: row.cards, state: stateOf(row, ports) }))

/** How many documents in use read otherwise than when they were read. */
export const changedDocuments = ({ db, ports }: Library): number =>
  knownDocuments(db).filter((row) => stateOf(row, ports) === 'changed').length

function stateOf(row: DocumentRow, ports: Ports): KnownDocument['state'] {
  if (row.retiredAt !== null) return 'retired'
  const file = fileOf(row.path, ports)
  if (file === null) return 'known'
  if (!fs.existsSync(file)) return 'missing'
  return isUnchanged(file, row) ? 'known' : 'changed'
}

const slim = ({ key, path, title, readAt }: DocumentRow) => ({ key, path, title, readAt })
