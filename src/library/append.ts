import type { Event, Happening } from '../review/event.ts'
import { type Calendar, studyDay } from '../review/study-day.ts'
import { appendEvent, latest } from '../store/events.ts'
import type { Library } from './open.ts'

/** Writes an event down, inside the caller's transaction; `at` in UTC milliseconds. */
export type Append = (happening: Happening, at: number) => Event

/** A millisecond has so many logical ticks: 2^53 then lasts until the year 2248. */
const HLC_TICKS = 1024

/** Adds to a happening what makes it an event: device, the next seq, the logical clock, the day as lived. */
export function createAppend({ db, device, ports }: Library, calendar: Calendar): Append {
  return ({ kind, card = null, grade, ms, data }, at) => {
    const last = latest(db, device)
    const event: Event = {
      device,
      seq: last.seq + 1,
      hlc: Math.max(last.hlc + 1, Math.floor(ports.now()) * HLC_TICKS),
      at,
      day: studyDay(at, calendar),
      offsetMin: calendar.zone(at),
      kind,
      card,
      grade: grade ?? null,
      ms: ms === undefined ? null : Math.round(ms),
      data: data ?? null,
    }
    appendEvent(db, event)
    return event
  }
}
