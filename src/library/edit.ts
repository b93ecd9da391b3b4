import fs from 'node:fs'
import { type Card, isDraft } from '../card/card.ts'
import { cardOfVersion } from '../store/cards.ts'
import { documentsHolding, dropSources, settleRetired } from '../store/sources.ts'
import { companionOf, fileOf } from './gather.ts'
import { importDocuments } from './import.ts'
import { linkCards } from './link.ts'
import type { Library } from './open.ts'
import { cardFrom, writeDown } from './own-deck.ts'
import { transaction } from './transaction.ts'

/** Where a card can be edited. */
export interface EditPlace {
  file: string
  /** From 1. */
  line: number
  /** Its source is not the person's to write: a copy stands in the own deck. */
  copied: boolean
  /** Reads what became of it. Gives whether anything changed. */
  finish(): Promise<boolean>
}

/**
 * The place to edit a card at. A bundled, read-only, missing or piped source is never written to: the card is
 * copied into the own deck, and when the copy was edited it continues the card, whose old place is given up.
 */
export function editPlace(library: Library, card: Card): EditPlace {
  const fromCompanion = card.questionFrom === 'companion'
  for (const { document, line } of card.sources) {
    const file = isBundled(document) ? null : fileOf(document, library.ports)
    if (file === null) continue
    const opened = fromCompanion ? companionOf(file) : file
    if (isWritable(opened))
      return inPlace(library, {
        document,
        file: opened,
        line: fromCompanion ? entryLine(opened, card) : line,
      })
  }
  return asCopy(library, card)
}

const isBundled = (document: string): boolean => document.startsWith('seeds:')

/** By its mode too: root may write everywhere, and is asked not to. */
function isWritable(file: string): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (!stat?.isFile() || (stat.mode & 0o222) === 0) return false
  try {
    fs.accessSync(file, fs.constants.W_OK)
    return true
  } catch {
    return false
  }
}

function inPlace(
  library: Library,
  { document, file, line }: { document: string; file: string; line: number },
): EditPlace {
  const before = fs.readFileSync(file)
  return {
    file,
    line,
    copied: false,
    async finish() {
      if (fs.existsSync(file) && fs.readFileSync(file).equals(before)) return false
      await importDocuments(library, { paths: [document] })
      return true
    },
  }
}

/** The line of a companion's entry for a card's question; 1 when it is written otherwise there. */
function entryLine(companion: string, { question }: Card): number {
  const lines = fs.readFileSync(companion, 'utf8').split('\n')
  const isEntry = (line: string) =>
    question !== null && /^\s*question\s*=/.test(line) && line.includes(question)
  return lines.findIndex(isEntry) + 1 || 1
}

function asCopy(library: Library, card: Card): EditPlace {
  const topics = card.topics.slice(0, 1)
  const copy = writeDown(
    library,
    isDraft(card) ? { ...card, question: 'What is the question?' } : card,
    topics,
  )
  return {
    file: copy.file,
    line: copy.line,
    copied: true,
    async finish() {
      if (fs.existsSync(copy.file) && fs.readFileSync(copy.file, 'utf8') === copy.text) {
        copy.takeBack()
        return false
      }
      const { documents } = await importDocuments(library, { paths: [copy.file], withCards: true })
      const next = cardFrom(documents[0]?.cards ?? [], copy.line)
      if (next !== null && next.id !== card.id) {
        giveUpPlaces(library, card)
        await linkCards(library, card.id, next.id)
      }
      return true
    },
  }
}

/** The card stands nowhere any more, until its copy continues it. */
function giveUpPlaces(library: Library, { version }: Card): void {
  const { db, ports } = library
  const key = cardOfVersion(db, version)?.key
  if (key === undefined) return
  transaction(library, () => {
    dropSources(db, [key], documentsHolding(db, [key]))
    settleRetired(db, [key], ports.now())
  })
}
