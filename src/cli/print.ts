import type { Sink } from '../terminal/sink.ts'

/** Writes the lines of a view in one go. */
export const printLines = (sink: Sink, lines: readonly string[]): void =>
  sink.write(lines.map((line) => `${line}\n`).join(''))
