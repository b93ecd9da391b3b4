import { cardOfVersion } from '../store/cards.ts'
import { newestFirst } from '../store/events.ts'
import type { Library } from './open.ts'

/** Events looked through for the last set: a quiz is not that long, nor that long ago. */
const LOOKED_AT = 20_000

/** The cards missed in the last quiz that asked anything, by key. */
export function missedInLastSet({ db, device }: Library): number[] {
  const missed = new Set<string>()
  const taken = new Set<unknown>()
  let set: unknown
  let seen = 0
  for (const { kind, card, grade, seq, data } of newestFirst(db, device)) {
    if (++seen > LOOKED_AT) break
    if (kind === 'voided' && data?.device === device) taken.add(data.seq)
    if (kind !== 'quizzed' || taken.has(seq) || data?.set === undefined) continue
    set ??= data.set
    if (data.set !== set) break
    if (grade === 1 && card !== null) missed.add(card)
  }
  return [...missed].flatMap((version) => cardOfVersion(db, version)?.key ?? [])
}
