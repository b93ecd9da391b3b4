import type { Page } from '../page.ts'
import { oneLine } from '../visible.ts'
import { padEnd, widthOf } from '../width.ts'
import { wrapText } from '../wrap.ts'

interface SettingRow {
  key: string
  does: string
  /** Null for none. */
  value: string | null
  /** Where it is set; null when the default holds. */
  file: string | null
  line: number | null
}

/** A line a setting: its name, its value, and where that comes from; what it does below. */
export function configView(settings: readonly SettingRow[], { style, width }: Page): string[] {
  const column = (texts: readonly string[]) => Math.max(...texts.map(widthOf))
  const [names, values] = [
    settings.map(({ key }) => key),
    settings.map(({ value }) => (value === null ? 'none' : value === '' ? '""' : oneLine(value))),
  ]
  const [nameWidth, valueWidth] = [column(names), column(values)]
  return settings.flatMap(({ key, does, file, line }, index) => {
    const origin = file === null ? style.dim('default') : oneLine(`${file}:${line}`)
    return [
      `${style.bold(padEnd(key, nameWidth))}  ${padEnd(values[index]!, valueWidth)}  ${origin}`,
      ...wrapText(does, width - 2, style.dim).map((row) => `  ${row}`),
    ]
  })
}
