/** The settings that shape memory. Times are minutes, intervals study days. */
export interface MemorySettings {
  /** Share of cards to be still known when they fall due: 0.7-0.99. */
  retention: number
  /** Steps of a new card, in minutes: it is asked again after each of them before it gets a day. */
  learningSteps: number[]
  /** Steps of a card that was forgotten, in minutes. */
  relearningSteps: number[]
  maximumInterval: number
  /** Spread cards learned on one day over the days round their interval. */
  fuzz: boolean
  /** The 21 numbers of FSRS-6; null for those that come with it. */
  parameters: number[] | null
  /**
   * Study day of an interview, `2027-01-15`: until then every card comes round once more in the week before, so
   * that as much as possible is remembered on that day. Null without one.
   */
  interview: string | null
}

/** What a log is read with until its first `configured` event: histories rest on it, so it never changes. */
export const DEFAULT_SETTINGS: MemorySettings = {
  retention: 0.9,
  learningSteps: [1, 10],
  relearningSteps: [10],
  maximumInterval: 36_500,
  fuzz: false,
  parameters: null,
  interview: null,
}

/**
 * The settings after a `configured` event. Its data holds any of the settings; what is missing, unknown or out
 * of range (a newer iq, another hand) leaves the setting as it was.
 */
export function configured(before: MemorySettings, data: Record<string, unknown> | null): MemorySettings {
  if (data === null) return before
  const after = { ...before }
  if (isNumber(data.retention, 0.5, 0.999)) after.retention = data.retention
  if (isSteps(data.learningSteps)) after.learningSteps = data.learningSteps
  if (isSteps(data.relearningSteps)) after.relearningSteps = data.relearningSteps
  if (isNumber(data.maximumInterval, 1, 36_500)) after.maximumInterval = Math.floor(data.maximumInterval)
  if (typeof data.fuzz === 'boolean') after.fuzz = data.fuzz
  if (data.parameters === null || isParameters(data.parameters)) after.parameters = data.parameters
  if (data.interview === null || isDay(data.interview)) after.interview = data.interview
  return after
}

const isNumber = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most

const isSteps = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((step) => isNumber(step, 1, 525_600))

const isParameters = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length === 21 && value.every((number) => Number.isFinite(number))

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
