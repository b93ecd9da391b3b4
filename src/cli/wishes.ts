import type { Wishes } from '../library/cards.ts'
import type { Flags } from './command.ts'

/** The flags that choose cards, as the library takes them. */
export const wishesOf = (flags: Flags): Wishes => ({
  topics: flags.topic,
  documents: flags.document,
  due: flags.due,
  new: flags.new === true,
  missed: flags.missed,
  drafts: flags.drafts,
  retired: flags.retired,
  leeches: flags.leeches,
})
