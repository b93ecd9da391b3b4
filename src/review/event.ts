/** 1 again (missed), 2 hard, 3 good, 4 easy. 1 counts as missed, 2-4 as right. */
export type Grade = 1 | 2 | 3 | 4

/** Kinds iq writes today. The column is open text: kinds a newer iq wrote survive and are ignored. */
export type EventKind =
  | 'graded'
  | 'quizzed'
  | 'suspended'
  | 'resumed'
  | 'buried'
  | 'reset'
  | 'flagged'
  | 'tagged'
  | 'noted'
  | 'linked'
  | 'configured'
  | 'voided'

/** Something that happened. Append-only: nothing is ever changed or deleted, undo appends `voided`. */
export interface Event {
  /** Which copy of the library wrote it; a restored library takes a new one. */
  device: string
  /** 1, 2, 3 … for each device without a gap; (device, seq) is the key. */
  seq: number
  /** Hybrid logical clock; events are ordered by (hlc, device, seq). */
  hlc: number
  /** UTC milliseconds. */
  at: number
  /** The study day as lived: `2026-11-21`. */
  day: string
  /** Minutes east of UTC where it was lived. */
  offsetMin: number
  kind: string
  /** Version id of the card shown; null where the event concerns none. */
  card: string | null
  grade: Grade | null
  /** Milliseconds the person took; null when not measured. */
  ms: number | null
  /** voided: {device, seq} of the event taken back. configured: the settings. linked: {to: newer version id}. */
  data: Record<string, unknown> | null
}

/** What a caller gives to be recorded; the one write path adds device, seq, hlc, day and offset. */
export type Happening = {
  kind: EventKind
  card?: string | null
  grade?: Grade
  ms?: number
  data?: Record<string, unknown>
}
